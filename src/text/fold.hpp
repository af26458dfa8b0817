// Folding makes texts comparable: two spellings that a reader takes for the same word fold to the
// same bytes. NFKC casefold (which also removes default-ignorable code points: zero-width, soft
// hyphen, bidi controls), then: white-space runs become one space; ’ ‘ ʼ become ';
// Arabic tatweel and harakat are removed, آ أ إ ٱ become ا, ى and ی become ي, ة becomes ه,
// ک becomes ك. Folding a folded text changes nothing.
#pragma once

#include <string>
#include <string_view>

#include "text/offset_map.hpp"
#include "text/span.hpp"

namespace obelus {

struct FoldedText {
  std::string text;
  OffsetMap<Folded, Text> map;
};

// `text` must be valid UTF-8.
FoldedText fold(std::string_view text);
// Only the text: for terms of a lexicon, which need no map.
std::string folded(std::string_view text);

}  // namespace obelus
