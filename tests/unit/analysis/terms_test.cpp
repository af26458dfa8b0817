// Terms: edges of words in every script, spans in the text, groups.
#include "analysis/terms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/word_edges.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// The stretches of `text` that are hits of `terms`, in order of their beginning.
std::vector<std::string> found(const std::vector<std::string>& terms, std::string_view text,
                               TermEdges edges = TermEdges::word) {
  TermMatcherBuilder builder;
  builder.add_group(terms, edges);
  const TermMatcher matcher = builder.build();
  std::vector<TermHit> hits;
  const FoldedText folded = fold(text);
  matcher.find_all(folded, WordEdges(folded, text), hits);
  std::vector<std::string> stretches;
  for (const TermHit& hit : hits) stretches.emplace_back(hit.text.of(text));
  return stretches;
}

using Found = std::vector<std::string>;

TEST(Terms, MeetTheTextAsWholeWords) {
  EXPECT_EQ(found({"bet"}, "A bet, the alphabet, a better bet."), (Found{"bet", "bet"}));
  EXPECT_EQ(found({"bet"}, "bet2 2bet bet's"), Found{"bet"});
  EXPECT_EQ(found({"sex", "horpe"}, "Sussex and Scunthorpe"), Found{});
}

TEST(Terms, MatchWhateverTheCaseAndWhiteSpace) {
  EXPECT_EQ(found({"Live  Stream"}, "watch LIVE\n stream now"), Found{"LIVE\n stream"});
  EXPECT_EQ(found({"don't"}, "I don’t"), Found{"don’t"});
}

TEST(Terms, MayStandAnywhere) {
  EXPECT_EQ(found({"casin"}, "casinos, mycasino", TermEdges::none), (Found{"casin", "casin"}));
}

TEST(Terms, ThatEndInASignNeedNoEdgeThere) {
  EXPECT_EQ(found({"[insert"}, "see[insert name]"), Found{"[insert"});
  EXPECT_EQ(found({"t.me/"}, "at t.me/join now"), Found{"t.me/"});
}

TEST(Terms, AreNotPartedByWhatNobodySees) {
  EXPECT_EQ(found({"free"}, "free\u00ADdom"), Found{});  // a soft hyphen joins
  EXPECT_EQ(found({"freedom"}, "free\u00ADdom"), Found{"free\u00ADdom"});
  EXPECT_EQ(found({"free"}, "a free\u200Bgift"), Found{"free"});  // an invisible space parts
  EXPECT_EQ(found({"gift"}, "a free\u200Bgift"), Found{"gift"});
  EXPECT_EQ(found({"مصدر"}, "قال و\u200Bمصدر"), Found{"مصدر"});  // once, for both reasons
  EXPECT_EQ(found({"caf"}, "cafe\u0301 caf"), Found{"caf"});
  EXPECT_EQ(found({"cafe"}, "cafe\u0301"), Found{});  // the mark belongs to the word
  EXPECT_EQ(found({"ne"}, "ﬁne"), Found{});           // nor does a ligature part
}

TEST(Terms, InScriptsWithoutSpacesStandAnywhere) {
  EXPECT_EQ(found({"赌场"}, "最好的赌场在线"), Found{"赌场"});
  EXPECT_EQ(found({"VPN"}, "免费VPN下载"), Found{"VPN"});
  EXPECT_EQ(found({"คาสิโน"}, "เล่นคาสิโนออนไลน์"), Found{"คาสิโน"});
}

TEST(Terms, MayFollowArabicProclitics) {
  const std::vector<std::string> terms{"مصدر"};
  for (const char* proclitic : {"", "و", "ف", "ب", "ك", "ل", "س", "ال", "لل", "وال", "فال", "بال",
                                "كال", "ول", "وب", "فب", "وبال", "ولل"}) {
    const std::string text = "قال " + std::string(proclitic) + "مصدر أمس";
    EXPECT_EQ(found(terms, text), Found{"مصدر"}) << proclitic;
  }
}

TEST(Terms, FollowNothingElseInArabic) {
  // م, أو and three letters that are no proclitics.
  for (const char* text : {"ممصدر", "متمصدر", "والبالمصدر", "سوفمصدر", "مصدرهم", "مصدر2"}) {
    EXPECT_EQ(found({"مصدر"}, text), Found{}) << text;
  }
  EXPECT_EQ(found({"مص"}, "مصر والمصنع يمص"), Found{});
}

TEST(Terms, MatchArabicWhateverItsSpelling) {
  EXPECT_EQ(found({"إعلان"}, "الاعلان، والأعلان، لإعْلانٍ، إعـــلان"),
            (Found{"اعلان", "أعلان", "إعْلان", "إعـــلان"}));
  EXPECT_EQ(found({"رؤية"}, "وَالرُّؤيـةُ واضحة"), Found{"رُّؤيـة"});
  // The vowel signs of a proclitic count nothing.
  EXPECT_EQ(found({"قال"}, "وَقالَ لهم: فَقالوا"), Found{"قال"});
}

TEST(Terms, AreNumberedWithinTheirGroup) {
  TermMatcherBuilder builder;
  const std::vector<std::string> first{"one", "", "two"};
  const std::vector<std::string> second{"two", "three", "TWO"};
  const TermGroup a = builder.add_group(first);
  const TermGroup b = builder.add_group(second, TermEdges::none);
  const TermMatcher matcher = builder.build();
  EXPECT_EQ(matcher.terms(), 5u);  // the empty one never matches
  const std::string text = "One twofold two";
  std::vector<TermHit> hits;
  const FoldedText folded = fold(text);
  matcher.find_all(folded, WordEdges(folded, text), hits);
  std::vector<std::tuple<std::size_t, TermGroup, std::uint32_t>> got;
  for (const TermHit& hit : hits) got.emplace_back(hit.text.begin, hit.group, hit.term);
  const std::vector<std::tuple<std::size_t, TermGroup, std::uint32_t>> expected{
      {0, a, 0}, {4, b, 0}, {4, b, 2}, {12, a, 2}, {12, b, 0}, {12, b, 2}};
  EXPECT_EQ(got, expected);
}

// Words of random texts in several scripts, found by looking at every place.
TEST(Terms, AgreeWithTheNaiveSearchOnRandomTexts) {
  const std::vector<std::string> alphabet{"a", "B", "é",      "1",  "’",  " ", "-",
                                          "م", "ا", "\u0651", "场", "\n", "😀"};
  std::mt19937 random(99);
  const auto make = [&](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    return text;
  };
  int hits_in_all = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> terms;
    for (int i = 0; i < 12; ++i) terms.push_back(make(1 + random() % 3));
    const std::string text = make(120);
    const FoldedText whole = fold(text);
    Found expected;
    for (std::size_t begin = 0; begin < whole.text.size(); ++begin) {
      Found here;
      for (const std::string& term : terms) {
        std::string word = folded(term);
        while (word.starts_with(' ')) word.erase(0, 1);
        while (word.ends_with(' ')) word.pop_back();
        if (word.empty() || !std::string_view(whole.text).substr(begin).starts_with(word)) continue;
        const std::size_t end = begin + word.size();
        const char32_t first = utf8::at(word, 0);
        const char32_t last = utf8::before(word, word.size());
        const char32_t left = utf8::before(whole.text, begin);
        const char32_t right = utf8::at(whole.text, end);
        // This alphabet spells no proclitic.
        const auto joined = [](char32_t own, char32_t other) {
          return other != 0 && is_word(own) && is_word(other) && own != U'场' && other != U'场';
        };
        if (!joined(first, left) && !joined(last, right)) here.push_back(word);
      }
      std::stable_sort(here.begin(), here.end(),
                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
      expected.insert(expected.end(), here.begin(), here.end());
    }
    Found got;
    for (const std::string& stretch : found(terms, text)) got.push_back(folded(stretch));
    EXPECT_EQ(got, expected) << "round " << round << ": " << text;
    hits_in_all += static_cast<int>(got.size());
  }
  EXPECT_GT(hits_in_all, 1000);
}

}  // namespace
}  // namespace obelus
