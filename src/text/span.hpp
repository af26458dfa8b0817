// Half-open ranges of byte offsets, tagged by what they index, so that an offset into one text
// can never be used in another by mistake.
#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace obelus {

// The four texts of one article. Each is reached from the one before it by an OffsetMap.
struct Disk {};    // the bytes of the file as they are on disk, in any encoding
struct Raw {};     // the same file as valid UTF-8 (identical to Disk for sound UTF-8 files)
struct Text {};    // what a reader sees: markup, entities and front matter resolved
struct Folded {};  // Text made comparable: see text/fold.hpp

// Byte offsets [begin, end) into the text that Space names. begin <= end always holds.
template <class Space>
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const noexcept { return end - begin; }
  constexpr bool empty() const noexcept { return begin == end; }
  constexpr bool contains(std::size_t offset) const noexcept {
    return begin <= offset && offset < end;
  }
  constexpr bool contains(Span other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool overlaps(Span other) const noexcept {
    return begin < other.end && other.begin < end;
  }
  // The part of `text` that the span covers; the span must lie within it.
  constexpr std::string_view of(std::string_view text) const noexcept {
    return {text.data() + begin, size()};
  }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace obelus
