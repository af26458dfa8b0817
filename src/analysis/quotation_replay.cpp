// Follows a path of decisions with a stack of its own, so that the search need not carry more than
// the decisions themselves.
#include "analysis/quotation_replay.hpp"

namespace obelus {

using namespace quotation_cost;

int QuotationReplay::pair_cost_of(const OpenQuotation& open, const MarkCandidate& closer) const {
  // A » that goes on with what « opened is closed by ».
  if (open.follows() && closer.kind.shape == MarkShape::right_guillemet) return 0;
  return pair_cost(mark(open.mark()), closer, candidates_.habits[closer.block]);
}

void QuotationReplay::abandon(std::size_t keep) {
  while (stack_.depth > keep) {
    defect(DefectKind::unclosed, stack_.top().mark());
    stack_.cut(stack_.depth - 1);
  }
}

void QuotationReplay::close(const OpenQuotation& open, std::int32_t closer) {
  result(closer).role = MarkRole::closer;
  result(closer).partner = open.mark();
  result(open.mark()).partner = closer;
  const int pair = pair_cost_of(open, mark(closer));
  if (pair == kReversed || pair == kRightTwice) {
    defect(DefectKind::direction, open.mark(), closer);
  } else if (pair >= kMismatched) {
    defect(DefectKind::mismatched, closer, open.mark());
  } else if (mark(open.mark()).block != mark(closer).block && !borders_[mark(closer).block].sound) {
    defect(DefectKind::unclosed, open.mark(), closer);
  }
}

void QuotationReplay::apply(const QuotationStep& step) {
  switch (step.decision) {
    case Decision::neither:
      if (mark(step.at).wrong_apostrophe) defect(DefectKind::direction, step.at);
      break;
    case Decision::open:
      abandon(step.keep);
      result(step.at).role = MarkRole::opener;
      stack_.push({step.at, false});
      break;
    case Decision::reopen: {
      OpenQuotation& open = stack_.open[step.keep];
      result(step.at).role = MarkRole::opener;
      result(step.at).continues = true;
      result(open.mark()).continued = true;
      const bool follows = mark(step.at).kind.code_point != mark(open.mark()).kind.code_point;
      open = {step.at, follows || open.follows()};
      break;
    }
    case Decision::close:
      abandon(step.keep + 1U);
      close(stack_.top(), step.at);
      stack_.cut(stack_.depth - 1);
      break;
    case Decision::close_two:
      close(stack_.top(), step.at);
      close(stack_.open[stack_.depth - 2], step.at);
      stack_.cut(stack_.depth - 2);
      break;
    case Decision::close_across: {
      const OpenQuotation inner = stack_.top();
      close(stack_.open[stack_.depth - 2], step.at);
      defect(DefectKind::crossing, step.at, inner.mark());
      stack_.cut(stack_.depth - 1);
      stack_.top() = inner;
      break;
    }
    case Decision::unopened:
      result(step.at).role = MarkRole::closer;
      defect(DefectKind::unopened, step.at);
      break;
    case Decision::cross:
      abandon(step.keep);
      for (std::size_t i = 0; i < stack_.depth; ++i) result(stack_.open[i].mark()).continued = true;
      break;
  }
}

}  // namespace obelus
