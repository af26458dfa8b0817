// The costs of pairs: which marks close which, and which may stand inside which.
#include "analysis/quotation_costs.hpp"

namespace obelus {

using namespace quotation_cost;

namespace {

// 'Rollin'' and ‘the boys’’: an apostrophe and the mark that closes.
bool ends_in_apostrophe(const MarkCandidate& open, const MarkCandidate& close) noexcept {
  if (open.doubled || !close.doubled || open.kind.weight != MarkWeight::single) return false;
  return close.kind.code_point == (open.kind.code_point == U'\'' ? U'\'' : U'\u2019') &&
         usual_pair(open.kind, {close.kind.code_point, MarkWeight::single, close.kind.shape});
}

}  // namespace

int pair_cost(const MarkCandidate& open, const MarkCandidate& close,
              const MarkHabits& habits) noexcept {
  const auto corner = [](const MarkCandidate& mark) {
    return mark.kind.shape == MarkShape::left_corner || mark.kind.shape == MarkShape::right_corner;
  };
  if (close.kind.code_point == kDoublePrime) return kMismatched;
  if (corner(open) != corner(close))
    return open.kind.weight == close.kind.weight ? kMismatched + 20 : kNever;
  if (ends_in_apostrophe(open, close)) return kApostropheInside;
  if (open.kind.weight != close.kind.weight) {  // “…’, but the boys’ is an apostrophe
    const bool apostrophe = open.none < 40 || close.none < 40;
    return apostrophe ? kNever : corner(open) ? kMismatched : kMismatched + 15;
  }
  if (corner(open) && open.kind.shape == close.kind.shape) return kMismatched;
  if (open.kind.shape == MarkShape::right_corner) return kReversed;
  if (open.doubled != close.doubled) {
    return usual_pair(open.kind, close.kind) ? kHalfDoubled : kMismatched;
  }
  if (open.doubled && open.kind.shape == MarkShape::backtick &&
      close.kind.shape == MarkShape::straight) {
    return 0;  // ``TeX''
  }
  if (open.doubled && open.kind.shape == MarkShape::low &&
      (close.kind.shape == MarkShape::straight || close.kind.shape == MarkShape::backtick)) {
    return 0;  // ,,typed'' and ,,typed``, as on a typewriter
  }
  const bool inward = open.kind.shape == MarkShape::right_guillemet &&
                      close.kind.shape == MarkShape::left_guillemet;
  if (inward && !habits.inward_guillemets) return kReversed;  // »text« where «text» is the custom
  if (usual_pair(open.kind, close.kind)) {
    const bool same_right =
        open.kind.shape == MarkShape::right || (open.kind.shape == MarkShape::right_guillemet &&
                                                close.kind.shape == MarkShape::right_guillemet);
    return same_right && !habits.right_opens ? kRightTwice : 0;
  }
  const bool reversed =
      (open.kind.shape == MarkShape::right && close.kind.shape == MarkShape::left) ||
      (open.kind.shape == MarkShape::left && close.kind.shape == MarkShape::low) ||  // “…„
      (open.kind.shape == MarkShape::right && close.kind.shape == MarkShape::low);   // ”…„
  if (habits.reversed_curly && open.kind.shape == MarkShape::right &&
      close.kind.shape == MarkShape::left) {
    return 0;
  }
  // ’’…‘‘ is how much of the Urdu press types its marks.
  if (open.doubled && open.kind.shape == MarkShape::right && !habits.inner_apostrophe) return 0;
  return reversed ? kReversed : kMismatched;
}

bool typed_for_one_another(const MarkKind& a, const MarkKind& b) noexcept {
  const auto comma_shaped = [](MarkShape shape) {
    return shape == MarkShape::straight || shape == MarkShape::left || shape == MarkShape::right;
  };
  return a.weight == b.weight && comma_shaped(a.shape) && comma_shaped(b.shape);
}

int nesting_cost(const MarkCandidate& outer, const MarkCandidate& inner,
                 const MarkHabits& habits) noexcept {
  if (outer.kind.weight != inner.kind.weight) return 0;
  if (outer.kind.code_point != inner.kind.code_point) {
    const bool closes_low = outer.kind.shape == MarkShape::low && habits.low_opens &&
                            inner.kind.shape == MarkShape::left;
    return closes_low ? 50 : 3;
  }
  if (inner.text.begin == outer.text.end) return 15;  // ""word""
  switch (inner.kind.shape) {
    case MarkShape::straight: return inner.kind.weight == MarkWeight::single ? 60 : 40;
    case MarkShape::left_corner: return 10;
    case MarkShape::left_guillemet:
      // Names in «» inside speech in «» are Russian custom, « in « French.
      return inner.within_name || habits.shared_closer || habits.spaced_guillemets ? 30 : 90;
    default: return 90;
  }
}

}  // namespace obelus
