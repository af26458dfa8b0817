// What the rules of copy/ share: cheap gates over the bytes of a text, and the words around a place
// that is damaged.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "rules/rule.hpp"

namespace obelus {

// Calls visit(offset) wherever `byte` stands in `text`; a text without it costs one memchr.
template <class Visit>
void for_each_byte(std::string_view text, char byte, Visit visit) {
  if (text.empty()) return;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, byte, static_cast<std::size_t>(end - at)));
    if (at == nullptr) return;
    visit(static_cast<std::size_t>(at - text.data()));
  }
}

// Whether a text offset stands in words for readers: not in code, not between two blocks.
bool in_words(const Article& article, std::size_t text_offset) noexcept;

// Whether the span was written as a character reference (&shy;), that is, on purpose.
bool is_character_reference(const Article& article, Span<Text> span) noexcept;

// The bytes from `begin` to `end` with the letters that touch them, a few on either side.
std::string_view words_around(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// "U+202E"
std::string code_point_name(char32_t c);

// `text` for a message: invisible characters and bidi controls as "U+200B", white space as one
// space, shortened.
std::string visible(std::string_view text);

}  // namespace obelus
