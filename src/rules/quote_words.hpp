// How the rules of quotes/ speak of a mark: its words, its name, its partner.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.hpp"

namespace obelus {

// The first words after (or last words before) a mark, shortened: «هذا هو سبب زيارتنا …».
std::string words_after(const Article& article, const QuotationMark& mark);
std::string words_before(const Article& article, const QuotationMark& mark);

// The mark as it stands in the text.
std::string mark_text(const Article& article, const QuotationMark& mark);
// What usually closes a quotation that `opener` opened, in the language of its block.
std::string closer_for(const Article& article, const QuotationMark& opener);

// Calls visit(defect, culprit) for each defect of a kind.
template <class Visit>
void for_each_defect(const Article& article, DefectKind kind, Visit visit) {
  const QuotationAnalysis& analysis = article.quotations();
  for (const QuotationDefect& defect : analysis.defects) {
    if (defect.kind == kind) visit(defect, analysis.marks[static_cast<std::size_t>(defect.mark)]);
  }
}

// The related place of a defect's partner, with a message; empty where it has none.
std::vector<RelatedPlace> partner_place(const Article& article, const QuotationDefect& defect,
                                        std::string message);

}  // namespace obelus
