// Lines of a plain text, and which of the breaks between them are there only because someone
// wrapped the text at a margin.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

// What a line begins with.
enum class Marker : std::uint8_t {
  none,
  quote,   // > of mail
  bullet,  // • ‣ ▪: never anything but a list
  dash,    // - – * +: a list where there are several
  number,  // 1. or 1), likewise
};

struct PlainLine {
  Span<Raw> span;            // without terminator and surrounding blanks; empty for a blank line
  Span<Raw> content;         // the span after its marker
  std::uint32_t indent = 0;  // blanks before the span, in bytes
  std::uint16_t quote_depth = 0;
  Marker marker = Marker::none;
};

// The lines of `text`: they end at \n, \r, \r\n, \v, \f, U+0085, U+2028 and U+2029; the last of
// these, which separates paragraphs, is followed by a blank line.
std::vector<PlainLine> plain_lines(std::string_view text);

// Whether the last character, closing marks looked through, ends a sentence.
bool ends_sentence(std::string_view line) noexcept;

// Tells wrapped prose (mail, RFCs) from texts where every line is a paragraph.
class Wrapping {
 public:
  Wrapping(std::string_view text, std::span<const PlainLine> lines);
  // Whether the break after the line `index` is soft: the sentence goes on in the next line. Both
  // lines hold something.
  bool soft(std::size_t index) const noexcept;

 private:
  std::string_view text_;
  std::span<const PlainLine> lines_;
  std::size_t width_ = 0;  // of the margin in columns; 0 where the text is not wrapped
};

}  // namespace obelus
