// Step three to five of the quotation analysis: the cheapest reading of all marks of an article.
// A beam search over states (the stack of open quotations); linear in the number of marks.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/quotation_costs.hpp"
#include "analysis/quotations.hpp"

namespace obelus {

// What the search needs to know of the blocks.
struct BlockBorder {
  bool readable = true;    // blocks of code and the like are passed over
  bool carries = false;    // a quotation may go on from the block before into this one …
  int carry_cost = 0;      // … at this cost, if it is not opened again here
  bool sound = false;      // … and nothing is wrong with that: verse, a sentence cut in two
  bool flattened = false;  // so long that it may be several paragraphs without their breaks
};

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
                         bool reopening);

}  // namespace obelus
