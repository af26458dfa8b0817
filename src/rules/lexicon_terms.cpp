// Joins the policy's lexicons with the automaton's groups.
#include "rules/lexicon_terms.hpp"

#include <algorithm>

namespace obelus {
namespace {

void collect(const Article& article, Span<Text> span, const LexiconTerms::Language& known,
             std::vector<LexiconTerms::Hit>& out) {
  for (const TermHit& hit : article.hits_in(known.group, span)) {
    out.push_back({hit.text, known.lexicon.terms[hit.term]});
  }
}

std::vector<LexiconTerms::Hit> sorted(std::vector<LexiconTerms::Hit> hits) {
  std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
  return hits;
}

}  // namespace

LexiconTerms::LexiconTerms(const RuleSetup& setup, std::string_view subject, TermUse use) {
  const std::string name =
      (use == TermUse::always ? "terms/" : "terms on demand/") + std::string(subject);
  languages_ = setup.shared.get<std::vector<Language>>(name, [&] {
    std::vector<Language> languages;
    for (Lexicon& lexicon : lexicons(subject, setup.lexicon_changes)) {
      languages.push_back({0, std::move(lexicon)});
    }
    for (Language& language : languages) {
      language.group = setup.terms.add_group({&language.lexicon, 1}, use);
    }
    return languages;
  });
}

void LexiconTerms::add_groups(std::string_view language, TermGroups& groups) const {
  const LanguageKey key = language_key(language);
  for (const Language& lexicon : *languages_) {
    if (lexicon.applies(key)) groups.add(lexicon.group);
  }
}

std::vector<LexiconTerms::Hit> LexiconTerms::hits(const Article& article, Span<Text> span,
                                                  std::string_view language) const {
  const LanguageKey key = language_key(language);
  std::vector<Hit> result;
  for (const Language& lexicon : *languages_) {
    if (lexicon.applies(key)) collect(article, span, lexicon, result);
  }
  return sorted(std::move(result));
}

std::vector<LexiconTerms::Hit> LexiconTerms::hits(std::span<const TermHit> some,
                                                  std::string_view language) const {
  const LanguageKey key = language_key(language);
  std::vector<Hit> result;
  for (const Language& lexicon : *languages_) {
    if (!lexicon.applies(key)) continue;
    for (const TermHit& hit : some) {
      if (hit.group == lexicon.group) result.push_back({hit.text, lexicon.lexicon.terms[hit.term]});
    }
  }
  return sorted(std::move(result));
}

std::vector<LexiconTerms::Hit> LexiconTerms::hits(const Article& article, Span<Text> span) const {
  std::vector<Hit> result;
  for (const Language& lexicon : *languages_) collect(article, span, lexicon, result);
  return sorted(std::move(result));
}

bool LexiconTerms::any(const Article& article, Span<Text> span, std::string_view language) const {
  const LanguageKey key = language_key(language);
  return std::any_of(languages_->begin(), languages_->end(), [&](const Language& lexicon) {
    return lexicon.applies(key) && !article.hits_in(lexicon.group, span).empty();
  });
}

bool LexiconTerms::occurs(const Article& article) const {
  return std::any_of(languages_->begin(), languages_->end(),
                     [&](const Language& lexicon) { return !article.hits(lexicon.group).empty(); });
}

}  // namespace obelus
