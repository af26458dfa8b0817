// Where words begin, for first looks: the byte behind each space, eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/eight_bytes.hpp"

namespace obelus {

// Calls visit(bytes) with the eight bytes behind each space of `text`, where it has so many, until
// it returns false.
template <class Visit>
void for_each_word_start(std::string_view text, Visit visit) {
  using namespace eight_bytes;
  for (std::size_t at = 0; at + 2 * kSize <= text.size(); at += kSize) {
    // A byte behind a space may pass for one.
    std::uint64_t spaces = maybe_equal(load(text.data() + at), ' ');
    for (; spaces != 0; spaces &= spaces - 1) {
      if (!visit(load(text.data() + at + first(spaces) + 1))) return;
    }
  }
}

}  // namespace obelus
