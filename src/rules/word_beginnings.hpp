// The beginnings of a text's words, eight bytes each, for first looks that tell cheaply which
// blocks deserve to be read word by word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/eight_bytes.hpp"

namespace obelus {

// Calls visit(bytes) for what begins the text and for every word behind a space, where eight bytes
// are left of the text, the first byte lowest, until it returns false. Capitals of ASCII and some
// signs count as small letters.
template <class Visit>
void for_each_beginning(std::string_view text, Visit visit) {
  using namespace eight_bytes;
  const auto begins = [&](std::size_t at) {
    return at + kSize > text.size() || visit(load(text.data() + at) | repeated(0x20));
  };
  if (!begins(0)) return;
  std::size_t at = 0;
  for (; text.size() - at >= kSize; at += kSize) {
    std::uint64_t spaces = in_range(load(text.data() + at), ' ', ' ');
    for (; spaces != 0; spaces &= spaces - 1) {
      if (!begins(at + first(spaces) + 1)) return;
    }
  }
}

// Whether a space is among the first `count` of the eight bytes.
constexpr bool ends_within(std::uint64_t bytes, std::size_t count) noexcept {
  const std::uint64_t spaces = eight_bytes::in_range(bytes, ' ', ' ');
  return spaces != 0 && eight_bytes::first(spaces) < count;
}

}  // namespace obelus
