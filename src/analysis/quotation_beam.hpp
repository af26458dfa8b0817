// The states of the search for the cheapest reading: what is open at a mark, what it cost to get
// there, and by which decisions. States with the same stack differ in their cost only, so the
// dearer one is dropped; so is one that another can imitate at no greater cost. Few are left.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/quotation_costs.hpp"

namespace obelus {

// A quotation that waits for its closer.
struct OpenQuotation {
  std::int32_t mark = -1;
  std::uint8_t crossed = 0;  // block borders crossed since it was (re)opened: 0, 1, 2 for more
  bool follows = false;      // a » that goes on with what « opened
  bool continues_guillemet = false;  // may be gone on with by such a »
  friend bool operator==(const OpenQuotation&, const OpenQuotation&) = default;
};

constexpr std::size_t kQuotationDepth = 3;  // quotations inside quotations inside quotations

struct QuotationStack {
  std::size_t depth = 0;
  std::array<OpenQuotation, kQuotationDepth> open{};

  OpenQuotation& top() noexcept { return open[depth - 1]; }
  const OpenQuotation& top() const noexcept { return open[depth - 1]; }
  void push(const OpenQuotation& quotation) noexcept { open[depth++] = quotation; }
  // Whether the first `count` quotations are those of `other`.
  bool same(const QuotationStack& other, std::size_t count) const noexcept {
    for (std::size_t i = 0; i < count; ++i) {
      if (!(open[i] == other.open[i])) return false;
    }
    return true;
  }
};

enum class Decision : std::uint8_t {
  neither,       // an apostrophe, a prime …
  open,          // inside the first `keep` quotations; those above never close
  reopen,        // goes on with the topmost quotation
  close,         // the quotation at `keep`; those above never close
  close_two,     // the two topmost with one mark
  close_across,  // the second before the topmost one inside it
  unopened,
  cross,  // a block border: the first `keep` quotations go on
};

// `at` is a mark, or the block behind a border.
struct QuotationStep {
  std::int32_t before;  // index of the step before it, -1 for none
  std::int32_t at;
  Decision decision;
  std::uint8_t keep;
};

struct QuotationState {
  int cost = 0;  // tenths of a point
  std::int32_t step = -1;
  QuotationStack stack;
};

class QuotationBeam {
 public:
  QuotationBeam() : states_(1) {}

  const std::vector<QuotationState>& states() const noexcept { return states_; }
  const QuotationState& best() const noexcept { return states_.front(); }

  // Adds a state, whose step is still the one before `decision`, to the next generation.
  void offer(QuotationState state, Decision decision, std::int32_t at, std::size_t keep = 0);
  // The next generation takes over; offer() must have been called.
  void advance();

  // Forgets all states but the best.
  void commit() { states_.resize(1); }
  std::size_t steps() const noexcept { return steps_.size(); }
  // Calls visit(step) for the decisions that led to the best state, in order, and forgets them.
  template <class Visit>
  void take_path(Visit visit) {
    path_.clear();
    for (std::int32_t at = best().step; at >= 0; at = steps_[static_cast<std::size_t>(at)].before) {
      path_.push_back(at);
    }
    for (auto at = path_.rbegin(); at != path_.rend(); ++at) {
      visit(steps_[static_cast<std::size_t>(*at)]);
    }
    states_.front().step = -1;
    steps_.clear();
  }

 private:
  std::vector<QuotationState> states_;  // cheapest first
  std::vector<QuotationState> next_;
  std::vector<QuotationStep> steps_;
  std::vector<std::int32_t> path_;
};

}  // namespace obelus
