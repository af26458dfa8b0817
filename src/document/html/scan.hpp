// What the tokenizer's parts ask of single bytes. The search for the next byte that ends a run of
// plain text decides how fast HTML is read, as runs are most of every page.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/eight_bytes.hpp"

namespace obelus::html {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD, for NUL

using eight_bytes::find_any;

constexpr bool is_upper_letter(char c) noexcept { return 'A' <= c && c <= 'Z'; }
constexpr bool is_ascii_letter(char c) noexcept {
  return is_upper_letter(c) || ('a' <= c && c <= 'z');
}
constexpr bool is_ascii_digit(char c) noexcept { return '0' <= c && c <= '9'; }
constexpr char to_lower(char c) noexcept {
  return is_upper_letter(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
// The standard's white space; CR belongs to it because newlines are normalised on the way.
constexpr bool is_html_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

// Does `text` hold `lower_case` at `offset`, ASCII letters compared without case?
constexpr bool holds_at(std::string_view text, std::size_t offset,
                        std::string_view lower_case) noexcept {
  if (text.size() - offset < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    if (to_lower(text[offset + i]) != lower_case[i]) return false;
  }
  return true;
}

}  // namespace obelus::html
