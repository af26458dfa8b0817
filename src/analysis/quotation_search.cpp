// Beam search. A state is the stack of open quotations; two states with the same stack differ only
// in what they cost, so the dearer one is dropped, and few are left at any time.
#include "analysis/quotation_search.hpp"

#include <algorithm>
#include <array>

namespace obelus {
namespace {

using namespace quotation_cost;

constexpr std::size_t kDepth = 3;   // quotations inside quotations inside quotations
constexpr std::size_t kWidth = 12;  // states kept
constexpr int kPrune = 200;         // states this much dearer than the best are dropped

struct Open {
  std::int32_t mark = -1;
  std::uint8_t crossed = 0;  // block borders crossed since it was (re)opened: 0, 1, 2 for more
  bool follows = false;      // a » that goes on with what « opened
  friend bool operator==(const Open&, const Open&) = default;
};

enum class Action : std::uint8_t { none, open, close, unopened, unclosed, reopen, carry, cross };

// One decision, linked to the one before it. `other` is the partner of a close, the mark that a
// reopening opener takes over from.
struct Step {
  std::int32_t before;
  std::int32_t mark;
  std::int32_t other;
  Action action;
};

struct State {
  int cost = 0;
  std::int32_t steps = -1;
  std::size_t depth = 0;
  std::array<Open, kDepth> stack{};

  bool same_stack(const State& o) const noexcept {
    return depth == o.depth &&
           std::equal(stack.begin(), stack.begin() + static_cast<std::ptrdiff_t>(depth),
                      o.stack.begin());
  }
};

class Search {
 public:
  Search(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
         AttributionClauses& clauses, bool reopening)
      : marks_(candidates.marks),
        habits_(candidates.habits),
        borders_(borders),
        clauses_(clauses),
        reopening_(reopening) {}

  Reading run() {
    reading_.marks.resize(marks_.size());
    beam_.push_back({});
    std::uint32_t block = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      while (block < marks_[i].block) cross_border(++block, static_cast<std::int32_t>(i));
      read_mark(static_cast<std::int32_t>(i));
      settle();
    }
    end_of_article();
    return std::move(reading_);
  }

 private:
  const MarkCandidate& mark(std::int32_t i) const { return marks_[static_cast<std::size_t>(i)]; }
  const MarkHabits& habits(const MarkCandidate& m) const { return habits_[m.block]; }

  std::int32_t step(std::int32_t before, Action action, std::int32_t m, std::int32_t other = -1) {
    steps_.push_back({before, m, other, action});
    return static_cast<std::int32_t>(steps_.size() - 1);
  }

  // Adds a state to the next beam unless a cheaper one with the same stack is there.
  void offer(State state) {
    if (state.cost >= kNever + best_) return;
    for (State& there : next_) {
      if (there.same_stack(state)) {
        if (state.cost < there.cost) there = state;
        return;
      }
    }
    next_.push_back(state);
  }

  void take_next() {
    beam_.swap(next_);
    next_.clear();
    // Few states, nearly in order; a library sort would ask for memory at every mark.
    for (std::size_t i = 1; i < beam_.size(); ++i) {
      const State state = beam_[i];
      std::size_t at = i;
      for (; at > 0 && beam_[at - 1].cost > state.cost; --at) beam_[at] = beam_[at - 1];
      beam_[at] = state;
    }
    best_ = beam_.front().cost;
    while (beam_.size() > kWidth || beam_.back().cost > best_ + kPrune) beam_.pop_back();
  }

  // Drops open quotations above `keep` as unclosed.
  void abandon(State& state, std::size_t keep) {
    while (state.depth > keep) {
      const std::int32_t opener = state.stack[--state.depth].mark;
      state.cost += kUnclosed;
      state.steps = step(state.steps, Action::unclosed, opener);
    }
  }

  void read_mark(std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (const State& state : beam_) {
      if (m.none < kNever) {
        State next = state;
        next.cost += m.none;
        next.steps = step(state.steps, Action::none, i);
        offer(next);
      }
      if (m.open < kNever) read_opener(state, i);
      if (m.close < kNever) read_closer(state, i);
    }
    take_next();
  }

  void read_opener(const State& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (std::size_t keep = 0; keep <= state.depth; ++keep) {
      State next = state;
      abandon(next, keep);
      if (keep == kDepth) continue;
      next.cost += m.open;
      if (keep > 0) next.cost += nesting_cost(mark(next.stack[keep - 1].mark), m, habits(m));
      next.stack[next.depth++] = {i, 0};
      next.steps = step(next.steps, Action::open, i);
      offer(next);
    }
    if (state.depth > 0) take_over(state, i);
  }

  // A quotation that is still open is opened again: by the next paragraph's first mark, or after
  // a sentence end where paragraph breaks were lost.
  void take_over(const State& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const Open& top = state.stack[state.depth - 1];
    const MarkCandidate& opener = mark(top.mark);
    const bool same = opener.kind.code_point == m.kind.code_point && !top.follows;
    const bool follows = habits(m).guillemet_continues &&
                         (opener.kind.shape == MarkShape::left_guillemet || top.follows) &&
                         m.kind.shape == MarkShape::right_guillemet;
    if (!same && !follows) return;
    const bool new_paragraph = top.crossed == 1 && m.begins_block;
    const bool lost_break =
        reopening_ && m.after_sentence && opener.block == m.block && borders_[m.block].flattened;
    if (!new_paragraph && !lost_break) return;
    State next = state;
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
    next.stack[next.depth - 1] = {i, 0, follows};
    next.steps = step(state.steps, Action::reopen, i, top.mark);
    offer(next);
  }

  // `follows`: the opener is a » that goes on with what « opened, so » closes it.
  int pair_cost_of(std::int32_t opener, bool follows, const MarkCandidate& closer) const {
    if (follows && closer.kind.shape == MarkShape::right_guillemet) return 0;
    return pair_cost(mark(opener), closer, habits(closer));
  }

  void read_closer(const State& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    for (std::size_t keep = 0; keep < state.depth; ++keep) {
      const std::int32_t opener = state.stack[keep].mark;
      const int pair = pair_cost_of(opener, state.stack[keep].follows, m);
      if (pair >= kNever) continue;
      State next = state;
      abandon(next, keep + 1);
      next.cost += m.close + pair;
      --next.depth;
      next.steps = step(next.steps, Action::close, i, opener);
      offer(next);
    }
    if (habits(m).shared_closer && state.depth > 1) close_two(state, i);
    if (state.depth > 1) close_across(state, i);
    State next = state;
    next.cost += m.close + kUnopened;
    next.steps = step(state.steps, Action::unopened, i);
    offer(next);
  }

  // ОАО «НК «Роснефть»: the inner and the outer quotation end together, with one mark.
  void close_two(const State& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const std::int32_t inner = state.stack[state.depth - 1].mark;
    const std::int32_t outer = state.stack[state.depth - 2].mark;
    if (mark(inner).kind.code_point != mark(outer).kind.code_point) return;
    if (mark(inner).text.begin - mark(outer).text.end > kSharedReach) return;
    const int pair = pair_cost(mark(outer), m, habits(m));
    if (pair > 0) return;
    State next = state;
    next.cost += m.close + kSharedCloser;
    next.depth -= 2;
    next.steps = step(next.steps, Action::close, i, inner);
    next.steps = step(next.steps, Action::close, i, outer);
    offer(next);
  }

  // “…‘…”…’: the outer quotation ends before the inner one.
  void close_across(const State& state, std::int32_t i) {
    const MarkCandidate& m = mark(i);
    const Open inner = state.stack[state.depth - 1];
    const std::int32_t outer = state.stack[state.depth - 2].mark;
    if (mark(inner.mark).block != m.block || mark(outer).block != m.block) return;
    if (mark(inner.mark).kind.code_point == mark(outer).kind.code_point) return;
    if (pair_cost(mark(outer), m, habits(m)) > 0) return;
    State next = state;
    next.cost += m.close + kCrossed;
    next.stack[--next.depth - 1] = inner;
    next.steps = step(next.steps, Action::close, i, outer);
    next.steps = step(next.steps, Action::cross, i, inner.mark);
    offer(next);
  }

  // What is open at a block's end either never closes or is carried into the next.
  void cross_border(std::uint32_t block, std::int32_t next_mark) {
    if (!borders_[block].readable) return;
    bool any_open = false;
    for (const State& state : beam_) any_open = any_open || state.depth > 0;
    if (!any_open) return;
    for (const State& state : beam_) {
      for (std::size_t keep = 0; keep <= state.depth; ++keep) {
        if (keep > 0 && !borders_[block].carries) break;
        State next = state;
        abandon(next, keep);
        for (std::size_t k = 0; k < keep; ++k) {
          Open& open = next.stack[k];
          next.cost += open.crossed > 0 ? kCarriedOn : borders_[block].carry_cost;
          if (open.crossed < 2) ++open.crossed;
          next.steps = step(next.steps, Action::carry, next.stack[k].mark, next_mark);
        }
        offer(next);
      }
    }
    take_next();
  }

  void end_of_article() {
    for (const State& state : beam_) {
      State next = state;
      abandon(next, 0);
      offer(next);
    }
    take_next();
    write(beam_.front().steps);
    reading_.cost = best_;
  }

  // Where one state is left, what led to it is certain: it is written down and forgotten, so
  // memory stays small however long the article is.
  void settle() {
    if (beam_.size() != 1 && steps_.size() < kMostSteps) return;
    if (beam_.size() != 1) {
      beam_.resize(1);
    } else if (steps_.size() < kFewSteps) {
      return;
    }
    write(beam_.front().steps);
    beam_.front().steps = -1;
    steps_.clear();
  }

  void write(std::int32_t last) {
    std::vector<const Step*> path;
    for (std::int32_t at = last; at >= 0; at = steps_[static_cast<std::size_t>(at)].before) {
      path.push_back(&steps_[static_cast<std::size_t>(at)]);
    }
    for (auto it = path.rbegin(); it != path.rend(); ++it) apply(**it);
  }

  MarkReading& result(std::int32_t i) { return reading_.marks[static_cast<std::size_t>(i)]; }

  void apply(const Step& s) {
    switch (s.action) {
      case Action::none:
        if (mark(s.mark).wrong_apostrophe) defect(DefectKind::direction, s.mark);
        break;
      case Action::open: result(s.mark).role = MarkRole::opener; break;
      case Action::reopen:
        result(s.mark).role = MarkRole::opener;
        result(s.mark).continues = true;
        result(s.other).continued = true;
        break;
      case Action::carry: result(s.mark).continued = true; break;
      case Action::unclosed: defect(DefectKind::unclosed, s.mark); break;
      case Action::unopened:
        result(s.mark).role = MarkRole::closer;
        defect(DefectKind::unopened, s.mark);
        break;
      case Action::cross: defect(DefectKind::crossing, s.mark, s.other); break;
      case Action::close: {
        result(s.mark).role = MarkRole::closer;
        result(s.mark).partner = s.other;
        result(s.other).partner = s.mark;
        const bool follows = result(s.other).continues &&
                             mark(s.other).kind.shape == MarkShape::right_guillemet &&
                             habits(mark(s.other)).guillemet_continues;
        const int pair = pair_cost_of(s.other, follows, mark(s.mark));
        if (pair == kReversed || pair == kRightTwice) {
          defect(DefectKind::direction, s.other, s.mark);
        } else if (pair >= kMismatched) {
          defect(DefectKind::mismatched, s.mark, s.other);
        } else if (mark(s.other).block != mark(s.mark).block &&
                   !borders_[mark(s.mark).block].sound) {
          defect(DefectKind::unclosed, s.other, s.mark);
        }
        break;
      }
    }
  }

  void defect(DefectKind kind, std::int32_t culprit, std::int32_t related = -1) {
    reading_.defects.push_back({.kind = kind, .mark = culprit, .related = related});
  }

  static constexpr std::size_t kFewSteps = 256;
  static constexpr std::size_t kMostSteps = 1U << 16U;

  const std::vector<MarkCandidate>& marks_;
  const std::vector<MarkHabits>& habits_;
  const std::vector<BlockBorder>& borders_;
  AttributionClauses& clauses_;
  bool reopening_;
  Reading reading_;
  std::vector<Step> steps_;
  std::vector<State> beam_;
  std::vector<State> next_;
  int best_ = 0;
};

}  // namespace

Reading cheapest_reading(const CandidateList& candidates, const std::vector<BlockBorder>& borders,
                         AttributionClauses& clauses, bool reopening) {
  return Search(candidates, borders, clauses, reopening).run();
}

}  // namespace obelus
