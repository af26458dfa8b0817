// The outward form of a block: what tells an inserted line, a caption or a heading from prose
// without reading a word of it.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.hpp"
#include "text/chars.hpp"

namespace obelus {

struct LineForm {
  std::uint32_t code_points = 0;
  std::uint32_t words = 0;  // count_words()
  std::uint32_t digits = 0;
  std::uint32_t capitals = 0;  // words that begin with a capital
  std::uint32_t pipes = 0;     // | » › • · between words
  std::uint32_t emoji = 0;
  std::uint32_t urls = 0;  // http(s)://…, www.…
  std::uint16_t year = 0;  // the last 19xx or 20xx in it; 0 for none
  std::uint16_t lines = 1;
  Script script = Script::common;  // of most letters
  bool terminal = false;           // ends with sentence-ending punctuation (closers looked through)
  bool standalone = false;         // a block of its own, under 90 code points, not terminal
  bool between_prose = false;      // prose blocks (terminal, 12 words or more) stand on both sides,
                                   // other stand-alone lines looked through
};

LineForm line_form(const Document& document, std::size_t block);

// LineForm::standalone by itself, at a fraction of the cost of a whole form.
bool stands_alone(const Document& document, std::size_t block);

// Whether a block ends with sentence-ending punctuation and has 12 words or more: what a whole form
// would tell, at a fraction of its cost.
bool reads_as_prose(const Document& document, std::size_t block);

}  // namespace obelus
