// What counts as nothing at the borders of a block.
#pragma once

#include <string_view>

#include "text/chars.hpp"
#include "text/span.hpp"
#include "text/utf8.hpp"

namespace obelus {

// White space and controls: never part of a block's borders.
inline bool is_border_space(char32_t c) noexcept {
  if (c <= U' ' || (0x7F <= c && c <= 0xA0)) return true;
  if (c < 0x1680) return false;
  return is_space(c) && c != 0x200B && c != 0x2060 && c != 0xFEFF;
}

// Also what has no width: a text of nothing else looks empty, though such characters at the border
// of a text with words belong to it (rules report them).
inline bool is_blank(char32_t c) noexcept {
  return is_border_space(c) || (c >= 0xAD && is_default_ignorable(c)) || c == 0xFEFF;
}

// `span` of `text` without border spaces, empty (at its end) where it is blank throughout.
template <class Space>
Span<Space> trim(std::string_view text, Span<Space> span) noexcept {
  while (span.begin < span.end) {
    std::size_t next = span.begin;
    if (!is_border_space(utf8::decode(text, next))) break;
    span.begin = next;
  }
  while (span.begin < span.end) {
    std::size_t before = span.end;
    if (!is_border_space(utf8::decode_before(text, before))) break;
    span.end = before;
  }
  for (std::size_t i = span.begin; i < span.end;) {
    if (!is_blank(utf8::decode(text, i))) return span;
  }
  return {span.end, span.end};
}

}  // namespace obelus
