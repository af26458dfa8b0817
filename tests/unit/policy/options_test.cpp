// Options of every type: fallbacks, what a policy may write, and what it may not.
#include "policy/options.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "small_catalogue.hpp"

namespace obelus {
namespace {

const OptionInfo& info(std::string_view name) {
  for (const OptionInfo& option : test::kEveryType) {
    if (option.name == name) return option;
  }
  throw std::logic_error("no such option");
}

Options with(std::string_view name, std::string_view yaml) {
  Options options(test::kEveryType);
  options.set(info(name), yaml::parse(yaml));
  return options;
}

std::string fault(std::string_view name, std::string_view yaml) {
  try {
    with(name, yaml);
    return "";
  } catch (const yaml::Error& error) {
    return std::to_string(error.mark().line) + ":" + std::to_string(error.mark().column) + ": " +
           error.what();
  }
}

TEST(Options, Fallbacks) {
  const Options options(test::kEveryType);
  EXPECT_TRUE(options.get<bool>("flag"));
  EXPECT_EQ(options.get<long long>("count"), 5);
  EXPECT_EQ(options.get<double>("share"), 0.5);
  EXPECT_EQ(options.get<std::string>("title"), "none");
  EXPECT_EQ(options.get<std::string>("mode"), "strict");
  EXPECT_EQ(options.get<StringList>("allow"), StringList());
  EXPECT_EQ(options.get<StringList>("require"), StringList({"author"}));
  EXPECT_EQ(options.get<StringMap>("styles"), (StringMap{{"en", "“”"}}));
  EXPECT_EQ(options.get<NumberMap>("weights"), NumberMap());
  EXPECT_FALSE(options.given("flag"));
}

TEST(Options, ABadFallbackIsAProgrammersError) {
  constexpr OptionInfo kBad[] = {{.name = "n", .type = OptionType::integer, .fallback = "many"}};
  EXPECT_THROW((Options(kBad)), std::logic_error);
}

TEST(Options, UndeclaredOrOfAnotherType) {
  const Options options(test::kEveryType);
  EXPECT_THROW(options.get<bool>("nothing"), std::logic_error);
  EXPECT_THROW(options.get<bool>("count"), std::logic_error);
}

TEST(Options, Values) {
  EXPECT_FALSE(with("flag", "false").get<bool>("flag"));
  EXPECT_TRUE(with("flag", "false").given("flag"));
  EXPECT_EQ(with("count", "10").get<long long>("count"), 10);
  EXPECT_EQ(with("share", "1").get<double>("share"), 1.0);
  EXPECT_EQ(with("share", ".25").get<double>("share"), 0.25);
  EXPECT_EQ(with("title", "no").get<std::string>("title"), "no");
  EXPECT_EQ(with("title", "12").get<std::string>("title"), "12");
  EXPECT_EQ(with("mode", "lenient").get<std::string>("mode"), "lenient");
  EXPECT_EQ(with("allow", "[no, 12, true, 'x y']").get<StringList>("allow"),
            StringList({"no", "12", "true", "x y"}));
  EXPECT_EQ(with("allow", "Super Bowl").get<StringList>("allow"), StringList({"Super Bowl"}));
  EXPECT_EQ(with("allow", "[]").get<StringList>("allow"), StringList());
  EXPECT_EQ(with("styles", "{ar: «» ‹›}").get<StringMap>("styles"), (StringMap{{"ar", "«» ‹›"}}));
  EXPECT_EQ(with("weights", "{a: 1, ب: 2.5}").get<NumberMap>("weights"),
            (NumberMap{{"a", 1}, {"ب", 2.5}}));
}

TEST(Options, Faults) {
  EXPECT_EQ(fault("flag", "yes"), "1:1: expected true or false, not “yes”");
  EXPECT_EQ(fault("flag", "'true'"), "1:1: expected true or false, not “true”");
  EXPECT_EQ(fault("count", "0"), "1:1: expected a whole number from 1 to 10, not “0”");
  EXPECT_EQ(fault("count", "11"), "1:1: expected a whole number from 1 to 10, not “11”");
  EXPECT_EQ(fault("count", "2.5"), "1:1: expected a whole number from 1 to 10, not “2.5”");
  EXPECT_EQ(fault("count", "[1]"), "1:1: expected a whole number from 1 to 10, not a list");
  EXPECT_EQ(fault("share", "1.01"), "1:1: expected a number from 0 to 1, not “1.01”");
  EXPECT_EQ(fault("share", ".nan"), "1:1: expected a number from 0 to 1, not “.nan”");
  EXPECT_EQ(fault("title", "[a]"), "1:1: expected a string, not a list");
  EXPECT_EQ(fault("title", "~"), "1:1: expected a string, not nothing (quote “null” and “~”)");
  EXPECT_EQ(fault("mode", "Lenient"),
            "1:1: expected strict or lenient, not “Lenient”; did you mean “lenient”?");
  EXPECT_EQ(fault("mode", "{}"), "1:1: expected strict or lenient, not a mapping");
  EXPECT_EQ(fault("allow", "{a: b}"), "1:1: expected a list of strings, not a mapping");
  EXPECT_EQ(fault("allow", ""), "1:1: expected a list of strings, not nothing");
  EXPECT_EQ(fault("allow", "[a, [b]]"), "1:5: expected a string, not a list");
  EXPECT_EQ(fault("require", "[author, dat]"),
            "1:10: expected author, date or link, not “dat”; did you mean “date”?");
  EXPECT_EQ(fault("styles", "{fr: «»}"), "1:2: unknown key “fr”: expected ar or en");
  EXPECT_EQ(fault("styles", "{ar: [«, »]}"), "1:6: expected a string, not a list");
  EXPECT_EQ(fault("styles", "«»"), "1:1: expected a mapping of strings to strings, not “«»”");
  EXPECT_EQ(fault("weights", "{a: much}"), "1:5: expected a number from 0 to 100, not “much”");
  EXPECT_EQ(fault("weights", "[a]"), "1:1: expected a mapping of strings to numbers, not a list");
}

TEST(Options, AnOpenRangeNamesItsLowerEnd) {
  constexpr OptionInfo kOpen = {.name = "n", .type = OptionType::integer, .minimum = 2};
  Options options;
  try {
    options.set(kOpen, yaml::parse("1"));
    FAIL();
  } catch (const yaml::Error& error) {
    EXPECT_STREQ(error.what(), "expected a whole number of at least 2, not “1”");
  }
}

TEST(Options, MergeTakesOverWhatWasGiven) {
  Options first = with("count", "7");
  Options second;
  second.set(info("flag"), yaml::parse("false"));
  first.merge(second);
  EXPECT_EQ(first.get<long long>("count"), 7);
  EXPECT_FALSE(first.get<bool>("flag"));
  EXPECT_TRUE(first.given("flag"));
  EXPECT_TRUE(first.given("count"));
  EXPECT_FALSE(first.given("share"));
}

}  // namespace
}  // namespace obelus
