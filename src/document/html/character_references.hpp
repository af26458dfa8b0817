// Character references, "&eacute;" and "&#233;": what one at a given place stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace obelus::html {

enum class ReferencePlace : unsigned char { text, attribute };

struct CharacterReference {
  std::size_t length = 0;  // source bytes, '&' included; 0: no reference stands there
  char32_t first = 0;
  char32_t second = 0;  // of the names that stand for two code points; else 0

  explicit operator bool() const noexcept { return length != 0; }
  void append_to(std::string& out) const;
};

// The reference that begins at the '&' at `offset`. Of names the longest known one counts; in an
// attribute, a name without ';' before '=', a letter or a digit is no reference, so that the
// "&copy=1" of a URL stays as it is. Reads no further than the reference (or what might be one).
CharacterReference match_reference(std::string_view text, std::size_t offset,
                                   ReferencePlace place) noexcept;

}  // namespace obelus::html
