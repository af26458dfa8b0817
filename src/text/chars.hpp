// Classes of code points that several floors ask about. ICU answers; a table made from it when
// Obelus is built holds the common ranges, so that asking costs a load.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace obelus {

enum class Script : std::uint8_t {
  common,  // punctuation, digits, symbols, inherited marks
  latin,
  arabic,
  hebrew,
  cyrillic,
  greek,
  han,
  kana,
  hangul,
  devanagari,
  thai,
  other
};

namespace chars {

enum Flag : std::uint32_t {
  kLetter = 1U << 0,
  kMark = 1U << 1,
  kDigit = 1U << 2,
  kWord = 1U << 3,
  kUpper = 1U << 4,
  kLower = 1U << 5,
  kSpace = 1U << 6,
  kPunctuation = 1U << 7,
  kSymbol = 1U << 8,
  kEmoji = 1U << 9,
  kBidiControl = 1U << 10,
  kDefaultIgnorable = 1U << 11,
  kSentenceEnd = 1U << 12,
};
constexpr unsigned kScriptShift = 16;  // above the flags: the script

constexpr char32_t kTableSize = 0x3100;  // most of all text outside Han and Hangul lies below
extern const std::array<std::uint32_t, kTableSize> kTable;

// What ICU says of any code point.
std::uint32_t properties(char32_t c) noexcept;
bool has_property(char32_t c, Flag flag) noexcept;
Script script(char32_t c) noexcept;

inline bool has(char32_t c, Flag flag) noexcept {
  return c < kTableSize ? (kTable[c] & flag) != 0 : has_property(c, flag);
}

}  // namespace chars

// General category L*.
inline bool is_letter(char32_t c) noexcept { return chars::has(c, chars::kLetter); }
// M*.
inline bool is_mark(char32_t c) noexcept { return chars::has(c, chars::kMark); }
// Nd.
inline bool is_digit(char32_t c) noexcept { return chars::has(c, chars::kDigit); }
// L*, M*, N*, and U+200C/U+200D (joiners inside words).
inline bool is_word(char32_t c) noexcept { return chars::has(c, chars::kWord); }
// Lu, Lt.
inline bool is_upper(char32_t c) noexcept { return chars::has(c, chars::kUpper); }
// Ll.
inline bool is_lower(char32_t c) noexcept { return chars::has(c, chars::kLower); }
// White_Space, and U+200B, U+2060, U+FEFF.
inline bool is_space(char32_t c) noexcept { return chars::has(c, chars::kSpace); }
// P*.
inline bool is_punctuation(char32_t c) noexcept { return chars::has(c, chars::kPunctuation); }
// S*.
inline bool is_symbol(char32_t c) noexcept { return chars::has(c, chars::kSymbol); }
// Extended_Pictographic.
inline bool is_emoji(char32_t c) noexcept { return chars::has(c, chars::kEmoji); }
inline bool is_bidi_control(char32_t c) noexcept { return chars::has(c, chars::kBidiControl); }
inline bool is_default_ignorable(char32_t c) noexcept {
  return chars::has(c, chars::kDefaultIgnorable);
}
// Ends a sentence in some script: . ! ? … ؟ ۔ 。 ！ ？ । and their like (Sentence_Terminal).
inline bool is_sentence_end(char32_t c) noexcept { return chars::has(c, chars::kSentenceEnd); }

inline Script script_of(char32_t c) noexcept {
  return c < chars::kTableSize ? static_cast<Script>(chars::kTable[c] >> chars::kScriptShift)
                               : chars::script(c);
}
// The script of most letters in `text`; common where it has none.
Script main_script(std::string_view text) noexcept;
// What to call it in a message: "Latin"; "another" for those without a name here.
std::string_view script_name(Script script) noexcept;
// Han, kana, Thai: words are not set off by spaces.
constexpr bool is_unspaced(Script script) noexcept {
  return script == Script::han || script == Script::kana || script == Script::thai;
}

}  // namespace obelus
