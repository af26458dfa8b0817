// What may be done at each mark and border of an article, and what it costs. Which of the states
// that this leads to are kept is the beam's business (quotation_beam.hpp).
#include "analysis/quotation_search.hpp"

#include "analysis/quotation_beam.hpp"

namespace obelus {
namespace {

using namespace quotation_cost;

// Where one state is left, what led to it is certain: it is written down and forgotten, so memory
// stays small however long the article is.
constexpr std::size_t kFewSteps = 64;
constexpr std::size_t kMostSteps = 1U << 16U;

class Search {
 public:
  Search(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
         AttributionClauses& clauses, bool reopening)
      : marks_(candidates.marks),
        habits_(candidates.habits),
        borders_(borders),
        clauses_(clauses),
        reopening_(reopening),
        replay_(candidates, borders) {}

  Reading run() {
    std::uint32_t block = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      for (; block < marks_[i].block; ++block) cross_border(block + 1);
      read_mark(static_cast<std::int32_t>(i));
      settle();
    }
    for (const QuotationState& state : beam_.states()) {
      QuotationState next = state;
      abandon(next, 0);
      beam_.offer(next, Decision::cross, -1, 0);
    }
    beam_.advance();
    write();
    return replay_.reading(beam_.best().cost);
  }

 private:
  const MarkCandidate& mark(std::int32_t i) const { return marks_[static_cast<std::size_t>(i)]; }
  const MarkHabits& habits(const MarkCandidate& m) const { return habits_[m.block]; }

  // Drops open quotations above `keep` as unclosed.
  static void abandon(QuotationState& state, std::size_t keep) noexcept {
    state.cost += static_cast<int>(state.stack.depth - keep) * kUnclosed;
    state.stack.depth = keep;
  }

  void read_mark(std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (const QuotationState& state : beam_.states()) {
      if (m.none < kNever) {
        QuotationState next = state;
        next.cost += m.none;
        beam_.offer(next, Decision::neither, i);
      }
      if (m.open < kNever) read_opener(state, i);
      if (m.close < kNever) read_closer(state, i);
    }
    beam_.advance();
  }

  OpenQuotation opened(std::int32_t i, bool follows) const {
    const MarkCandidate& m = mark(i);
    const bool guillemet = follows || m.kind.shape == MarkShape::left_guillemet;
    return {i, 0, follows, guillemet && habits(m).guillemet_continues};
  }

  void read_opener(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (std::size_t keep = 0; keep <= state.stack.depth && keep < kQuotationDepth; ++keep) {
      QuotationState next = state;
      abandon(next, keep);
      next.cost += m.open;
      if (keep > 0) next.cost += nesting_cost(mark(next.stack.top().mark), m, habits(m));
      next.stack.push(opened(i, false));
      beam_.offer(next, Decision::open, i, keep);
    }
    if (state.stack.depth > 0) take_over(state, i);
  }

  // A quotation that is still open is opened again: by the next paragraph's first mark, or after
  // a sentence end where paragraph breaks were lost.
  void take_over(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const OpenQuotation& top = state.stack.top();
    const MarkCandidate& opener = mark(top.mark);
    const bool same = opener.kind.code_point == m.kind.code_point && !top.follows;
    const bool follows = top.continues_guillemet && habits(m).guillemet_continues &&
                         m.kind.shape == MarkShape::right_guillemet;
    if (!same && !follows) return;
    const bool new_paragraph = top.crossed == 1 && m.begins_block;
    const bool lost_break =
        reopening_ && m.after_sentence && opener.block == m.block && borders_[m.block].flattened;
    if (!new_paragraph && !lost_break) return;
    QuotationState next = state;
    next.cost += follows ? 0 : m.open;
    next.cost += new_paragraph ? kContinued - borders_[m.block].carry_cost : kReopened;
    if (opener.before_lower && !opener.begins_block && !opener.after_comma && !follows) {
      next.cost += kFragment;
    }
    const Span<Text> since{opener.text.end, new_paragraph ? opener.block_end : m.text.begin};
    // « Nous étions douze, raconte Hélène. : guillemets may hold the clause that names the speaker.
    const bool holds_clause = opener.kind.shape == MarkShape::left_guillemet &&
                              (habits(m).spaced_guillemets || habits(m).guillemet_continues);
    if (!holds_clause && clauses_.any_in(opener.block, since)) next.cost += kAttributed;
    next.stack.top() = opened(i, follows);
    beam_.offer(next, Decision::reopen, i);
  }

  void read_closer(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (std::size_t keep = 0; keep < state.stack.depth; ++keep) {
      const int pair = replay_.pair_cost_of(state.stack.open[keep], m);
      if (pair >= kNever) continue;
      QuotationState next = state;
      abandon(next, keep + 1);
      next.cost += m.close + pair;
      --next.stack.depth;
      beam_.offer(next, Decision::close, i, keep);
    }
    if (state.stack.depth > 1) {
      if (habits(m).shared_closer) close_two(state, i);
      close_across(state, i);
    }
    QuotationState next = state;
    next.cost += m.close + kUnopened;
    beam_.offer(next, Decision::unopened, i);
  }

  // ОАО «НК «Роснефть»: the inner and the outer quotation end together, with one mark.
  void close_two(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const MarkCandidate& inner = mark(state.stack.top().mark);
    const MarkCandidate& outer = mark(state.stack.open[state.stack.depth - 2].mark);
    if (inner.kind.code_point != outer.kind.code_point) return;
    if (inner.text.begin - outer.text.end > kSharedReach) return;
    if (pair_cost(outer, m, habits(m)) > 0) return;
    QuotationState next = state;
    next.cost += m.close + kSharedCloser;
    next.stack.depth -= 2;
    beam_.offer(next, Decision::close_two, i);
  }

  // “…‘…”…’: the outer quotation ends before the inner one.
  void close_across(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const OpenQuotation inner = state.stack.top();
    const MarkCandidate& outer = mark(state.stack.open[state.stack.depth - 2].mark);
    if (mark(inner.mark).block != m.block || outer.block != m.block) return;
    if (mark(inner.mark).kind.code_point == outer.kind.code_point) return;
    if (pair_cost(outer, m, habits(m)) > 0) return;
    QuotationState next = state;
    next.cost += m.close + kCrossed;
    --next.stack.depth;
    next.stack.top() = inner;
    beam_.offer(next, Decision::close_across, i);
  }

  // What is open at a block's end either never closes or is carried into the next.
  void cross_border(std::uint32_t block) {
    const BlockBorder& border = borders_[block];
    if (!border.readable) return;
    bool any_open = false;
    for (const QuotationState& state : beam_.states()) {
      any_open = any_open || state.stack.depth > 0;
    }
    if (!any_open) return;
    for (const QuotationState& state : beam_.states()) {
      for (std::size_t keep = 0; keep <= state.stack.depth; ++keep) {
        if (keep > 0 && !border.carries) break;
        QuotationState next = state;
        abandon(next, keep);
        for (std::size_t k = 0; k < keep; ++k) {
          OpenQuotation& open = next.stack.open[k];
          next.cost += open.crossed > 0 ? kCarriedOn : border.carry_cost;
          if (open.crossed < 2) ++open.crossed;
        }
        beam_.offer(next, Decision::cross, static_cast<std::int32_t>(block), keep);
      }
    }
    beam_.advance();
  }

  void settle() {
    if (beam_.steps() >= kMostSteps) beam_.commit();
    if (beam_.states().size() == 1 && beam_.steps() >= kFewSteps) write();
  }

  void write() {
    beam_.take_path([&](const QuotationStep& step) { replay_.apply(step); });
  }

  const std::vector<MarkCandidate>& marks_;
  const std::vector<MarkHabits>& habits_;
  const std::vector<BlockBorder>& borders_;
  AttributionClauses& clauses_;
  bool reopening_;
  QuotationBeam beam_;
  QuotationReplay replay_;
};

}  // namespace

Reading cheapest_reading(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
                         AttributionClauses& clauses, bool reopening) {
  return Search(candidates, borders, clauses, reopening).run();
}

}  // namespace obelus
