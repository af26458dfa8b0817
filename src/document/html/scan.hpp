// What the tokenizer's parts ask of single bytes, and the search for the next byte that ends a run
// of plain text. Runs are most of every page, so that search decides how fast HTML is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace obelus::html {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD, for NUL

// Not zero where a byte of `word` equals `stop`.
constexpr std::uint64_t bytes_equal(std::uint64_t word, char stop) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  const std::uint64_t zero_where_equal = word ^ (kOnes * static_cast<unsigned char>(stop));
  return (zero_where_equal - kOnes) & ~zero_where_equal & kHighs;
}

// Offset of the first byte at or after `from` that is one of `Stops`, or text.size().
// Goes by eight bytes at a time.
template <char... Stops>
std::size_t find_any(std::string_view text, std::size_t from) noexcept {
  for (std::uint64_t word; text.size() - from >= sizeof word; from += sizeof word) {
    std::memcpy(&word, text.data() + from, sizeof word);
    if ((bytes_equal(word, Stops) | ...) != 0) break;
  }
  while (from < text.size() && ((text[from] != Stops) && ...)) ++from;
  return from;
}

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
