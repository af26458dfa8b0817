// The tables behind quotation_marks.hpp.
#include "analysis/quotation_marks.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace obelus {
namespace {

using enum MarkShape;
constexpr MarkWeight kSingle = MarkWeight::single;
constexpr MarkWeight kDouble = MarkWeight::twofold;

// Sorted by code point.
constexpr MarkKind kKinds[] = {
    {U'"', kDouble, straight},
    {U'\'', kSingle, straight},
    {U'`', kSingle, backtick},
    {U'\u00AB', kDouble, left_guillemet},
    {U'\u00BB', kDouble, right_guillemet},
    {U'\u05F4', kDouble, straight},
    {U'\u2018', kSingle, left},
    {U'\u2019', kSingle, right},
    {U'\u201A', kSingle, low},
    {U'\u201B', kSingle, left},
    {U'\u201C', kDouble, left},
    {U'\u201D', kDouble, right},
    {U'\u201E', kDouble, low},
    {U'\u201F', kDouble, left},
    {kDoublePrime, kDouble, straight},
    {U'\u2039', kSingle, left_guillemet},
    {U'\u203A', kSingle, right_guillemet},
    {U'\u300C', kDouble, left_corner},
    {U'\u300D', kDouble, right_corner},
    {U'\u300E', kSingle, left_corner},
    {U'\u300F', kSingle, right_corner},
    {U'\uFF02', kDouble, straight},
    {U'\uFF07', kSingle, straight},
};

constexpr std::uint8_t kNoKind = 0xFF;
// Index into kKinds of the code points below 0x100, which most questions are about; or kNoKind.
constexpr std::array<std::uint8_t, 0x100> kByCode = [] {
  std::array<std::uint8_t, 0x100> table{};
  table.fill(kNoKind);
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    if (kKinds[i].code_point < table.size()) {
      table[kKinds[i].code_point] = static_cast<std::uint8_t>(i);
    }
  }
  return table;
}();

struct ShapePair {
  MarkShape open;
  MarkShape close;
};
// „…“ German, Czech …; „…” Polish, Dutch, Romanian …; ”…” and »…» Swedish, Finnish.
constexpr ShapePair kPairs[] = {
    {straight, straight},
    {left, right},
    {low, left},
    {low, right},
    {right, right},
    {left_guillemet, right_guillemet},
    {right_guillemet, left_guillemet},
    {right_guillemet, right_guillemet},
    {left_corner, right_corner},
};

}  // namespace

const MarkKind* mark_kind(char32_t c) noexcept {
  if (c < 0x100) {
    const std::size_t kind = kByCode[c];
    return kind == kNoKind ? nullptr : &kKinds[kind];
  }
  if (c > 0x203A ? c < 0x300C || (c > 0x300F && c < 0xFF02) : c < 0x2018 && c != 0x5F4) {
    return nullptr;
  }
  const auto* at = std::lower_bound(
      std::begin(kKinds), std::end(kKinds), c,
      [](const MarkKind& kind, char32_t value) { return kind.code_point < value; });
  return at != std::end(kKinds) && at->code_point == c ? at : nullptr;
}

bool usual_pair(const MarkKind& open, const MarkKind& close) noexcept {
  return open.weight == close.weight &&
         std::any_of(std::begin(kPairs), std::end(kPairs), [&](const ShapePair& pair) {
           return pair.open == open.shape && pair.close == close.shape;
         });
}

}  // namespace obelus
