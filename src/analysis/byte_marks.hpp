// What kinds of bytes stand in each stretch of a text, found in one pass over it. Most rules of
// spam look for what hardly any paragraph holds; this tells them, for a load or two, which
// paragraphs they need not look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

class ByteMarks {
 public:
  enum Mark : std::uint8_t {
    kSign = 1,             // # @ ! * = > and backslash
    kDigit = 2,            // of ASCII
    kForeign = 4,          // any byte beyond ASCII
    kStyled = 8,           // may begin a styled letter, an emoji or something invisible
    kLetterSign = 16,      // a letter, a digit or sign that may stand for one, and no space
    kStretched = 32,       // one letter three times in a row
    kMixed = 64,           // Latin beside Greek, Cyrillic or Armenian letters
    kSingleLetters = 128,  // letters that stand alone, two in a row: "c a s"
  };
  static constexpr std::size_t kStretch = 64;  // bytes that share their marks

  explicit ByteMarks(std::string_view text);

  // The marks of all stretches that `span` touches, so perhaps more than it holds.
  std::uint8_t of(Span<Text> span) const noexcept {
    std::uint8_t marks = 0;
    if (span.empty()) return marks;
    for (std::size_t i = span.begin / kStretch; i <= (span.end - 1) / kStretch; ++i) {
      marks = static_cast<std::uint8_t>(marks | marks_[i]);
    }
    return marks;
  }

 private:
  std::vector<std::uint8_t> marks_;  // by stretch
};

}  // namespace obelus
