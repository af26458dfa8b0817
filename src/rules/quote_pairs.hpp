// What rules ask of the pairs of quotation marks.
#pragma once

#include <cstdint>

#include "rules/rule.hpp"

namespace obelus {

inline const QuotationMark& mark_at(const Article& article, std::int32_t index) {
  return article.quotations().marks[static_cast<std::size_t>(index)];
}

}  // namespace obelus
