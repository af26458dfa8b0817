#include "rules/spam_form.hpp"

#include <gtest/gtest.h>

#include <string>

#include "analysis/line_form.hpp"

namespace obelus {
namespace {

// The names of what is found in a text of one block.
std::string names(const std::string& text) {
  Document document;
  read_document(text, {}, document);
  std::string out;
  for (const SpamSignal& signal : form_signals(text, line_form(document, 0))) {
    if (!out.empty()) out += "; ";
    out += signal.name;
  }
  return out;
}

TEST(SpamForm, ProseHasNoSignals) {
  EXPECT_EQ(names("In 2019 the firm sold 1,250,000 boxes in 14 countries, up 3.5%."), "");
  EXPECT_EQ(names("قال الوزير إن 45 ألف طالب سيعودون إلى مدارسهم يوم الأحد."), "");
}

TEST(SpamForm, MarksOfPosts) {
  EXPECT_EQ(names("حلقة اليوم #مسلسل_الليل كاملة"), "1 hashtag");
  EXPECT_EQ(names("#goal #match tonight"), "2 hashtags");
  EXPECT_EQ(names("@someone thank you"), "opens with an @name");
  EXPECT_EQ(names("— @someone, painter"), "an @name");
  EXPECT_EQ(names("مبروووك للجميع"), "stretched words");
  EXPECT_EQ(names("the dance of 강강강수월래 in autumn"), "");
  EXPECT_EQ(names("seen at pic.example.com/aGGGhB today"), "the name of a host");
}

TEST(SpamForm, TheSpellingOfMessages) {
  EXPECT_EQ(names("can u come 2nite"), "the spelling of short messages");
  EXPECT_EQ(names("the letter u stands in the word"), "");
  EXPECT_EQ(names("send TONES2U or MAD1 now"), "2 words of letters and digits");
  EXPECT_EQ(names("the road runs from pkg1/a2 to b-3"), "");
  EXPECT_EQ(names("more at shop.example.com today"), "the name of a host");
  EXPECT_EQ(names("the hashtag #two_words was used"), "");
}

TEST(SpamForm, NumbersToCallAreDialled) {
  EXPECT_EQ(names("call 0900 123 45 67 today"), "a number to call");
  EXPECT_EQ(names("call +44 7700 900123 today"), "a number to call");
  EXPECT_EQ(names("19327352832 bytes in all"), "");
  EXPECT_EQ(names("the score was 6-4 3-6 7-6 6-2"), "");
}

TEST(SpamForm, LabelsAndMeaninglessEnds) {
  EXPECT_EQ(names("Re: the offer we spoke of"), "a label in front");
  EXPECT_EQ(names("[New] ten ways to sleep"), "a label in front");
  EXPECT_EQ(names("[1] See the annual report"), "");
  EXPECT_EQ(names("Lower your rates 4fk29xq7"), "a meaningless last word");
  EXPECT_EQ(names("Lower your rates20467"), "a meaningless last word");
  EXPECT_EQ(names("Lower your rates!20467"), "an exclamation mark; a meaningless last word");
  EXPECT_EQ(names("the pictures kRtUwPqLmZbX"), "a meaningless last word");
  EXPECT_EQ(names("A winter without COVID-19"), "");
  EXPECT_EQ(names("A medal in the 4x100m"), "");
  EXPECT_EQ(names("written in JavaScriptCoreFramework"), "");
}

bool is_odd(const std::string& text) {
  Document document;
  read_document(text, {}, document);
  const TermMatcher matcher;
  Scratch scratch;
  const Article article(document, matcher, scratch);
  return has_odd_bytes(article, article.blocks()[0].text);
}

TEST(SpamForm, OddBytesAreNecessaryForSignals) {
  EXPECT_FALSE(is_odd("An ordinary sentence (with 20 words), it seems."));
  EXPECT_TRUE(is_odd("#tag"));
  EXPECT_TRUE(is_odd("call 0900 123 45 67"));
  EXPECT_TRUE(is_odd("[New] ten ways"));
}

}  // namespace
}  // namespace obelus
