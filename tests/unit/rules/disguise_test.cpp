#include "rules/disguise.hpp"

#include <gtest/gtest.h>

#include <string>

namespace obelus {
namespace {

TEST(Disguise, OrdinaryTextIsPassedByAtAGlance) {
  for (const std::string_view text :
       {"The F.B.I. paid $300 for 20 old maps in 1998.", "قال الوزير إن العمل سيبدأ غداً.",
        "Министр сказал, что всё готово.", "Η πόλη είναι μικρή.", "他说，一切都准备好了。", ""}) {
    EXPECT_FALSE(may_hold_disguise(text)) << text;
  }
}

TEST(Disguise, EveryKindIsSeen) {
  for (const std::string_view text : {"v1agra", "c@sino", "саsinо", "𝗳𝗿𝗲𝗲", "ｆｒｅｅ", "Ⓕⓡⓔⓔ",
                                      "via\u200Bgra", "مبـــــاشر", "مبااااشر", "freeee"}) {
    EXPECT_TRUE(may_hold_disguise(text)) << text;
  }
}

TEST(Disguise, TokensLosePunctuationAndPartAtUnderscores) {
  const auto tokens = disguise_tokens("«#live_stream»!", 10);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].text, (Span<Text>{13, 17}));
  EXPECT_EQ(tokens[1].text, (Span<Text>{18, 24}));
}

TEST(Disguise, StylesAreCounted) {
  const auto tokens = disguise_tokens("D𝐎𝑅A 𝗳𝗿𝗲𝗲 𝑥", 0);
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_TRUE(tokens[0].patched);
  EXPECT_EQ(tokens[1].styled, 4u);
  EXPECT_FALSE(tokens[1].patched);
  EXPECT_EQ(tokens[2].styled, 1u);
}

TEST(Disguise, CutOffSequencesOfStyledLettersAreSafe) {
  // Valid UTF-8 whose last character begins like a styled one.
  for (const std::string_view text : {"a\u2080", "\u1D00", "\uFB01", "😀"}) {
    disguise_tokens(text, 0);
    may_hold_disguise(text);
  }
}

}  // namespace
}  // namespace obelus
