// Compares sixteen bytes at a time with constants and with the bytes behind them.
#include "analysis/byte_marks.hpp"

#include <algorithm>
#include <array>

#include "text/sixteen_bytes.hpp"

namespace obelus {
namespace {

using namespace sixteen_bytes;

constexpr std::size_t kReach = 8;  // bytes behind a stretch that its marks depend on

Bytes is_letter(Bytes b) noexcept { return in_range(b | all(0x20), 'a', 26); }
Bytes is_digit(Bytes b) noexcept { return in_range(b, '0', 10); }
// A digit or sign that may stand for a letter; 0xC2 begins ¡ and the soft hyphen.
Bytes stands_for_letter(Bytes b) noexcept {
  return is_digit(b) | equal(b, '@') | equal(b, '$') | equal(b, '!') | equal(b, '|') |
         equal(b, 0xC2);
}
// Begins a combining mark, a Greek, Cyrillic or Armenian letter.
Bytes is_imitator(Bytes b) noexcept { return in_range(b, 0xCC, 9); }

// The marks that were found, one in each bit of each byte.
class Found {
 public:
  void add(Bytes answer, ByteMarks::Mark mark) noexcept { marks_ |= answer & all(mark); }
  Byte marks() const noexcept { return any_of(marks_); }

 private:
  Bytes marks_{};
};

void add_plain_marks(const Byte* at, Found& found) noexcept {
  const Bytes b = load(at);
  const Bytes b1 = load(at + 1);
  const Bytes b2 = load(at + 2);
  found.add(equal(b | all(2), '#') | equal(b, '*') | equal(b, '=') | equal(b, '>') | equal(b, '@') |
                equal(b, '\\'),  // ! and # differ in one bit
            ByteMarks::kSign);
  found.add(is_digit(b), ByteMarks::kDigit);
  found.add(at_least(b, 0x80), ByteMarks::kForeign);
  const Bytes letter = is_letter(b);
  found.add(letter & stands_for_letter(b1) & at_least(b2, '!'), ByteMarks::kLetterSign);
  found.add(letter & equal(b, b1) & equal(b, b2), ByteMarks::kStretched);
  found.add(equal(b, ' ') & equal(b2, ' ') & equal(load(at + 4), ' '), ByteMarks::kSingleLetters);
}

// What only bytes beyond ASCII make.
void add_foreign_marks(const Byte* at, Found& found) noexcept {
  const Bytes b = load(at);
  const Bytes b1 = load(at + 1);
  const Bytes b2 = load(at + 2);
  const Bytes b3 = load(at + 3);
  const Bytes b4 = load(at + 4);
  const Bytes b5 = load(at + 5);
  // Not the dashes and quotation marks of prose, U+2010 and above, nor Han and kana.
  const Bytes prose = equal(b, 0xE2) & equal(b1, 0x80) & at_least(b2, 0x90);
  found.add((in_range(b, 0xE0, 3) | at_least(b, 0xEF)) & ~prose, ByteMarks::kStyled);
  found.add(((is_letter(b) | is_digit(b)) & is_imitator(b1)) |
                (is_imitator(b) & (is_letter(b2) | is_digit(b2))),
            ByteMarks::kMixed);
  found.add(equal(b, b2) & equal(b, b4) & equal(b1, b3) & equal(b1, b5) & in_range(b1, 0x80, 0x40),
            ByteMarks::kStretched);
  // A space and two more, with a letter of one to three bytes before each.
  const Bytes s5 = equal(b5, ' ') & at_least(b3, 0x80);
  const Bytes s6 = equal(load(at + 6), ' ') & at_least(b4, 0x80);
  const Bytes ones = equal(b2, ' ') & s5;
  const Bytes twos = equal(b3, ' ') & at_least(b1, 0x80) & (equal(b5, ' ') | s6);
  const Bytes threes = equal(b4, ' ') & at_least(b1, 0xE0) & equal(load(at + 8), ' ');
  found.add(equal(b, ' ') & (ones | twos | threes), ByteMarks::kSingleLetters);
}

// The marks of bytes[0 … kStretch); all bytes up to kStretch + kReach are readable.
Byte marks_of(const Byte* bytes) noexcept {
  Found found;
  for (std::size_t i = 0; i < ByteMarks::kStretch; i += sizeof(Bytes)) {
    add_plain_marks(bytes + i, found);
  }
  const Byte plain = found.marks();
  if ((plain & ByteMarks::kForeign) == 0) return plain;
  for (std::size_t i = 0; i < ByteMarks::kStretch; i += sizeof(Bytes)) {
    add_foreign_marks(bytes + i, found);
  }
  return found.marks();
}

}  // namespace

ByteMarks::ByteMarks(std::string_view text) : marks_(text.size() / kStretch + 1) {
  const auto* const bytes = reinterpret_cast<const Byte*>(text.data());
  std::size_t from = 0;
  std::size_t stretch = 0;
  for (; from + kStretch + kReach < text.size(); from += kStretch) {
    marks_[stretch++] = marks_of(bytes + from);
  }
  for (; from < text.size(); from += kStretch) {
    std::array<Byte, kStretch + kReach + 1> tail{};
    const std::size_t size = std::min(tail.size(), text.size() - from);
    std::copy_n(bytes + from, size, tail.begin());
    marks_[stretch++] = marks_of(tail.data());
  }
}

}  // namespace obelus
