// ICU must end sentences at the same places whether it reads a paragraph or its stops only.
#include "text/sentence_stops.hpp"

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "samples.hpp"

namespace obelus::detail {
namespace {

class Reference {
 public:
  explicit Reference(const char* language) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale(language), status));
  }
  // Where sentences end, the end of the text left out.
  std::vector<std::size_t> ends(std::string_view text) {
    std::vector<std::size_t> result;
    UErrorCode status = U_ZERO_ERROR;
    UText* const source =
        utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
    iterator_->setText(source, status);
    for (int32_t at = iterator_->next();
         at != icu::BreakIterator::DONE && static_cast<std::size_t>(at) < text.size();
         at = iterator_->next()) {
      result.push_back(static_cast<std::size_t>(at));
    }
    utext_close(source);
    return result;
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

void expect_same(std::string_view text, bool greek) {
  Reference reference(greek ? "el" : "");
  SentenceStops stops;
  stops.collect(text, greek);
  std::vector<std::size_t> ends;
  for (const std::size_t at : reference.ends(stops.text())) ends.push_back(stops.to_paragraph(at));
  ASSERT_EQ(ends, reference.ends(text)) << text;
}

TEST(SentenceStops, EndSentencesWhereTheParagraphDoes) {
  for (const std::string_view sentence : samples::kSentences) {
    std::string twice(sentence);
    twice += ' ';
    twice += sentence;
    expect_same(twice, false);
    expect_same(twice, true);
  }
}

TEST(SentenceStops, AgreeOnRandomParagraphs) {
  constexpr std::array<std::string_view, 28> kPieces = {
      ".", "!",      "?", "…", "؟",      "。",     ";",      "\n",  "\r\n", "\u2029",
      " ", "\u00A0", "a", "B", "word",   "7",      "ب",      "Я",   "字",   "’",
      "”", "(",      ")", ",", "\u0301", "\u200D", "\u00AD", "U.S."};
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t left = 1 + below(30); left > 0; --left) text += kPieces[below(kPieces.size())];
    expect_same(text, round % 4 == 0);
    if (HasFatalFailure()) return;
  }
}

TEST(SentenceStops, AreNoneWhereNothingStops) {
  SentenceStops stops;
  stops.collect("a line without an end, and 7 words", false);
  EXPECT_TRUE(stops.text().empty());
  stops.collect("", false);
  EXPECT_TRUE(stops.text().empty());
  stops.collect("one; two", false);
  EXPECT_TRUE(stops.text().empty());
  stops.collect("ένα; δύο", true);
  EXPECT_EQ(stops.text(), "α; δ");
}

}  // namespace
}  // namespace obelus::detail
