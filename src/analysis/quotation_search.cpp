// What may be done at each mark and border of an article, and what it costs. Which of the states
// that this leads to are kept is the beam's business (quotation_beam.hpp).
#include "analysis/quotation_search.hpp"

#include <algorithm>

#include "analysis/quotation_beam.hpp"
#include "analysis/quotation_going_on.hpp"

namespace obelus {
namespace {

using namespace quotation_cost;

// Where one state is left, what led to it is certain: it is written down and forgotten, so memory
// stays small however long the article is.
constexpr std::size_t kFewSteps = 64;
constexpr std::size_t kMostSteps = 1U << 12U;

class Search {
 public:
  Search(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
         AttributionClauses& clauses, bool reopening)
      : marks_(candidates.marks),
        habits_(candidates.habits),
        borders_(borders),
        going_on_(candidates, borders, clauses, reopening),
        beam_(candidates.guillemets_go_on),
        replay_(candidates, borders) {}

  Reading run() {
    for (std::size_t i = 0; i < marks_.size(); ++i) read_on(static_cast<std::int32_t>(i));
    end();
    return replay_.reading(beam_.best().cost);
  }

  // From each place where `plain` was at rest before a defect to the first behind it where both
  // are.
  std::vector<QuotationDefect> reread(const Reading& plain) {
    std::vector<std::int32_t> broken;
    for (const QuotationDefect& defect : plain.defects) {
      broken.push_back(defect.mark);
      if (defect.related >= 0) broken.push_back(defect.related);
    }
    std::sort(broken.begin(), broken.end());
    std::int32_t i = 0;  // the first mark not read
    for (const std::int32_t next : broken) {
      if (next < i) continue;
      std::int32_t begin = next;
      while (begin > i && !plain.marks[static_cast<std::size_t>(begin)].rest) --begin;
      block_ = mark(begin).block;
      const auto size = static_cast<std::int32_t>(marks_.size());
      for (i = begin; i < size; ++i) {
        const bool both = plain.marks[static_cast<std::size_t>(i)].rest && resting();
        if (both && i > next && !std::binary_search(broken.begin(), broken.end(), i)) break;
        read_on(i);
      }
      if (i == size) end();
    }
    write();
    return replay_.defects();
  }

 private:
  void read_on(std::int32_t i) {
    for (; block_ < mark(i).block; ++block_) cross_border(block_ + 1);
    if (resting()) replay_.rest_before(i);
    read_mark(i);
    settle();
  }

  bool resting() const noexcept {
    return beam_.states().size() == 1 && beam_.best().stack.depth == 0;
  }

  void end() {
    for (const QuotationState& state : beam_.states()) {
      const int cost = state.cost + cost_of_keeping(state, 0);
      beam_.offer(cut(state, cost, 0), Decision::cross, -1, 0);
    }
    beam_.advance();
    write();
  }

  const MarkCandidate& mark(std::int32_t i) const { return marks_[static_cast<std::size_t>(i)]; }
  const MarkHabits& habits(const MarkCandidate& m) const { return habits_[m.block]; }

  // What it costs to drop the open quotations above `keep` as unclosed.
  static int cost_of_keeping(const QuotationState& state, std::size_t keep) noexcept {
    return static_cast<int>(state.stack.depth - keep) * kUnclosed;
  }
  // The state at that cost, with the first `depth` of its quotations open.
  static QuotationState cut(const QuotationState& state, int cost, std::size_t depth) noexcept {
    QuotationState next = state;
    next.cost = cost;
    next.stack.cut(depth);
    return next;
  }

  // The borders from the block of the mark to that one.
  std::size_t crossed(const MarkCandidate& m, std::uint32_t block) const noexcept {
    return borders_[block].ordinal - borders_[m.block].ordinal;
  }

  void read_mark(std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (const QuotationState& state : beam_.states()) {
      if (m.none < kNever && beam_.affords(state.cost + m.none)) {
        beam_.offer(cut(state, state.cost + m.none, state.stack.depth), Decision::neither, i);
      }
      if (m.open < kNever) read_opener(state, i);
      if (m.close < kNever) read_closer(state, i);
    }
    beam_.advance();
  }

  void read_opener(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (std::size_t keep = 0; keep <= state.stack.depth && keep < kQuotationDepth; ++keep) {
      int cost = state.cost + cost_of_keeping(state, keep) + m.open;
      if (!beam_.affords(cost)) continue;
      if (keep > 0) cost += inside_cost(state, m, keep);
      QuotationState next = cut(state, cost, keep);
      next.stack.push({i, false});
      beam_.offer(next, Decision::open, i, keep);
    }
    if (state.stack.depth > 0) take_over(state, i, state.stack.depth - 1);
    // “The letter began: ‘Dear … / “‘We …: the outer one is opened again first.
    if (state.stack.depth > 1 && m.begins_block) take_over(state, i, state.stack.depth - 2);
  }

  // What it costs that the mark opens a quotation inside the first `keep`.
  int inside_cost(const QuotationState& state, const MarkCandidate& m, std::size_t keep) {
    const MarkCandidate& outer = mark(state.stack.open[keep - 1].mark());
    const int cost = nesting_cost(outer, m, habits(m));
    if (outer.kind.code_point != m.kind.code_point) return cost;
    const bool third =
        keep > 1 && mark(state.stack.open[keep - 2].mark()).kind.code_point == m.kind.code_point;
    // A reading that something else speaks against needs no second reason.
    const bool likely = m.open < kUnlikely && state.cost < beam_.best().cost + kUnclosed;
    const bool attributed = likely && going_on_.attributed_before(outer, m);
    return cost + (third ? kThirdInside : 0) + (attributed ? kAttributedInside : 0);
  }

  // A quotation that is still open is opened again: by the next paragraph's first mark, or after
  // a sentence end where paragraph breaks were lost.
  void take_over(const QuotationState& state, std::int32_t i, std::size_t level) {
    const OpenQuotation open = state.stack.open[level];
    const int cost = going_on_.reopening_cost(open, i);
    if (cost >= kNever) return;
    QuotationState next = state;
    next.cost += cost;
    const bool follows = mark(open.mark()).kind.code_point != mark(i).kind.code_point;
    next.stack.open[level] = {i, follows || open.follows()};
    beam_.offer(next, Decision::reopen, i, level);
  }

  // Whether something is open that the mark could close, if badly: "…”.
  bool passes_over(const QuotationState& state, const MarkCandidate& m) const {
    for (std::size_t i = 0; i < state.stack.depth; ++i) {
      const OpenQuotation open = state.stack.open[i];
      const MarkCandidate& opener = mark(open.mark());
      if (opener.block != m.block || !typed_for_one_another(opener.kind, m.kind)) continue;
      const int pair = replay_.pair_cost_of(open, m);
      if (pair >= kMismatched && pair < kNever) return true;
    }
    return false;
  }

  void read_closer(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (std::size_t keep = 0; keep < state.stack.depth; ++keep) {
      const int cost = state.cost + cost_of_keeping(state, keep + 1) + m.close;
      if (!beam_.affords(cost)) continue;
      const int pair = replay_.pair_cost_of(state.stack.open[keep], m);
      if (pair >= kNever || !beam_.affords(cost + pair)) continue;
      const int late = going_on_.late_cost(mark(state.stack.open[keep].mark()), m, pair);
      beam_.offer(cut(state, cost + pair + late, keep), Decision::close, i, keep);
    }
    if (state.stack.depth > 1 && beam_.affords(state.cost + m.close)) {
      if (habits(m).shared_closer) close_two(state, i);
      close_across(state, i);
    }
    int unopened = state.cost + m.close + kUnopened;
    if (!beam_.affords(unopened)) return;
    if (state.stack.depth > 0 && passes_over(state, m)) unopened += kPassedOver;
    beam_.offer(cut(state, unopened, state.stack.depth), Decision::unopened, i);
  }

  // ОАО «НК «Роснефть»: the inner and the outer quotation end together, with one mark.
  void close_two(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const MarkCandidate& inner = mark(state.stack.top().mark());
    const MarkCandidate& outer = mark(state.stack.open[state.stack.depth - 2].mark());
    if (inner.kind.code_point != outer.kind.code_point || !inner.within_name) return;
    if (pair_cost(outer, m, habits(m)) > 0) return;
    beam_.offer(cut(state, state.cost + m.close + kSharedCloser, state.stack.depth - 2),
                Decision::close_two, i);
  }

  // “…‘…”…’: the outer quotation ends before the inner one.
  void close_across(const QuotationState& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const OpenQuotation inner = state.stack.top();
    const MarkCandidate& outer = mark(state.stack.open[state.stack.depth - 2].mark());
    if (mark(inner.mark()).block != m.block || outer.block != m.block) return;
    if (mark(inner.mark()).kind.code_point == outer.kind.code_point) return;
    if (pair_cost(outer, m, habits(m)) > 0) return;
    QuotationState next = cut(state, state.cost + m.close + kCrossed, state.stack.depth - 1);
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
        QuotationState next = cut(state, state.cost + cost_of_keeping(state, keep), keep);
        for (std::size_t k = 0; k < keep; ++k) {
          const MarkCandidate& opener = mark(next.stack.open[k].mark());
          next.cost += crossed(opener, block) > 1 ? kCarriedOn : border.carry_cost;
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
  GoingOn going_on_;
  std::uint32_t block_ = 0;
  QuotationBeam beam_;
  QuotationReplay replay_;
};

}  // namespace

Reading cheapest_reading(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
                         AttributionClauses& clauses, bool reopening) {
  return Search(candidates, borders, clauses, reopening).run();
}

std::vector<QuotationDefect> defects_reread(const CandidateList& candidates,
                                            const std::vector<BlockBorder>& borders,
                                            AttributionClauses& clauses, bool reopening,
                                            const Reading& plain) {
  return Search(candidates, borders, clauses, reopening).reread(plain);
}

}  // namespace obelus
