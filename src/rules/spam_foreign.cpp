// Counts the words that only one of the two languages has.
#include "rules/spam_foreign.hpp"

#include <algorithm>

#include "document/language.hpp"

namespace obelus {
namespace {

constexpr std::size_t kTelling = 3;      // distinct words of the other language that it takes
constexpr std::size_t kOutnumbered = 4;  // of them to each of the article's own
constexpr std::size_t kSparse = 6;       // words of the line to each, at most

// Without repetitions, by place.
std::vector<Span<Text>> places(const Article& article, const LexiconTerms::Language& known,
                               Span<Text> span) {
  std::vector<Span<Text>> found;
  for (const TermHit& hit : article.hits_in(known.group, span)) {
    const bool again = std::any_of(found.begin(), found.end(), [&](Span<Text> other) {
      return article.text(other) == article.text(hit.text);
    });
    if (!again && found.size() <= kTelling * kOutnumbered) found.push_back(hit.text);
  }
  return found;
}

std::vector<Span<Text>> without(std::vector<Span<Text>> spans,
                                const std::vector<Span<Text>>& others) {
  std::erase_if(spans, [&](Span<Text> span) {
    return std::find(others.begin(), others.end(), span) != others.end();
  });
  return spans;
}

}  // namespace

ForeignWords::ForeignWords(const RuleSetup& setup)
    : terms_(setup, "function-words", TermUse::on_demand) {}

ForeignLanguage ForeignWords::language_of(const Article& article, std::size_t block,
                                          bool other_script) const {
  const std::string_view own = primary_language(article.document().language);
  const auto& languages = terms_.languages();
  const auto home = std::find_if(languages.begin(), languages.end(),
                                 [&](const auto& known) { return known.lexicon.language == own; });
  if (home == languages.end() && !other_script) return {};
  const Span<Text> span = article.blocks()[block].text;
  std::vector<Span<Text>> at_home;
  if (!other_script) at_home = places(article, *home, span);
  ForeignLanguage best;
  for (const LexiconTerms::Language& known : languages) {
    if (known.lexicon.language == own) continue;
    const std::vector<Span<Text>> there = places(article, known, span);
    const std::vector<Span<Text>> telling = without(there, at_home);
    if (telling.size() < kTelling || telling.size() <= best.words.size() ||
        telling.size() < kOutnumbered * without(at_home, there).size() ||
        telling.size() * kSparse < article.form(block).words) {
      continue;
    }
    best.language = known.lexicon.language;
    best.words.clear();
    for (const Span<Text> word : telling) best.words.emplace_back(article.text(word));
  }
  return best;
}

}  // namespace obelus
