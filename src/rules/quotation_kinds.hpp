// What stands between quotation marks and is no speech: labels, headings, titles, names, terms and
// phrases that somebody set apart.
#pragma once

#include "rules/lexicon_terms.hpp"

namespace obelus {

class QuotationKinds {
 public:
  explicit QuotationKinds(const RuleSetup& setup);

  // Told from the marks and what touches them: headings, labels of controls, items of a list that
  // lost its spaces, code.
  bool is_label(const Article& article, const Quotation& quotation, std::size_t block) const;
  // Told from the words: titles of works, names, terms, phrases.
  bool is_no_speech(const Article& article, const Quotation& quotation, std::size_t block) const;

 private:
  bool is_name(const Article& article, const Quotation& quotation, std::size_t block) const;
  bool is_phrase(const Article& article, const Quotation& quotation, std::size_t block) const;

  LexiconTerms named_things_, clause_words_;
};

}  // namespace obelus
