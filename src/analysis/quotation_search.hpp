// Step three to five of the quotation analysis: the cheapest reading of all marks of an article.
// A beam search over states (the stack of open quotations); linear in the number of marks.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/quotation_attribution.hpp"
#include "analysis/quotation_borders.hpp"
#include "analysis/quotation_costs.hpp"
#include "analysis/quotations.hpp"

namespace obelus {

struct MarkReading {
  MarkRole role = MarkRole::none;
  std::int32_t partner = -1;
  bool continues = false;  // an opener that takes over a quotation of the block before
  bool continued = false;  // an opener whose quotation is still open at its block's end
};

struct Reading {
  std::vector<MarkReading> marks;
  std::vector<QuotationDefect> defects;  // confidence not yet settled
  int cost = 0;                          // tenths of a point
};

// `reopening`: whether flattened blocks are read as several paragraphs, so that a quotation may be
// opened again after a sentence end inside them (step four).
Reading cheapest_reading(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
                         AttributionClauses& clauses, bool reopening);

}  // namespace obelus
