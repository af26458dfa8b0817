// The states of the search for the cheapest reading: what is open at a mark, what it cost to get
// there, and by which decisions. States with the same stack differ in their cost only, so the
// dearer one is dropped; so is one that another can imitate at no greater cost. Few are left.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/quotation_costs.hpp"

namespace obelus {

// A quotation that waits for its closer: the mark that opened it, and whether that is a » that goes
// on with what « opened. One number, as states are copied and compared at every mark.
class OpenQuotation {
 public:
  OpenQuotation() = default;
  OpenQuotation(std::int32_t mark, bool follows) noexcept : key_(mark * 2 + (follows ? 1 : 0)) {}
  std::int32_t mark() const noexcept { return key_ >> 1; }
  bool follows() const noexcept { return (key_ & 1) != 0; }
  friend bool operator==(OpenQuotation a, OpenQuotation b) noexcept { return a.key_ == b.key_; }

 private:
  std::int32_t key_ = -1;
};

constexpr std::size_t kQuotationDepth = 3;  // quotations inside quotations inside quotations

struct QuotationStack {
  std::array<OpenQuotation, kQuotationDepth> open;  // those from depth on as they are at first
  std::uint32_t depth = 0;

  OpenQuotation& top() noexcept { return open[depth - 1]; }
  const OpenQuotation& top() const noexcept { return open[depth - 1]; }
  void push(OpenQuotation quotation) noexcept { open[depth++] = quotation; }
  void cut(std::size_t to) noexcept {
    while (depth > to) open[--depth] = {};
  }
  friend bool operator==(const QuotationStack& a, const QuotationStack& b) noexcept {
    return a.open == b.open;
  }
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
  reopen,        // goes on with the quotation at `keep`
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
  // `guillemets_go_on`: whether a » may go on with what « opened.
  explicit QuotationBeam(bool guillemets_go_on) : states_(1), guillemets_go_on_(guillemets_go_on) {}

  const std::vector<QuotationState>& states() const noexcept { return states_; }
  const QuotationState& best() const noexcept { return states_.front(); }

  // Whether a state of the next generation that costs so much may be kept.
  bool affords(int cost) const noexcept { return cost <= limit_; }
  // Adds a state, whose step is still the one before `decision`, to the next generation.
  void offer(const QuotationState& state, Decision decision, std::int32_t at, std::size_t keep = 0);
  // The next generation takes over; at least one state must have been offered.
  void advance();

  // Forgets all states but the best, and keeps few until one is left again: a text that is in doubt
  // for so long is none that somebody wrote.
  void commit();
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
  static constexpr std::size_t kWidth = 12;  // states kept
  static constexpr std::size_t kNarrow = 4;

  bool imitates(const QuotationState& cheaper, const QuotationState& dearer) const noexcept;

  std::vector<QuotationState> states_;  // cheapest first
  std::vector<QuotationState> next_;
  std::vector<QuotationStep> steps_;
  std::vector<std::int32_t> path_;
  std::size_t width_ = kWidth;
  int limit_ = std::numeric_limits<int>::max();  // of the next generation's costs
  bool guillemets_go_on_;
};

}  // namespace obelus
