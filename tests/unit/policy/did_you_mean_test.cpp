// Which names are near enough to be meant.
#include "policy/did_you_mean.hpp"

#include <gtest/gtest.h>

#include <string>

#include "policy/severity.hpp"

namespace obelus {
namespace {

constexpr std::string_view kNames[] = {
    "error",           "warning",          "suggestion", "off", "quotes/unclosed",
    "quotes/unopened", "spam/hidden-text", "ar",         "لغة"};

std::string meant(std::string_view word) {
  const auto name = did_you_mean(word, kNames);
  return name ? std::string(*name) : "";
}

TEST(DidYouMean, FindsNearNames) {
  EXPECT_EQ(meant("eror"), "error");
  EXPECT_EQ(meant("erorr"), "error");  // neighbours swapped: one edit
  EXPECT_EQ(meant("Error"), "error");
  EXPECT_EQ(meant("wraning"), "warning");
  EXPECT_EQ(meant("sugestoin"), "suggestion");
  EXPECT_EQ(meant("of"), "off");
  EXPECT_EQ(meant("quote/unclosd"), "quotes/unclosed");
  EXPECT_EQ(meant("spam/hidden_txt"), "spam/hidden-text");
  EXPECT_EQ(meant("لغه"), "لغة");
}

TEST(DidYouMean, AThirdOfTheLengthMayDiffer) {
  EXPECT_EQ(meant("qotes/unclsedd"), "quotes/unclosed");
  EXPECT_EQ(meant("kuotez/unklozet"), "quotes/unclosed");
  EXPECT_EQ(meant("xuotxx/unxlxxxd"), "");
}

TEST(DidYouMean, BeginningsAndNamesWithoutFamily) {
  EXPECT_EQ(meant("warn"), "warning");
  EXPECT_EQ(meant("unclosed"), "quotes/unclosed");
  EXPECT_EQ(meant("su"), "");
}

TEST(DidYouMean, LeavesTheRestAlone) {
  EXPECT_EQ(meant(""), "");
  EXPECT_EQ(meant("en"), "");  // two letters have nothing left after two edits
  EXPECT_EQ(meant("fatal"), "");
  EXPECT_EQ(meant(std::string(1'000'000, 'e')), "");
  EXPECT_EQ(did_you_mean("error", {}), std::nullopt);
}

TEST(DidYouMean, TheNearestWinsThenTheFirst) {
  constexpr std::string_view kNear[] = {"abcdxx", "abcdex", "abcdey"};
  EXPECT_EQ(did_you_mean("abcdef", kNear), "abcdex");
}

TEST(DidYouMean, AsAHint) {
  EXPECT_EQ(suggestion_for("eror", kNames), "; did you mean “error”?");
  EXPECT_EQ(suggestion_for("fatal", kNames), "");
}

TEST(Severity, NamesAndBack) {
  for (const Severity severity :
       {Severity::off, Severity::suggestion, Severity::warning, Severity::error}) {
    EXPECT_EQ(severity_from(name(severity)), severity);
  }
  EXPECT_EQ(severity_from("Error"), std::nullopt);
  EXPECT_EQ(name(Confidence::definite), "definite");
  EXPECT_EQ(name(Confidence::possible), "possible");
  EXPECT_EQ(lowered(Severity::error), Severity::warning);
  EXPECT_EQ(lowered(Severity::warning), Severity::suggestion);
  EXPECT_EQ(lowered(Severity::suggestion), Severity::suggestion);
  EXPECT_EQ(lowered(Severity::off), Severity::off);
}

}  // namespace
}  // namespace obelus
