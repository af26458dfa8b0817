// Whether a line is in another language than the article, told by the commonest words of either:
// lines are too short for a detector of languages, but hardly any does without articles,
// prepositions and pronouns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/lexicon_terms.hpp"

namespace obelus {

struct ForeignLanguage {
  std::string_view language;       // a primary subtag; empty: the line is not foreign
  std::vector<std::string> words;  // that tell, as they stand in the line
};

class ForeignWords {
 public:
  explicit ForeignWords(const RuleSetup& setup);

  // For blocks of a line or a few; costs a look at every word. `other_script`: it is written as the
  // article's language never is, so they have no words in common.
  ForeignLanguage language_of(const Article& article, std::size_t block,
                              bool other_script = false) const;

 private:
  LexiconTerms terms_;
};

}  // namespace obelus
