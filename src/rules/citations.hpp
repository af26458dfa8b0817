// Citations in brackets, as scholars and encyclopaedias name their sources: [12], [Novak, Forms,
// p. 38], (ibid., p. 13), (see Novak 1998), (نوفاك، 1998، ص 38).
#pragma once

#include <string_view>

#include "rules/lexicon_terms.hpp"

namespace obelus {

class Citations {
 public:
  // Terms of `citations`: weight 2 is a citation by itself, weight 1 with a number behind it (or
  // before it, in Chinese and Japanese), weight 0.5 leads to a work that has a year.
  explicit Citations(const RuleSetup& setup) : words_(setup, "citations", TermUse::on_demand) {}

  // Whether a pair of brackets inside the span, which is of one block, holds a citation.
  bool any(const Article& article, Span<Text> span, std::string_view language) const;

 private:
  bool is_citation(const Article& article, Span<Text> inside, std::string_view language) const;

  LexiconTerms words_;
};

}  // namespace obelus
