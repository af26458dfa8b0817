// Which states of the search are worth keeping.
#include "analysis/quotation_beam.hpp"

#include <algorithm>

namespace obelus {
namespace {

using quotation_cost::kUnclosed;

constexpr int kPrune = 200;  // states this much dearer than the best are dropped
// What it may save that a quotation was opened inside another: “‘“ is sound, ““ is not.
constexpr int kNestingSaved = 90;
// What it may cost that a mark closes nothing while another kind is open.
using quotation_cost::kPassedOver;
// What a » saves that goes on with «, against one that has nothing to go on with.
constexpr int kGuillemetSaved = 100;

static_assert(quotation_cost::kUnopened <= kUnclosed);

}  // namespace

// Whether what leads on from `dearer` costs no less than what leads on from `cheaper`.
//
// With more quotations open, `cheaper` can let them go unclosed when it likes and do from there
// what `dearer` does. With fewer open, it can take what `dearer` uses as their closers for marks
// that close nothing; what is two deeper seldom meets two such marks, so half of that is enough.
bool QuotationBeam::imitates(const QuotationState& cheaper,
                             const QuotationState& dearer) const noexcept {
  const bool deeper = dearer.stack.depth > cheaper.stack.depth;
  const std::size_t shared = deeper ? cheaper.stack.depth : dearer.stack.depth;
  const std::size_t extra = (deeper ? dearer.stack.depth : cheaper.stack.depth) - shared;
  int margin = extra == 0 ? 0 : kUnclosed + static_cast<int>(extra - 1) * (kUnclosed / 2);
  if (deeper)
    margin +=
        (shared > 0 ? kNestingSaved + kPassedOver : 0) + (guillemets_go_on_ ? kGuillemetSaved : 0);
  return dearer.cost >= cheaper.cost + margin && cheaper.stack.same(dearer.stack, shared);
}

void QuotationBeam::offer(const QuotationState& state, Decision decision, std::int32_t at,
                          std::size_t keep) {
  if (!affords(state.cost)) return;
  QuotationState* place = nullptr;
  for (QuotationState& there : next_) {
    if (there.stack == state.stack) {
      if (state.cost >= there.cost) return;
      place = &there;
      break;
    }
  }
  limit_ = std::min(limit_, state.cost + kPrune);
  steps_.push_back({state.step, at, decision, static_cast<std::uint8_t>(keep)});
  if (place != nullptr) {
    *place = state;
  } else {
    next_.push_back(state);
    place = &next_.back();
  }
  place->step = static_cast<std::int32_t>(steps_.size() - 1);
}

void QuotationBeam::advance() {
  // Few states, nearly in order; a library sort would ask for memory at every mark.
  for (std::size_t i = 1; i < next_.size(); ++i) {
    if (next_[i - 1].cost <= next_[i].cost) continue;
    const QuotationState state = next_[i];
    std::size_t at = i;
    for (; at > 0 && next_[at - 1].cost > state.cost; --at) next_[at] = next_[at - 1];
    next_[at] = state;
  }
  states_.clear();
  states_.push_back(next_.front());
  for (std::size_t i = 1; i < next_.size(); ++i) {
    const QuotationState& state = next_[i];
    if (states_.size() == width_ || state.cost > next_.front().cost + kPrune) break;
    const bool superfluous =
        std::any_of(states_.begin(), states_.end(),
                    [&](const QuotationState& cheaper) { return imitates(cheaper, state); });
    if (!superfluous) states_.push_back(state);
  }
  if (states_.size() == 1) width_ = kWidth;
  next_.clear();
  limit_ = std::numeric_limits<int>::max();
}

void QuotationBeam::commit() {
  states_.resize(1);
  width_ = kNarrow;
}

}  // namespace obelus
