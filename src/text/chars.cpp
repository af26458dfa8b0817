// Scripts of texts.
#include "text/chars.hpp"

#include <array>

#include "text/eight_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {

namespace {

// How many letters of one script go on at `at`, all of two bytes; moves past
// them.
std::size_t two_byte_letters(std::string_view text, std::size_t& at, Script script) noexcept {
  const std::uint32_t wanted =
      static_cast<std::uint32_t>(script) << chars::kScriptShift | chars::kLetter;
  std::size_t count = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0xC0 &&
         static_cast<unsigned char>(text[at]) < 0xE0) {
    const char32_t c =
        static_cast<char32_t>(text[at] & 0x1F) << 6 | static_cast<char32_t>(text[at + 1] & 0x3F);
    const std::uint32_t properties = chars::kTable[c];
    if ((properties & (~std::uint32_t{0} << chars::kScriptShift | chars::kLetter)) != wanted) break;
    ++count;
    at += 2;
  }
  return count;
}

}  // namespace

Script main_script(std::string_view text) noexcept {
  std::array<std::size_t, static_cast<std::size_t>(Script::other) + 1> letters{};
  std::size_t all = 0;
  std::size_t& latin = letters[static_cast<std::size_t>(Script::latin)];
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= eight_bytes::kSize) {
      const std::uint64_t bytes = eight_bytes::load(text.data() + i);
      if (eight_bytes::beyond_ascii(bytes) == 0) {
        const std::size_t more = eight_bytes::count(eight_bytes::letters(bytes));
        latin += more;
        all += more;
        i += eight_bytes::kSize;
        if (latin > all - latin + (text.size() - i)) return Script::latin;
        continue;
      }
    }
    const char32_t c = utf8::decode(text, i);
    if (!is_letter(c)) continue;
    const Script script = script_of(c);
    if (script == Script::common) continue;  // modifier letters of no script decide nothing
    const std::size_t more = 1 + two_byte_letters(text, i, script);
    std::size_t& own = letters[static_cast<std::size_t>(script)];
    own += more;
    all += more;
    // What is left cannot outvote it.
    if (own > all - own + (text.size() - i)) return script;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (letters[i] > letters[best]) best = i;
  }
  return static_cast<Script>(best);
}

std::string_view script_name(Script script) noexcept {
  switch (script) {
    case Script::latin: return "Latin";
    case Script::arabic: return "Arabic";
    case Script::hebrew: return "Hebrew";
    case Script::cyrillic: return "Cyrillic";
    case Script::greek: return "Greek";
    case Script::han: return "Chinese";
    case Script::kana: return "Japanese";
    case Script::hangul: return "Korean";
    case Script::devanagari: return "Devanagari";
    case Script::thai: return "Thai";
    case Script::common:
    case Script::other: break;
  }
  return "another";
}

}  // namespace obelus
