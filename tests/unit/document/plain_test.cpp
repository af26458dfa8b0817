#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::plain;
using testing::Seen;
using Blocks = std::vector<Seen>;

TEST(Plain, TextIsTheSourceItself) {
  const std::string source = "One line.\n\nAnother line.\n";
  const auto read = plain(source);
  EXPECT_TRUE(read->text_is_raw);
  EXPECT_EQ(read->text(), source);
  EXPECT_EQ(read.raw_of("Another"), "Another");
  EXPECT_EQ(read->map.target_length(), source.size());
}

TEST(Plain, BlankLinesSeparateParagraphs) {
  const auto read =
      plain("  The first one ends here.  \n \t\nThe second one does, too.\n\n\n\nAnd a third.");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "The first one ends here."},
                                   {"paragraph", "The second one does, too."},
                                   {"paragraph", "And a third."}}));
}

TEST(Plain, HardWrappedLinesAreOneParagraph) {
  const auto read = plain(
      "On Tuesday the committee met for the last time before the summer, and\n"
      "its chairwoman told reporters that \"nobody has asked for a delay, and\n"
      "nobody will get one\". The vote is due in July.\n"
      "\n"
      "Members of the opposition had called the timetable reckless. They were\n"
      "not invited.\n");
  ASSERT_EQ(read->blocks.size(), 2U);
  EXPECT_EQ(read->text(read.block(1)),
            "Members of the opposition had called the timetable reckless. They were\nnot invited.");
}

TEST(Plain, WrappedParagraphsWithoutABlankLineEndWithTheirShortLine) {
  const auto read = plain(
      "The ferry had left the harbour an hour late, and nobody on board could\n"
      "say why. Its captain kept silent.\n"
      "The next morning the company spoke of a failure of the steering, which\n"
      "engineers had found and repaired before the ship went out.\n");
  ASSERT_EQ(read->blocks.size(), 2U);
  EXPECT_EQ(read->text(read.block(1)).substr(0, 16), "The next morning");
}

TEST(Plain, WrappedTextWithoutLetterCase) {
  const auto read = plain(
      "اجتمعت اللجنة يوم الثلاثاء للمرة الأخيرة قبل عطلة الصيف وقالت رئيستها\n"
      "للصحفيين إن أحدا لم يطلب التأجيل وإن التصويت سيجري في شهر يوليو كما\n"
      "كان مقررا من قبل، بينما وصف أعضاء المعارضة هذا الجدول الزمني بأنه\n"
      "متسرع.\n");
  EXPECT_EQ(read->blocks.size(), 1U);
}

TEST(Plain, OneParagraphALine) {
  const auto read = plain(
      "The minister resigned on Monday after a long night of talks in the capital, her office said "
      "in a statement.\n"
      "Watch the final live for free\n"
      "Her successor is to be named by the end of the week, according to two people who were in "
      "the room that night.\n"
      "Markets hardly moved.\n");
  EXPECT_EQ(read->blocks.size(), 4U);
}

TEST(Plain, AHeadlineAndItsBylineAreTwoBlocks) {
  const auto read = plain(
      "Minister resigns after a long night of talks in the capital city\nBy Jane Example\n\nText.");
  ASSERT_EQ(read->blocks.size(), 3U);
  EXPECT_EQ(read->text(read.block(1)), "By Jane Example");
}

TEST(Plain, AListOfHeadlinesIsNotWrappedProse) {
  const auto read = plain(
      "Storm closes three airports along the northern coast\n"
      "Council votes for a new bridge over the river after years\n"
      "Old theatre reopens with a play about its own fire\n"
      "Why the price of bread has doubled since the spring\n");
  EXPECT_EQ(read->blocks.size(), 4U);
}

TEST(Plain, TitleIsAShortFirstLineAloneWithoutAFullStop) {
  EXPECT_EQ(plain("A quiet year for the harbour\n\nIt was a quiet year.").blocks()[0].scope,
            "title");
  EXPECT_EQ(plain("Who owns the harbour?\n\nNobody knows.").blocks()[0].scope, "title");
  EXPECT_EQ(plain("من يملك الميناء؟\n\nلا أحد يعرف.").blocks()[0].scope, "title");
  EXPECT_EQ(plain("It was a quiet year.\n\nNobody came.").blocks()[0].scope, "paragraph");
  EXPECT_EQ(plain("The reasons are these:\n\nNobody came.").blocks()[0].scope, "paragraph");
  EXPECT_EQ(plain("A quiet year\nIt was a quiet year.").blocks()[0].scope, "paragraph");
  EXPECT_EQ(plain("A quiet year").blocks()[0].scope, "paragraph") << "nothing follows";
  EXPECT_EQ(plain("\n\n A quiet year\n\nText.").blocks()[0].scope, "title");
  EXPECT_EQ(plain(std::string(200, 'x') + "\n\nText.").blocks()[0].scope, "paragraph");
}

TEST(Plain, ShortLinesBetweenParagraphsStayParagraphs) {
  const auto read = plain("Title\n\nSome prose here.\n\ncheap loans online\n\nMore prose.");
  EXPECT_EQ(read.blocks()[2], (Seen{"paragraph", "cheap loans online"}));
}

TEST(Plain, BulletLinesAreItemsOfOneContainer) {
  const auto read = plain(
      "Before.\n\n  • One thing.\n  • Another thing.\n\nBetween.\n\n- a\n- b\n\n1. x\n2) y\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Before."},
                                   {"list", "One thing."},
                                   {"list", "Another thing."},
                                   {"paragraph", "Between."},
                                   {"list", "a"},
                                   {"list", "b"},
                                   {"list", "x"},
                                   {"list", "y"}}));
  EXPECT_EQ(read.block(0).container, 0U);
  EXPECT_NE(read.block(1).container, 0U);
  EXPECT_EQ(read.block(1).container, read.block(2).container);
  EXPECT_NE(read.block(1).container, read.block(4).container);
  EXPECT_NE(read.block(4).container, read.block(6).container);
  EXPECT_EQ(read.raw(read.block(1)), "• One thing.")
      << "the bullet is of the line, not of the text";
}

TEST(Plain, AnItemGoesOnInHangingLines) {
  const auto read = plain("- the first item goes on\n  in a line below\n- the second\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"list", "the first item goes on\n  in a line below"},
                                   {"list", "the second"}}));
}

TEST(Plain, ALoneDashOrNumberIsNoList) {
  EXPECT_EQ(plain("A saying.\n\n- Jane Example").blocks()[1],
            (Seen{"paragraph", "- Jane Example"}));
  EXPECT_EQ(plain("Text.\n\n2. Methods\n\nMore.").blocks()[1], (Seen{"paragraph", "2. Methods"}));
  EXPECT_EQ(plain("Text.\n\n* * *\n\nMore.").blocks()[1], (Seen{"paragraph", "* * *"}));
  EXPECT_EQ(plain("Text.\n\n-5 degrees at noon").blocks()[1].scope, "paragraph");
  EXPECT_EQ(plain("2023. A year.\n1999. Another.").blocks()[0].scope, "paragraph");
}

TEST(Plain, QuotedMailIsQuote) {
  const auto read =
      plain("She wrote:\n\n> that \"nothing\n> is lost\" at all.\n>\n> Second.\n>> deeper\n");
  ASSERT_EQ(read->blocks.size(), 4U);
  EXPECT_EQ(read.blocks()[1], (Seen{"quote", "that \"nothing\n> is lost\" at all."}));
  EXPECT_EQ(read.block(1).depth, 1);
  EXPECT_EQ(read.blocks()[3], (Seen{"quote", "deeper"}));
  EXPECT_EQ(read.block(3).depth, 2);
  EXPECT_EQ(read.block(1).container, read.block(2).container);
}

TEST(Plain, EveryKindOfLineEnd) {
  const Blocks expected{{"paragraph", "One."}, {"paragraph", "Two."}};
  for (const char* const end : {"\n\n", "\r\n\r\n", "\r\r", "\f\n", "\v\v", "\xE2\x80\xA9",
                                "\xE2\x80\xA8\xE2\x80\xA8", "\xC2\x85\xC2\x85"}) {
    EXPECT_EQ(plain(std::string("One.") + end + "Two.").blocks(), expected);
  }
  EXPECT_EQ(plain("One.\r\nTwo.\r\n").blocks(), expected) << "a line each";
}

TEST(Plain, WhatHasNoWidthIsBlank) {
  const std::string nul(3, '\0');
  EXPECT_EQ(plain("One.\n\xE2\x80\x8B\nTwo.")->blocks.size(), 2U);
  EXPECT_EQ(plain("One.\n" + nul + "\nTwo.")->blocks.size(), 2U);
  EXPECT_TRUE(plain("")->blocks.empty());
  EXPECT_TRUE(plain(" \n\t\n\xC2\xA0\n\xEF\xBB\xBF\n")->blocks.empty());
  EXPECT_TRUE(plain(nul)->blocks.empty());
  // At the border of words it is text: rules report it.
  EXPECT_EQ(plain("\xE2\x80\x8BOne.").blocks()[0].text, "\xE2\x80\x8BOne.");
}

TEST(Plain, EveryLineOfTheSeedArticleIsABlock) {
  std::ifstream file(OBELUS_SOURCE_DIR "/../shared/seed/article.txt", std::ios::binary);
  if (!file) GTEST_SKIP() << "the seed article is not here";
  std::stringstream content;
  content << file.rdbuf();
  const std::string article = content.str();
  const auto read = plain(article);
  std::size_t lines = 0;
  std::istringstream each(article);
  for (std::string line; std::getline(each, line);) {
    lines += line.find_first_not_of(" \r") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(read->blocks.size(), lines);
  EXPECT_EQ(read.block(0).scope, Scope::title);
  EXPECT_EQ(std::count_if(read->blocks.begin(), read->blocks.end(),
                          [](const Block& block) { return block.scope == Scope::list; }),
            2);
  for (const Block& block : read->blocks) EXPECT_EQ(block.language, "ar");
}

}  // namespace
}  // namespace obelus
