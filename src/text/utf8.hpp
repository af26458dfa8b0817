// UTF-8: validation, decoding and encoding. Everything above this floor works on valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"
#include "text/span.hpp"

namespace obelus::utf8 {

// Offset of the first ill-formed byte at or after `from`, or std::string_view::npos.
// (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.)
std::size_t find_ill_formed(std::string_view bytes, std::size_t from = 0) noexcept;

// `bytes` with each maximal ill-formed subpart (Unicode 15, section 3.9) replaced by U+FFFD.
struct Repaired {
  std::string text;
  OffsetMap<Raw, Disk> map;
  std::vector<Span<Disk>> ill_formed;
};
Repaired repair(std::string_view bytes);

// The code point that begins at `offset`, which is moved past it. `text` must be valid UTF-8 and
// `offset` on a boundary below text.size().
inline char32_t decode(std::string_view text, std::size_t& offset) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(offset);
  if (lead < 0x80) return offset += 1, lead;
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1F) << 6 | (byte(offset + 1) & 0x3F);
    return offset += 2, c;
  }
  if (lead < 0xF0) {
    const char32_t c =
        (lead & 0x0F) << 12 | (byte(offset + 1) & 0x3F) << 6 | (byte(offset + 2) & 0x3F);
    return offset += 3, c;
  }
  const char32_t c = (lead & 0x07) << 18 | (byte(offset + 1) & 0x3F) << 12 |
                     (byte(offset + 2) & 0x3F) << 6 | (byte(offset + 3) & 0x3F);
  return offset += 4, c;
}

// Whether a byte goes on with a code point that began before it.
constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The first `bytes` bytes of `text`, or somewhat fewer, so that no code point is cut.
constexpr std::string_view head(std::string_view text, std::size_t bytes) noexcept {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

// The code point that ends at `offset`, which is moved to its first byte. `offset` must be on a
// boundary above 0.
inline char32_t decode_before(std::string_view text, std::size_t& offset) noexcept {
  do {
    --offset;
  } while (is_continuation(text[offset]));
  std::size_t i = offset;
  return decode(text, i);
}

// The code point at / just before `offset` without moving; 0 at the end / beginning.
inline char32_t at(std::string_view text, std::size_t offset) noexcept {
  return offset < text.size() ? decode(text, offset) : U'\0';
}
inline char32_t before(std::string_view text, std::size_t offset) noexcept {
  return offset > 0 ? decode_before(text, offset) : U'\0';
}

// Appends the UTF-8 form of a scalar value.
void append(std::string& out, char32_t code_point);

// Code points in valid UTF-8.
std::size_t length(std::string_view text) noexcept;

}  // namespace obelus::utf8
