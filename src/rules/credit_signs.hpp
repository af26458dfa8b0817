// The signs that lead to a speaker: ― Name, and Name: “…”.
#pragma once

namespace obelus {

constexpr bool is_dash(char32_t c) noexcept {
  return c == U'-' || c == 0x2010 || (c >= 0x2012 && c <= 0x2015) || c == U'~' || c == 0x2500;
}
constexpr bool is_colon(char32_t c) noexcept { return c == U':' || c == 0xFF1A; }

}  // namespace obelus
