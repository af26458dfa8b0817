// Every vertical of spam has enough collocations in every language that the rules promise.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "policy/lexicon.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kEnough = 15;  // collocations of a vertical in one language

// Two words or, where words are not parted, four characters.
bool is_collocation(std::string_view term) {
  constexpr std::size_t kCharacters = 4;
  if (term.find(' ') != std::string_view::npos) return true;
  std::size_t unspaced = 0;
  for (std::size_t at = 0; at < term.size();) {
    unspaced += is_unspaced(script_of(utf8::decode(term, at))) ? 1 : 0;
  }
  return unspaced >= kCharacters;
}

TEST(SpamLexicons, EveryVerticalHasCollocationsInEveryLanguage) {
  constexpr std::array<std::string_view, 14> kVerticals = {
      "streaming", "casino", "pharma",   "loans",     "essays", "adult",   "crypto",
      "forex",     "seo",    "for-sale", "downloads", "escort", "fortune", "weight-loss"};
  constexpr std::array<std::string_view, 12> kLanguages = {"ar", "en", "fr", "de", "es", "ru",
                                                           "tr", "fa", "id", "pt", "it", "zh"};
  for (const std::string_view vertical : kVerticals) {
    const std::vector<Lexicon> lists = lexicons("spam/" + std::string(vertical), {});
    for (const std::string_view language : kLanguages) {
      const auto list = std::find_if(lists.begin(), lists.end(), [&](const Lexicon& lexicon) {
        return lexicon.language == language;
      });
      ASSERT_NE(list, lists.end()) << vertical << "/" << language;
      const auto found = std::count_if(
          list->terms.begin(), list->terms.end(),
          [](const LexiconTerm& term) { return term.weight > 0 && is_collocation(term.text); });
      EXPECT_GE(static_cast<std::size_t>(found), kEnough) << vertical << "/" << language;
    }
  }
}

}  // namespace
}  // namespace obelus
