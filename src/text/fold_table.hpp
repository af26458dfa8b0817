// How single code points fold. The table is made from ICU when Obelus is built.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace obelus::folding {

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
  std::uint16_t value = 0;           // changed: the code point; expanded: index into kExpansions
};

constexpr char32_t kTableSize = 0x3400;
extern const std::array<Entry, kTableSize> kTable;
extern const std::array<unsigned char, 0x80> kAscii;  // what an ASCII byte folds to
// What a code point of two bytes folds to, as its bytes in the order of memory, where that is again
// one of two bytes (`same` and `changed`); else 0. By the code point.
extern const std::array<std::uint16_t, 0x800> kTwoBytes;
extern const std::span<const std::string_view> kExpansions;

// Han from the table's end on, and Hangul syllables: all fold to themselves.
constexpr bool is_han_or_hangul(char32_t c) noexcept {
  return (c >= kTableSize && c < 0xA000) || (c >= 0xAC00 && c <= 0xD7A3);
}

// The entry of another code point above the table: `same`, `hard` or `joining`.
Entry entry_above_table(char32_t c);

inline Entry entry_of(char32_t c) {
  if (c < kTableSize) return kTable[c];
  return is_han_or_hangul(c) ? Entry{Kind::same, 0, 0} : entry_above_table(c);
}

constexpr bool starts_cluster(Kind kind) noexcept {
  return kind != Kind::dropped && kind != Kind::mark && kind != Kind::joining;
}

}  // namespace obelus::folding
