// What it costs to go on with a quotation: behind its paragraph's end, behind a sentence's end
// where the breaks between paragraphs were lost, and behind a clause that names the speaker.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/quotation_attribution.hpp"
#include "analysis/quotation_beam.hpp"
#include "analysis/quotation_borders.hpp"
#include "analysis/quotation_costs.hpp"

namespace obelus {

class GoingOn {
 public:
  // `reopening`: whether quotations may be opened again behind a sentence's end.
  GoingOn(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
          AttributionClauses& clauses, bool reopening)
      : marks_(candidates.marks),
        habits_(candidates.habits),
        borders_(borders),
        clauses_(clauses),
        reopening_(reopening) {}

  // That mark `i` opens again what `open` left open; kNever where it cannot.
  int reopening_cost(const OpenQuotation& open, std::int32_t i);
  // That the mark closes what a paragraph before opened and this one has not opened again; beside
  // what the border cost.
  int late_cost(const MarkCandidate& opener, const MarkCandidate& m, int pair) const;
  // Whether a clause that names the speaker has ended the quotation before the mark.
  bool attributed_before(const MarkCandidate& opener, const MarkCandidate& m);

 private:
  const MarkCandidate& mark(std::int32_t i) const { return marks_[static_cast<std::size_t>(i)]; }
  const MarkHabits& habits(const MarkCandidate& m) const { return habits_[m.block]; }

  bool next_paragraph(const MarkCandidate& opener, const MarkCandidate& m) const noexcept;
  bool lost_break(const MarkCandidate& opener, const MarkCandidate& m) const noexcept;
  bool strays_past(const MarkCandidate& m) const noexcept;
  bool holds_clauses(const MarkCandidate& opener) const noexcept;
  bool begins_fragment(const MarkCandidate& opener) const;
  int fragment_cost(const MarkCandidate& opener) const;

  const std::vector<MarkCandidate>& marks_;
  const std::vector<MarkHabits>& habits_;
  const std::vector<BlockBorder>& borders_;
  AttributionClauses& clauses_;
  bool reopening_;
};

}  // namespace obelus
