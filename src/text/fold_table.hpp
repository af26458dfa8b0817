// How single code points fold, and folding by ICU for stretches whose code points interact: the two
// halves that fold.cpp puts together.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"

namespace obelus::folding {

// fold(text) by ICU alone, in time that is linear except in piles of combining marks.
// `after_space`: what stands before the text folds to something that ends with a space. Adds to
// `map` unless null.
std::string fold_with_icu(std::string_view text, bool after_space, PieceMap* map);

// How a code point folds when nothing around it interferes.
enum class Kind : std::uint8_t {
  same,      // a boundary that folds to itself
  changed,   // a boundary that folds to one other code point
  expanded,  // a boundary that folds to a longer string
  space,     // white space
  dropped,   // folds to nothing and does not compose: tatweel, harakat, zero-width
  mark,      // a mark that folds to itself, has a combining class and never composes
  hard,      // a boundary for ICU to fold
  joining,   // no boundary, for ICU to fold together with what stands before it
};

struct Entry {
  Kind kind = Kind::hard;
  std::uint8_t combining_class = 0;  // of a mark
  std::uint16_t value = 0;           // changed: the code point; expanded: index into `strings`
};

constexpr char32_t kTableSize = 0x3400;

struct Table {
  std::array<Entry, kTableSize> entries;
  std::array<unsigned char, 0x80> ascii;  // what an ASCII byte folds to
  std::vector<std::string> strings;
};

const Table& table();

// Han from the table's end on, and Hangul syllables: all fold to themselves.
constexpr bool is_han_or_hangul(char32_t c) noexcept {
  return (c >= kTableSize && c < 0xA000) || (c >= 0xAC00 && c <= 0xD7A3);
}

// The entry of any code point. Those above the table are `same`, `hard` or `joining`.
Entry entry_of(const Table& known, char32_t c);

constexpr bool starts_cluster(Kind kind) noexcept {
  return kind != Kind::dropped && kind != Kind::mark && kind != Kind::joining;
}

}  // namespace obelus::folding
