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
}

TEST(SpamForm, OddBytesAreNecessaryForSignals) {
  EXPECT_FALSE(has_odd_bytes("An ordinary sentence (with 20 words), it seems."));
  EXPECT_TRUE(has_odd_bytes("#tag"));
  EXPECT_TRUE(has_odd_bytes("call 0900 123 45 67"));
  EXPECT_TRUE(has_odd_bytes("[New] ten ways"));
}

}  // namespace
}  // namespace obelus
