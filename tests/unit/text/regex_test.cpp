// Patterns as policy authors write them, offsets in bytes, and limits.
#include "text/regex.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <thread>
#include <vector>

namespace obelus {
namespace {

std::vector<std::string> found(const Regex& regex, std::string_view text) {
  std::vector<std::string> result;
  for (const Regex::Match& match : regex.find_all(text)) result.emplace_back(match.whole.of(text));
  return result;
}

using Strings = std::vector<std::string>;

TEST(Regex, FindsByByteOffset) {
  const std::string_view text = "été: 12 €, ٣٤ دينارا 😀 56";
  EXPECT_EQ(found(Regex("\\d+"), text), (Strings{"12", "٣٤", "56"}));
  EXPECT_EQ(found(Regex("ÉTÉ", true), text), (Strings{"été"}));
  EXPECT_TRUE(found(Regex("ÉTÉ"), text).empty());
  EXPECT_EQ(found(Regex("[\\p{Arabic}\\d]+"), text), (Strings{"12", "٣٤", "دينارا", "56"}));
  EXPECT_EQ(found(Regex("\\bدينارا\\b"), text), (Strings{"دينارا"}));
}

TEST(Regex, Groups) {
  const std::string_view text = "from 3 to 5; from x";
  const auto matches = Regex("from (?:(\\d)|(x))(?: to (\\d))?").find_all(text);
  ASSERT_EQ(matches.size(), 2U);
  ASSERT_EQ(matches[0].groups.size(), 3U);
  EXPECT_EQ(matches[0].groups[0].of(text), "3");
  EXPECT_TRUE(matches[0].groups[1].empty());
  EXPECT_EQ(matches[0].groups[2].of(text), "5");
  EXPECT_EQ(matches[1].groups[0], Span<Text>());
  EXPECT_EQ(matches[1].groups[1].of(text), "x");
}

TEST(Regex, SpellingsOfPcreAndGo) {
  EXPECT_EQ(found(Regex("(?P<first_word>\\w+) (?P=first_word)"), "the the cat"),
            (Strings{"the the"}));
  EXPECT_EQ(found(Regex("(?<a_b>x)\\k<a_b>"), "xx"), (Strings{"xx"}));
  EXPECT_EQ(found(Regex("(?<=a)b(?!c)"), "abc ab"), (Strings{"b"}));
  EXPECT_EQ(found(Regex("[\\w-.]+"), "well-known.txt!"), (Strings{"well-known.txt"}));
  EXPECT_EQ(found(Regex("[a-]+"), "a-a b"), (Strings{"a-a"}));
  EXPECT_EQ(found(Regex("[[(]x[])]"), "[x] (x)"), (Strings{"[x]", "(x)"}));
  EXPECT_EQ(found(Regex("[^]]+"), "ab]"), (Strings{"ab"}));
  EXPECT_EQ(found(Regex("[a&&b]+"), "a&b"), (Strings{"a&b"}));
  EXPECT_EQ(found(Regex("[!--]+"), "!+-"), (Strings{"!+-"}));
  EXPECT_EQ(found(Regex("[[:alpha:]-]+"), "é-a1"), (Strings{"é-a"}));
  EXPECT_EQ(found(Regex("[^\\[\\]]+"), "[a]"), (Strings{"a"}));
  EXPECT_EQ(found(Regex("{{ *\\w+ *}}"), "{{ name }}"), (Strings{"{{ name }}"}));
  EXPECT_EQ(found(Regex("{x}"), "{x}"), (Strings{"{x}"}));
  EXPECT_EQ(found(Regex("a{2}b{1,}c{0,1}"), "aabb"), (Strings{"aabb"}));
  EXPECT_EQ(found(Regex("a]"), "a]"), (Strings{"a]"}));
  EXPECT_EQ(found(Regex("\\Q[{(\\E!"), "[{(!"), (Strings{"[{(!"}));
  EXPECT_EQ(found(Regex("\\pL+"), "ab1"), (Strings{"ab"}));
  EXPECT_EQ(found(Regex("\\x{E9}\\u00E9"), "éé"), (Strings{"éé"}));
  EXPECT_EQ(found(Regex("(?i)ABC"), "abc"), (Strings{"abc"}));
  EXPECT_EQ(found(Regex("[ \\t]+$"), "a  "), (Strings{"  "}));
  EXPECT_EQ(found(Regex("[!-\\/]+"), "a#/"), (Strings{"#/"}));
}

TEST(Regex, MatchesWhole) {
  const Regex regex("[A-Z][a-z]+");
  EXPECT_TRUE(regex.matches_whole("House"));
  EXPECT_FALSE(regex.matches_whole("House "));
  EXPECT_FALSE(regex.matches_whole(""));
  EXPECT_TRUE(Regex("").matches_whole(""));
}

TEST(Regex, EmptyMatchesMoveOn) {
  EXPECT_EQ(Regex("x*").find_all("aé").size(), 3U);
  EXPECT_EQ(Regex("$").find_all("").size(), 1U);
}

TEST(Regex, BadPatternsSayWhere) {
  const auto offset = [](std::string_view pattern) -> std::size_t {
    try {
      const Regex regex(pattern);
    } catch (const RegexError& error) {
      EXPECT_STRNE(error.what(), "");
      return error.offset();
    }
    ADD_FAILURE() << pattern << " was accepted";
    return 0;
  };
  EXPECT_EQ(offset("ab)"), 2U);
  EXPECT_EQ(offset("é(ab"), 3U);
  EXPECT_EQ(offset("{x}é*+?"), 6U);
  EXPECT_LE(offset("[z-a]"), 5U);
  EXPECT_LE(offset("[abc"), 4U);
  EXPECT_LE(offset("(?<=a*)b"), 8U);
  EXPECT_LE(offset("\\"), 1U);
  EXPECT_LE(offset("(?P<"), 4U);
  EXPECT_LE(offset("(?P=x"), 5U);
  EXPECT_LE(offset("\\p{Nonsense}"), 12U);
}

TEST(Regex, CatastrophicPatternsEndSoon) {
  const auto cpu_seconds = [begin = std::clock()] {
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  const Regex quadratic("[a-z]+[0-9]");
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(quadratic.find_all(std::string(1000, 'a')).empty());
  const double quadratic_seconds = cpu_seconds();
  const std::string text(200, 'a');
  for (const char* const pattern : {"(a+)+$x", "(a|aa)+x", "(a|a)*x", "(?:a*)*x", "((a*)*)*x"}) {
    const Regex regex(pattern);
    const double begin = cpu_seconds();
    EXPECT_THROW(regex.find_all(text), RegexError) << pattern;
    EXPECT_THROW(regex.matches_whole(text), RegexError) << pattern;
    EXPECT_LT(cpu_seconds() - begin, 10 * quadratic_seconds) << pattern;
    EXPECT_TRUE(regex.find_all("b").empty() || pattern[0] == '(') << "usable after an error";
  }
}

TEST(Regex, DeepStacksEndToo) {
  const Regex regex("(?:a|b)*x");
  EXPECT_THROW(regex.matches_whole(std::string(std::size_t{4} << 20, 'a')), RegexError);
}

TEST(Regex, LongSoundTextIsSearchedWhole) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "A very boring sentence about nothing at all. ";
  EXPECT_EQ(Regex("\\bvery\\s+\\w+ing\\b").find_all(text).size(), 20000U);
}

TEST(Regex, IsSharedByThreads) {
  const Regex regex("(\\w+)-(\\w+)");
  std::string text;
  for (int i = 0; i < 500; ++i) text += "well-known été-là ";
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) count += regex.find_all(text).size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : counts) EXPECT_EQ(count, 20000U);
}

TEST(Regex, Moves) {
  Regex first("a");
  Regex second = std::move(first);
  EXPECT_EQ(second.find_all("aa").size(), 2U);
}

}  // namespace
}  // namespace obelus
