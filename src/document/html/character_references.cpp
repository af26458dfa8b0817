// Named references are looked up in two packed tables (names, values) that the compiler makes from
// named_references.inc: 40 KB of constants, nothing to relocate or set up when the program starts.
#include "document/html/character_references.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <iterator>

#include "document/html/scan.hpp"
#include "text/utf8.hpp"

namespace obelus::html {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kMaxCodePoint = 0x10FFFF;

struct Row {
  std::string_view name;
  char32_t first;
  std::uint16_t second;
};
// Only the compiler reads this one: see kNames and kEntries.
constexpr Row kRows[] = {
#include "document/html/named_references.inc"
};
constexpr std::size_t kCount = std::size(kRows);
static_assert(std::is_sorted(std::begin(kRows), std::end(kRows),
                             [](const Row& a, const Row& b) { return a.name < b.name; }));

constexpr std::size_t names_length() {
  std::size_t length = 0;
  for (const Row& row : kRows) length += row.name.size();
  return length;
}

// All names one after another, in byte order.
constexpr auto kNames = [] {
  std::array<char, names_length()> names{};
  std::size_t at = 0;
  for (const Row& row : kRows) {
    for (const char c : row.name) names[at++] = c;
  }
  return names;
}();

struct Entry {
  char32_t first;
  std::uint16_t second;
  std::uint16_t name_end;  // into kNames; the name begins where the one before ends
};
constexpr auto kEntries = [] {
  std::array<Entry, kCount> entries{};
  std::size_t end = 0;
  for (std::size_t i = 0; i < kCount; ++i) {
    end += kRows[i].name.size();
    entries[i] = {kRows[i].first, kRows[i].second, static_cast<std::uint16_t>(end)};
  }
  return entries;
}();
static_assert(names_length() <= UINT16_MAX);

constexpr std::string_view name_of(std::size_t entry) noexcept {
  const std::size_t begin = entry == 0 ? 0 : kEntries[entry - 1].name_end;
  return {kNames.data() + begin, kEntries[entry].name_end - begin};
}

// kFirst[c - 'A'] is the first entry whose name begins with c or a later byte.
constexpr std::size_t kLetterRange = 'z' - 'A' + 1;
constexpr auto kFirst = [] {
  std::array<std::uint16_t, kLetterRange + 1> first{};
  std::size_t entry = 0;
  for (std::size_t letter = 0; letter <= kLetterRange; ++letter) {
    while (entry < kCount && static_cast<std::size_t>(kRows[entry].name.front() - 'A') < letter) {
      ++entry;
    }
    first[letter] = static_cast<std::uint16_t>(entry);
  }
  return first;
}();

// The end of the entries from `low` on whose byte at `depth` is before (or equal to) `c`. Entries
// in [low, high) share their first `depth` bytes and are longer.
template <class Compare>
std::size_t partition_entries(std::size_t low, std::size_t high, std::size_t depth, char c,
                              Compare before) noexcept {
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (before(name_of(middle)[depth], c)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// The entry with the longest name that `text` begins with, or kCount. The range of entries that
// share what has been read narrows with every byte.
std::size_t find_longest_name(std::string_view text) noexcept {
  if (text.empty() || !is_ascii_letter(text.front())) return kCount;
  const auto letter = static_cast<std::size_t>(text.front() - 'A');
  std::size_t low = kFirst[letter];
  std::size_t high = kFirst[letter + 1];
  std::size_t best = kCount;
  for (std::size_t depth = 1; low < high; ++depth) {
    if (name_of(low).size() == depth) best = low++;
    if (depth == text.size()) break;
    low = partition_entries(low, high, depth, text[depth], std::less<>());
    high = partition_entries(low, high, depth, text[depth], std::less_equal<>());
  }
  return best;
}

CharacterReference match_named(std::string_view text, std::size_t offset,
                               ReferencePlace place) noexcept {
  const std::size_t entry = find_longest_name(text.substr(offset + 1));
  if (entry == kCount) return {};
  const std::string_view name = name_of(entry);
  const std::size_t end = offset + 1 + name.size();
  if (place == ReferencePlace::attribute && name.back() != ';' && end < text.size() &&
      (text[end] == '=' || is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) {
    return {};
  }
  return {end - offset, kEntries[entry].first, kEntries[entry].second};
}

// What numeric references to C1 controls mean: the characters of windows-1252.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t scalar_of(char32_t number) noexcept {
  if (number == 0 || number > kMaxCodePoint) return kReplacement;
  if (0xD800 <= number && number <= 0xDFFF) return kReplacement;
  if (0x80 <= number && number <= 0x9F) return kWindows1252[number - 0x80];
  return number;
}

int digit_value(char c, unsigned base) noexcept {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return base == 16 && 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

CharacterReference match_numeric(std::string_view text, std::size_t offset) noexcept {
  std::size_t at = offset + 2;
  unsigned base = 10;
  if (at < text.size() && to_lower(text[at]) == 'x') {
    base = 16;
    ++at;
  }
  const std::size_t digits = at;
  char32_t number = 0;
  for (; at < text.size(); ++at) {
    const int digit = digit_value(text[at], base);
    if (digit < 0) break;
    // Stays above the limit once there, and never overflows.
    if (number <= kMaxCodePoint) number = number * base + static_cast<char32_t>(digit);
  }
  if (at == digits) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {at - offset, scalar_of(number), 0};
}

}  // namespace

void CharacterReference::append_to(std::string& out) const {
  utf8::append(out, first);
  if (second != 0) utf8::append(out, second);
}

CharacterReference match_reference(std::string_view text, std::size_t offset,
                                   ReferencePlace place) noexcept {
  if (offset + 1 < text.size() && text[offset + 1] == '#') return match_numeric(text, offset);
  return match_named(text, offset, place);
}

}  // namespace obelus::html
