// Words and sentences of many scripts.
#include "text/segment.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "samples.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

using Strings = std::vector<std::string>;

Strings words_of(std::string_view text) {
  Strings result;
  for (const Span<Text> word : words(text)) result.emplace_back(word.of(text));
  return result;
}

Strings sentences_of(std::string_view text, std::string_view language) {
  SentenceSplitter splitter;
  Strings result;
  for (const Span<Text> span : splitter.split(text, language)) result.emplace_back(span.of(text));
  return result;
}

TEST(Words, ApostrophesAndHyphensJoinLetters) {
  EXPECT_EQ(words_of("It’s a well-known fact, isn't it?"),
            (Strings{"It’s", "a", "well-known", "fact", "isn't", "it"}));
  EXPECT_EQ(words_of("l'homme d’État"), (Strings{"l'homme", "d’État"}));
  EXPECT_EQ(words_of("'quoted' -dash- boys'"), (Strings{"quoted", "dash", "boys"}));
  EXPECT_EQ(words_of("a--b rock 'n' roll"), (Strings{"a", "b", "rock", "n", "roll"}));
  EXPECT_EQ(words_of("Bahá’í צה״ל"), (Strings{"Bahá’í", "צה״ל"}));
}

TEST(Words, ManyScripts) {
  EXPECT_EQ(words_of("قالَت «الوزيرة»، نعم."), (Strings{"قالَت", "الوزيرة", "نعم"}));
  EXPECT_EQ(words_of("او می‌گوید"), (Strings{"او", "می‌گوید"}));
  EXPECT_EQ(words_of("महापौर ने कहा।"), (Strings{"महापौर", "ने", "कहा"}));
  EXPECT_EQ(words_of("NHKは2024年、東京タワーで"),
            (Strings{"NHK", "は", "2024", "年", "東京タワーで"}));
  EXPECT_EQ(words_of("Cafe\u0301 12.5 mp3"), (Strings{"Cafe\u0301", "12", "5", "mp3"}));
  EXPECT_EQ(words_of("시장은 말했다"), (Strings{"시장은", "말했다"}));
  EXPECT_TRUE(words_of(" … — !").empty());
}

TEST(Words, TellsWhetherThereAreEnough) {
  for (const std::string_view text : samples::kSentences) {
    const std::size_t words = count_words(text);
    for (std::size_t least = 0; least <= words; ++least) EXPECT_TRUE(has_words(text, least));
    EXPECT_FALSE(has_words(text, words + 1)) << text;
  }
}

TEST(Words, CountsAsAReaderWould) {
  EXPECT_EQ(count_words("It’s a well-known fact."), 4U);
  EXPECT_EQ(count_words("新图书馆将在秋天开放了吧"), 4U);  // 12 letters
  EXPECT_EQ(count_words("新图书馆将在秋天开放了吗?"), 4U);
  EXPECT_EQ(count_words("图书馆"), 1U);
  EXPECT_EQ(count_words("图"), 0U);
  EXPECT_EQ(count_words("NHKは2024年"), 2U);  // NHK, 2024, and two letters
  EXPECT_EQ(count_words("قال الوزير إن"), 3U);
  EXPECT_EQ(count_words(""), 0U);
}

TEST(Words, CoverRandomTextInOrder) {
  std::mt19937 random(51);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = samples::random_text(random, 20);
    std::size_t end = 0;
    for_each_word(text, [&](std::size_t from, std::size_t to) {
      ASSERT_LE(end, from);
      for (std::size_t i = end; i < from;) {
        const char32_t c = utf8::decode(text, i);
        ASSERT_FALSE(is_word(c)) << "a letter outside all words";
      }
      ASSERT_LT(from, to);
      end = to;
    });
  }
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  EXPECT_EQ(sentences_of("Mr. Smith said it rained. Dr. Jones agreed! Did she?", "en"),
            (Strings{"Mr. Smith said it rained.", "Dr. Jones agreed!", "Did she?"}));
  EXPECT_EQ(sentences_of("The U.S. officials left. They flew home.", "en-GB"),
            (Strings{"The U.S. officials left.", "They flew home."}));
  EXPECT_EQ(sentences_of("Das gilt z. B. Für Kinder. Und für alle.", "de"),
            (Strings{"Das gilt z. B. Für Kinder.", "Und für alle."}));
  EXPECT_EQ(sentences_of("El Sr. García habló. Luego calló.", "es"),
            (Strings{"El Sr. García habló.", "Luego calló."}));
  EXPECT_EQ(sentences_of("В 1998 г. Москва росла, т. е. Строилась. Потом нет.", "ru"),
            (Strings{"В 1998 г. Москва росла, т. е. Строилась.", "Потом нет."}));
  EXPECT_EQ(sentences_of("قال د. أحمد ذلك. ثم خرج.", "ar"),
            (Strings{"قال د. أحمد ذلك.", "ثم خرج."}));
}

TEST(Sentences, AcronymsEndThemOnlyBeforeAnOpener) {
  EXPECT_EQ(sentences_of("He left the U.S. They stayed. The U.S. Senate met.", "en"),
            (Strings{"He left the U.S.", "They stayed.", "The U.S. Senate met."}));
}

TEST(Sentences, InitialsAndOrdinalsDoNotEndThem) {
  EXPECT_EQ(sentences_of("George W. Bush met J. K. Rowling. It was May.", "en"),
            (Strings{"George W. Bush met J. K. Rowling.", "It was May."}));
  EXPECT_EQ(sentences_of("She took vitamin C. It helped.", "en"),
            (Strings{"She took vitamin C.", "It helped."}));
  EXPECT_EQ(sentences_of("Am 3. Oktober wird gefeiert. Alle kommen.", "de"),
            (Strings{"Am 3. Oktober wird gefeiert.", "Alle kommen."}));
  EXPECT_EQ(sentences_of("1. The mayor left. We won 3. They won 4.", "en"),
            (Strings{"1. The mayor left.", "We won 3.", "They won 4."}));
}

TEST(Sentences, EndMarksOfOtherScripts) {
  EXPECT_EQ(sentences_of("هل وصلوا؟ نعم وصلوا. ثم غادروا.", "ar"),
            (Strings{"هل وصلوا؟", "نعم وصلوا.", "ثم غادروا."}));
  EXPECT_EQ(sentences_of("他来了。她走了！真的吗？是的", "zh"),
            (Strings{"他来了。", "她走了！", "真的吗？", "是的"}));
  EXPECT_EQ(sentences_of("یہ فیصلہ ہے۔ وہ گئے۔", "ur"), (Strings{"یہ فیصلہ ہے۔", "وہ گئے۔"}));
  EXPECT_EQ(sentences_of("वह आया। वह गया।", "hi"), (Strings{"वह आया।", "वह गया।"}));
  EXPECT_EQ(sentences_of("Пошёл дождь. Все ушли.", "ru"), (Strings{"Пошёл дождь.", "Все ушли."}));
}

TEST(Sentences, ClosingMarksStayWithThem) {
  EXPECT_EQ(sentences_of("“It rained.” She left.", "en"), (Strings{"“It rained.”", "She left."}));
}

TEST(Sentences, WrappedLinesDoNotEndThemAndEmptyOnesDo) {
  EXPECT_EQ(sentences_of("The mayor\nsaid so. Mr.\r\nSmith\nagreed.", "en"),
            (Strings{"The mayor\nsaid so.", "Mr.\r\nSmith\nagreed."}));
  EXPECT_EQ(sentences_of("A heading\n\nThe text", "en"), (Strings{"A heading", "The text"}));
}

TEST(Sentences, OffsetsCountFromTheBase) {
  SentenceSplitter splitter;
  const auto spans = splitter.split("  One. Two.  ", "en", 100);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0], (Span<Text>{102, 106}));
  EXPECT_EQ(spans[1], (Span<Text>{107, 111}));
  EXPECT_TRUE(splitter.split("", "en").empty());
  EXPECT_TRUE(splitter.split(" \n ", "xx").empty());
}

TEST(Sentences, CoverEverySentenceInAnyLanguage) {
  SentenceSplitter splitter;
  std::mt19937 random(52);
  constexpr std::string_view kTags[] = {"en", "de-AT", "PT_br", "ar", "zxx", "", "e", "-"};
  for (int round = 0; round < 400; ++round) {
    const std::string text = round < 22
                                 ? std::string(samples::kSentences[static_cast<std::size_t>(round)])
                                 : samples::random_text(random, 40);
    std::size_t end = 0;
    for (const Span<Text> span : splitter.split(text, kTags[round % 8])) {
      ASSERT_LE(end, span.begin);
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, text.size());
      for (std::size_t i = end; i < span.begin;) ASSERT_TRUE(is_space(utf8::decode(text, i)));
      end = span.end;
    }
    for (std::size_t i = end; i < text.size();) ASSERT_TRUE(is_space(utf8::decode(text, i)));
  }
}

TEST(Sentences, HostileParagraphsTakeLinearTime) {
  SentenceSplitter splitter;
  const auto cpu_seconds = [&](const std::string& unit, std::size_t size) {
    std::string text;
    while (text.size() < size) text += unit;
    const std::clock_t begin = std::clock();
    splitter.split(text, "en");
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  // A quadratic splitter would take thousands of times as long as for prose.
  constexpr std::size_t kSize = std::size_t{2} << 20;
  const double prose =
      cpu_seconds("The council met on Monday. Nobody objected, and all went home. ", kSize);
  for (const char* const unit :
       {"word ", ".", ". ", "1.", "Mr. ", "U.S. ", "! a", ") ", "a.\n", "(", "é"}) {
    EXPECT_LT(cpu_seconds(unit, kSize), 100 * prose) << unit;
  }
}

}  // namespace
}  // namespace obelus
