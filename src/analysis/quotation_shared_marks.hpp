// Where one mark stands for two by custom. Russian and Ukrainian print set a mark once where a
// quotation inside begins or ends together with the one around it: «Заря» не закроется, — обещал
// он.
#pragma once

#include "analysis/quotation_attribution.hpp"
#include "analysis/quotation_costs.hpp"
#include "analysis/quotation_replay.hpp"

namespace obelus {

// Whether the partner that the defect's mark lacks may be a mark of a name inside the quotation, or
// at its beginning.
bool may_share_mark(const Document& document, const CandidateList& candidates,
                    const Reading& reading, AttributionClauses& clauses,
                    const QuotationDefect& defect);

}  // namespace obelus
