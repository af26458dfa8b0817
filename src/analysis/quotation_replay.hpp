// Turns the decisions of the search into a reading: the role and partner of each mark, and what is
// wrong with it.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/quotation_beam.hpp"
#include "analysis/quotation_borders.hpp"
#include "analysis/quotation_costs.hpp"
#include "analysis/quotations.hpp"

namespace obelus {

struct MarkReading {
  MarkRole role = MarkRole::none;
  std::int32_t partner = -1;
  bool continues = false;  // an opener that takes over a quotation of the block before
  bool continued = false;  // an opener whose quotation is still open at its block's end
  bool rest = false;       // no quotation may be open before it: nothing behind it depends on it
};

struct Reading {
  std::vector<MarkReading> marks;
  std::vector<QuotationDefect> defects;  // confidence not yet settled
  int cost = 0;                          // tenths of a point
};

class QuotationReplay {
 public:
  QuotationReplay(const CandidateList& candidates, const std::vector<BlockBorder>& borders)
      : candidates_(candidates), borders_(borders) {
    reading_.marks.resize(candidates.marks.size());
  }

  // The decisions of one path, in order.
  void apply(const QuotationStep& step);
  void rest_before(std::int32_t i) { result(i).rest = true; }
  // What they amount to; the end of it all.
  Reading reading(int cost) {
    reading_.cost = cost;
    return std::move(reading_);
  }

  const std::vector<QuotationDefect>& defects() const noexcept { return reading_.defects; }

  // What it costs that `closer` closes the quotation, kNever if it cannot.
  int pair_cost_of(const OpenQuotation& open, const MarkCandidate& closer) const;

 private:
  const MarkCandidate& mark(std::int32_t i) const {
    return candidates_.marks[static_cast<std::size_t>(i)];
  }
  MarkReading& result(std::int32_t i) { return reading_.marks[static_cast<std::size_t>(i)]; }

  void abandon(std::size_t keep);
  void close(const OpenQuotation& open, std::int32_t closer);
  void defect(DefectKind kind, std::int32_t culprit, std::int32_t related = -1) {
    reading_.defects.push_back({.kind = kind, .mark = culprit, .related = related});
  }

  const CandidateList& candidates_;
  const std::vector<BlockBorder>& borders_;
  QuotationStack stack_;
  Reading reading_;
};

}  // namespace obelus
