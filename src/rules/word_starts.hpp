// Where words begin, for first looks: the byte behind each space, eight bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace obelus {

static_assert(std::endian::native == std::endian::little, "eight bytes are read in their order");

inline constexpr std::uint64_t kEightSpaces = 0x2020202020202020U;

// The highest bit of each byte of `bytes` that is a space; a byte behind a space may have it too.
constexpr std::uint64_t spaces_of(std::uint64_t bytes) noexcept {
  const std::uint64_t other = bytes ^ kEightSpaces;
  return (other - 0x0101010101010101U) & ~other & 0x8080808080808080U;
}

// Calls visit(bytes) with the eight bytes behind each space of `text`, where it has so many, until
// it returns false.
template <class Visit>
void for_each_word_start(std::string_view text, Visit visit) {
  constexpr std::size_t kEight = sizeof(std::uint64_t);
  const auto load = [&](std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, kEight);
    return bytes;
  };
  for (std::size_t at = 0; at + 2 * kEight <= text.size(); at += kEight) {
    for (std::uint64_t spaces = spaces_of(load(at)); spaces != 0; spaces &= spaces - 1) {
      const auto place = at + static_cast<std::size_t>(std::countr_zero(spaces)) / 8;
      if (!visit(load(place + 1))) return;
    }
  }
}

}  // namespace obelus
