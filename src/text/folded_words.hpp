// Words of a folded text: where they end, and the keys by which terms are found. Lexicons are
// compiled in with the keys of their terms, so these stand below all who look terms up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/chars.hpp"
#include "text/eight_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {

// A letter of a script that does not set off words by spaces: a word by itself.
inline bool is_unspaced_letter(char32_t c) noexcept {
  return c >= 0x0E00 && is_unspaced(script_of(c));
}

// Bytes that are no letters and digits of ASCII, as folding leaves them.
constexpr std::uint64_t no_ascii_word(std::uint64_t bytes) noexcept {
  return ~eight_bytes::small_letters_and_digits(bytes) & eight_bytes::kHighBits;
}

// The end of the word that begins at `at`, no further than `limit`; `at` itself where none begins.
inline std::size_t word_end(std::string_view text, std::size_t at, std::size_t limit) noexcept {
  while (at < limit) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      at = eight_bytes::find(text.substr(0, limit), at, no_ascii_word);
      if (at == limit || static_cast<unsigned char>(text[at]) < 0x80) break;
    }
    std::size_t next = at;
    const char32_t c = utf8::decode(text, next);
    if (!is_word(c) || is_unspaced_letter(c)) break;
    at = next;
  }
  return at;
}

namespace detail {
// Odd constants of 64 bits (Steele and Vigna, "Computationally easy, spectrally good multipliers",
// 2021).
inline constexpr std::uint64_t kFirstFactor = 0xF1357AEA2E62A9C5U;
inline constexpr std::uint64_t kLastFactor = 0xD1342543DE82EF95U;
}  // namespace detail

// The hash of a word of fewer than eight bytes; `bytes` holds it, the first byte lowest, and zeros.
constexpr std::uint64_t hash_short_word(std::uint64_t bytes, std::size_t size) noexcept {
  return (bytes ^ std::uint64_t{size} << 56U) * detail::kFirstFactor;
}

// A hash of a word: its first and last eight bytes and its length. Words that agree in all of them
// collide, so whoever finds a key compares the words.
inline std::uint64_t hash_word(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const std::size_t size = end - begin;
  const char* const word = text.data() + begin;
  if (size < eight_bytes::kSize) {
    return hash_short_word(eight_bytes::load_some(text, begin, size), size);
  }
  const std::uint64_t first = eight_bytes::load(word);
  const std::uint64_t last = eight_bytes::load(word + size - eight_bytes::kSize);
  return (first ^ std::uint64_t{size} << 56U) * detail::kFirstFactor ^ last * detail::kLastFactor;
}

// The key of terms that begin with a word of that hash, and with two words and that one byte
// between them. Its highest bits are its best ones.
constexpr std::uint64_t term_key(std::uint64_t first) noexcept { return first; }
constexpr std::uint64_t term_key(std::uint64_t first, char sign, std::uint64_t second) noexcept {
  return first + (second ^ static_cast<unsigned char>(sign)) * detail::kLastFactor;
}

// Terms that begin with a sign, or a letter of a script without spaces, have their first bytes as
// key: eight of them, four, two or one, as many as they have.
inline constexpr std::size_t kMostSignBytes = eight_bytes::kSize;
// `bytes` are the first eight, zeros behind the end of the text; `size` is one of those four.
constexpr std::uint64_t sign_key(std::uint64_t bytes, std::size_t size) noexcept {
  return hash_short_word(size < eight_bytes::kSize ? eight_bytes::head(bytes, size) : bytes, size);
}
std::uint64_t sign_key(std::string_view folded) noexcept;

// The key of a folded term: of its first two words where these are what it begins with, else of
// its first, or of its first bytes; 0 for an empty one.
std::uint64_t key_of_term(std::string_view folded) noexcept;

}  // namespace obelus
