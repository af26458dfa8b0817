// Sixteen bytes of a text at a time, for passes over whole articles. GCC and Clang turn operations
// on vectors into the instructions of any processor; left to find the vectors by themselves, they
// miss half of them. What is asked answers in bytes of ones or zeros.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace obelus::sixteen_bytes {

using Byte = std::uint8_t;
using Bytes [[gnu::vector_size(16)]] = Byte;

inline constexpr std::size_t kSize = sizeof(Bytes);

// The first sixteen at `bytes`, all of which must be readable.
template <class Char>
Bytes load(const Char* bytes) noexcept {
  static_assert(sizeof(Char) == 1);
  Bytes result;
  std::memcpy(&result, bytes, sizeof result);
  return result;
}

inline Bytes all(Byte value) noexcept { return Bytes{} + value; }

inline Bytes equal(Bytes a, Bytes b) noexcept { return reinterpret_cast<Bytes>(a == b); }
inline Bytes equal(Bytes a, Byte b) noexcept { return equal(a, all(b)); }
inline Bytes at_least(Bytes a, Byte b) noexcept { return reinterpret_cast<Bytes>(a >= all(b)); }
inline Bytes in_range(Bytes b, Byte first, Byte count) noexcept {
  return reinterpret_cast<Bytes>(b - all(first) < all(count));
}

inline std::array<std::uint64_t, 2> halves(Bytes bytes) noexcept {
  std::array<std::uint64_t, 2> result{};
  std::memcpy(result.data(), &bytes, sizeof bytes);
  return result;
}

// The bits that any byte has.
inline Byte any_of(Bytes bytes) noexcept {
  const auto [low, high] = halves(bytes);
  std::uint64_t word = low | high;
  word |= word >> 32U;
  word |= word >> 16U;
  return static_cast<Byte>(word | word >> 8U);
}

// Index of the first byte of an answer that is yes; kSize where none is.
inline std::size_t first(Bytes answer) noexcept {
  static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
  const auto [low, high] = halves(answer);
  if (low != 0) return static_cast<std::size_t>(std::countr_zero(low)) / 8;
  return high == 0 ? kSize : 8 + static_cast<std::size_t>(std::countr_zero(high)) / 8;
}

// Offset of the first byte at or after `from` that is `wanted`; text.size() where there is none.
// Zeros, which stand for what is behind the text, must not be.
template <class Wanted>
std::size_t find(std::string_view text, std::size_t from, Wanted wanted) noexcept {
  for (; text.size() - from >= kSize; from += kSize) {
    const std::size_t found = first(wanted(load(text.data() + from)));
    if (found < kSize) return from + found;
  }
  std::array<char, kSize> rest{};
  std::memcpy(rest.data(), text.data() + from, text.size() - from);
  const std::size_t found = first(wanted(load(rest.data())));
  return found < kSize ? from + found : text.size();
}

}  // namespace obelus::sixteen_bytes
