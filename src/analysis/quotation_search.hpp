// Step three to five of the quotation analysis: the cheapest reading of all marks of an article.
// A beam search over states (the stack of open quotations); linear in the number of marks.
#pragma once

#include <vector>

#include "analysis/quotation_attribution.hpp"
#include "analysis/quotation_borders.hpp"
#include "analysis/quotation_costs.hpp"
#include "analysis/quotation_replay.hpp"

namespace obelus {

// `reopening`: whether flattened blocks are read as several paragraphs, so that a quotation may be
// opened again after a sentence end inside them (step four).
Reading cheapest_reading(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
                         AttributionClauses& clauses, bool reopening);

// The defects of such a reading, near those of `plain`, the reading without reopening: where that
// has none, there is nothing to doubt.
std::vector<QuotationDefect> defects_reread(const CandidateList& candidates,
                                            const std::vector<BlockBorder>& borders,
                                            AttributionClauses& clauses, bool reopening,
                                            const Reading& plain);

}  // namespace obelus
