// The marks that quotations are made of: how each points and which pairs they form. What languages
// do with them is in quotation_languages.hpp.
#pragma once

#include <cstdint>

namespace obelus {

// Marks of one weight can stand for one another by mistake: “…" or ‘…'.
enum class MarkWeight : std::uint8_t { single, twofold };

// How a mark points by its shape alone. „ and ‚ only ever open; ” and ’ open only in Swedish and
// Finnish; « and » do either.
enum class MarkShape : std::uint8_t {
  straight,
  left,
  right,
  low,
  left_guillemet,
  right_guillemet,
  left_corner,
  right_corner,
  backtick
};

struct MarkKind {
  char32_t code_point = 0;
  MarkWeight weight = MarkWeight::twofold;
  MarkShape shape = MarkShape::straight;
};

// ″ measures inches; after a digit, “smart” conversion makes it of a closing mark: “Chapter 11″.
constexpr char32_t kDoublePrime = 0x2033;

// nullptr for a code point that is no quotation mark.
const MarkKind* mark_kind(char32_t c) noexcept;

// Whether a mark is » or › or ” or ’: by its shape a closer, though some languages open with it.
constexpr bool right_shape(MarkShape shape) noexcept {
  return shape == MarkShape::right || shape == MarkShape::right_guillemet;
}

// Whether `close` is a usual partner of `open` somewhere: “”, „“, „”, «», »«, »», ””, ‘’, 「」 …
bool usual_pair(const MarkKind& open, const MarkKind& close) noexcept;

}  // namespace obelus
