// What rules ask of the pairs of quotation marks.
#pragma once

#include <cstdint>

#include "rules/rule.hpp"

namespace obelus {

inline const QuotationMark& mark_at(const Article& article, std::int32_t index) {
  return article.quotations().marks[static_cast<std::size_t>(index)];
}

// The quotation that a pair stands around; nullptr for a pair inside one that goes on in the next
// paragraph.
inline const Quotation* quotation_of(const Article& article, const MarkPair& pair) {
  const Quotation* around = article.quotations().around(mark_at(article, pair.opener).text.end);
  return around != nullptr && around->opener == pair.opener ? around : nullptr;
}

}  // namespace obelus
