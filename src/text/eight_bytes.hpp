// Eight bytes of a text at a time, in one register: masks have the highest bit of each byte that is
// meant. Portable, and about as quick as vector instructions for pieces as short as words.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace obelus::eight_bytes {

static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

inline constexpr std::size_t kSize = sizeof(std::uint64_t);
inline constexpr std::uint64_t kHighBits = 0x8080808080808080U;

// The first eight bytes at `bytes`, all of which must be readable.
inline std::uint64_t load(const char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// The first `size` bytes of eight, and zeros; `size` is below 8.
constexpr std::uint64_t head(std::uint64_t word, std::size_t size) noexcept {
  return word & ((std::uint64_t{1} << 8 * size) - 1);
}

// The `size` bytes of `text` from `at` on, fewer than eight, and zeros.
inline std::uint64_t load_some(std::string_view text, std::size_t at, std::size_t size) noexcept {
  if (text.size() - at >= kSize) return head(load(text.data() + at), size);
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + at, size);
  return word;
}

constexpr std::uint64_t repeated(unsigned char byte) noexcept { return byte * 0x0101010101010101U; }

// Bytes from `first` to `last`, both of ASCII.
constexpr std::uint64_t in_range(std::uint64_t word, char first, char last) noexcept {
  const std::uint64_t low = word & ~kHighBits;  // so that no sum carries into the next byte
  const auto at_least = [low](unsigned limit) {
    return low + repeated(static_cast<unsigned char>(0x80U - limit));
  };
  return at_least(static_cast<unsigned char>(first)) &
         ~at_least(static_cast<unsigned char>(last) + 1U) & ~word & kHighBits;
}

// Bytes that are no ASCII.
constexpr std::uint64_t beyond_ascii(std::uint64_t word) noexcept { return word & kHighBits; }

// Small letters and digits.
constexpr std::uint64_t small_letters_and_digits(std::uint64_t word) noexcept {
  return in_range(word, 'a', 'z') | in_range(word, '0', '9');
}

constexpr std::uint64_t letters(std::uint64_t word) noexcept {
  return in_range(word | repeated(0x20), 'a', 'z');
}

// Letters and digits.
constexpr std::uint64_t letters_and_digits(std::uint64_t word) noexcept {
  return letters(word) | in_range(word, '0', '9');
}

// Index of the first byte of a mask that is not 0.
constexpr std::size_t first(std::uint64_t mask) noexcept {
  return static_cast<std::size_t>(std::countr_zero(mask)) / 8;
}

// How many bytes a mask means.
constexpr std::size_t count(std::uint64_t mask) noexcept {
  return static_cast<std::size_t>((mask >> 7U) * repeated(1) >> 56U);
}

// Not 0 where a byte is `wanted`: the first byte of the mask is one, others need not be.
constexpr std::uint64_t maybe_equal(std::uint64_t word, char wanted) noexcept {
  const std::uint64_t zero_where_equal = word ^ repeated(static_cast<unsigned char>(wanted));
  return (zero_where_equal - repeated(1)) & ~zero_where_equal & kHighBits;
}

// Offset of the first byte at or after `from` for which `wanted` gives a mask; text.size() where
// there is none. The first byte of its masks must be a right one.
template <class Wanted>
std::size_t find(std::string_view text, std::size_t from, Wanted wanted) noexcept {
  for (; text.size() - from >= kSize; from += kSize) {
    const std::uint64_t found = wanted(load(text.data() + from));
    if (found != 0) return from + first(found);
  }
  if (from == text.size()) return from;
  const std::uint64_t found = wanted(load_some(text, from, text.size() - from));
  return found == 0 ? text.size() : std::min(text.size(), from + first(found));
}

// The same for the first byte that is one of `Wanted`.
template <char... Wanted>
std::size_t find_any(std::string_view text, std::size_t from) noexcept {
  return find(text, from,
              [](std::uint64_t word) noexcept { return (maybe_equal(word, Wanted) | ...); });
}

// Whether `text` holds one of `Wanted`.
template <char... Wanted>
bool holds_any(std::string_view text) noexcept {
  return find_any<Wanted...>(text, 0) != text.size();
}

}  // namespace obelus::eight_bytes
