// Joins the policy's lexicons with the automaton's groups.
#include "rules/lexicon_terms.hpp"

#include <algorithm>

#include "document/language.hpp"

namespace obelus {
namespace {

bool applies(const LexiconTerms::Language& lexicon, std::string_view language) {
  return lexicon.tag == "mul" || language == "und" || lexicon.tag == language;
}

void collect(const Article& article, Span<Text> span, const LexiconTerms::Language& lexicon,
             std::vector<LexiconTerms::Hit>& out) {
  for (const TermHit& hit : article.hits_in(lexicon.group, span)) {
    out.push_back({hit.text, &lexicon.terms[hit.term]});
  }
}

std::vector<LexiconTerms::Hit> sorted(std::vector<LexiconTerms::Hit> hits) {
  std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
  return hits;
}

}  // namespace

LexiconTerms::LexiconTerms(const RuleSetup& setup, std::string_view subject, TermEdges edges) {
  const std::string name =
      "terms/" + std::string(subject) + '/' + std::to_string(static_cast<int>(edges));
  languages_ = setup.shared.get<std::vector<Language>>(name, [&] {
    std::vector<Language> languages;
    for (Lexicon& lexicon : lexicons(subject, setup.lexicon_changes)) {
      std::vector<std::string> words;
      words.reserve(lexicon.terms.size());
      for (const LexiconTerm& term : lexicon.terms) words.push_back(term.text);
      const TermGroup group = setup.terms.add_group(words, edges);
      languages.push_back({std::move(lexicon.language), group, std::move(lexicon.terms)});
    }
    return languages;
  });
}

std::vector<LexiconTerms::Hit> LexiconTerms::hits(const Article& article, Span<Text> span,
                                                  std::string_view language) const {
  const std::string_view primary = primary_language(language);
  std::vector<Hit> result;
  for (const Language& lexicon : *languages_) {
    if (applies(lexicon, primary)) collect(article, span, lexicon, result);
  }
  return sorted(std::move(result));
}

std::vector<LexiconTerms::Hit> LexiconTerms::hits(const Article& article, Span<Text> span) const {
  std::vector<Hit> result;
  for (const Language& lexicon : *languages_) collect(article, span, lexicon, result);
  return sorted(std::move(result));
}

bool LexiconTerms::any(const Article& article, Span<Text> span, std::string_view language) const {
  const std::string_view primary = primary_language(language);
  return std::any_of(languages_->begin(), languages_->end(), [&](const Language& lexicon) {
    return applies(lexicon, primary) && !article.hits_in(lexicon.group, span).empty();
  });
}

}  // namespace obelus
