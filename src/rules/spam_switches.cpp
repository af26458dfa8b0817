// Scripts are told by every block, languages by lines and by what a glance says may be English.
#include "rules/spam_switches.hpp"

#include <algorithm>
#include <string_view>

#include "document/language.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongLine = 360;   // bytes of the longest line of 90 characters
constexpr std::size_t kWordsToTell = 5;  // spaces of a line whose language can be told
constexpr std::size_t kTelling = 4;      // words that only the other language has
constexpr std::size_t kLongest = 1500;   // bytes of a paragraph whose language is asked for

// The commonest words of English tell at a glance what may be a paragraph of it.
bool may_be_english(std::string_view text) {
  constexpr std::size_t kWitnesses = 2;
  std::size_t found = 0;
  for (const std::string_view word : {" the ", " and ", " you", " of ", " for ", " is ", " our "}) {
    found += text.find(word) != std::string_view::npos ? 1 : 0;
    if (found == kWitnesses) return true;
  }
  return false;
}

// Kana is written among Han.
Script joined(Script script) noexcept { return script == Script::kana ? Script::han : script; }

bool is_in_other_script(const Article& article, const Block& block, Script own) {
  // Text in ASCII is Latin or has no letters.
  if ((article.bytes().of(block.text) & ByteMarks::kForeign) == 0) {
    if (own == Script::latin) return false;
  } else if (block.text.size() > kLongLine) {
    return false;
  }
  const Script script = main_script(article.text(block.text));
  return joined(script) != joined(own) && script != Script::common;
}

// Whether to look at the words of a block in the article's script.
bool may_be_in_other_language(const Article& article, std::size_t block, Script own) {
  const Block& where = article.blocks()[block];
  if (where.scope != Scope::paragraph) return false;
  const std::string_view text = article.text(where.text);
  if (stands_alone(article.document(), block)) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) >= kWordsToTell &&
           main_script(text) == own;
  }
  return own == Script::latin && primary_language(article.document().language) != "en" &&
         may_be_english(text);
}

}  // namespace

std::vector<LanguageSwitch> find_switches(const Article& article, const ForeignWords& foreign,
                                          Script own) {
  std::vector<LanguageSwitch> found;
  for (std::size_t i = 0; i < article.blocks().size(); ++i) {
    const Block& block = article.blocks()[i];
    if (is_beside_the_text(block.scope) || block.text.size() > kLongest) continue;
    const bool script = is_in_other_script(article, block, own);
    if (!script && !may_be_in_other_language(article, i, own)) continue;
    ForeignLanguage language = foreign.language_of(article, i, script);
    if (language.words.size() < kTelling) language = {};
    const bool line = script ? block.text.size() <= kLongLine : stands_alone(article.document(), i);
    if (script || !language.words.empty()) found.push_back({i, script, line, std::move(language)});
  }
  return found;
}

}  // namespace obelus
