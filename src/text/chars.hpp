// Classes of code points that several floors ask about. ICU answers; common ranges are tabled, so
// that asking costs a load.
#pragma once

#include <cstdint>
#include <string_view>

namespace obelus {

bool is_letter(char32_t c) noexcept;       // general category L*
bool is_mark(char32_t c) noexcept;         // M*
bool is_digit(char32_t c) noexcept;        // Nd
bool is_word(char32_t c) noexcept;         // L*, M*, N*, and U+200C/U+200D (joiners inside words)
bool is_upper(char32_t c) noexcept;        // Lu, Lt
bool is_lower(char32_t c) noexcept;        // Ll
bool is_space(char32_t c) noexcept;        // White_Space, and U+200B, U+2060, U+FEFF
bool is_punctuation(char32_t c) noexcept;  // P*
bool is_symbol(char32_t c) noexcept;       // S*
bool is_emoji(char32_t c) noexcept;        // Extended_Pictographic
bool is_bidi_control(char32_t c) noexcept;
bool is_default_ignorable(char32_t c) noexcept;
// Ends a sentence in some script: . ! ? … ؟ ۔ 。 ！ ？ । and their like (Sentence_Terminal).
bool is_sentence_end(char32_t c) noexcept;

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
Script script_of(char32_t c) noexcept;
// The script of most letters in `text`; common where it has none.
Script main_script(std::string_view text) noexcept;
// BCP 47 / ISO 15924 code, "Latn"; "Zyyy" for common, "Zzzz" for other.
std::string_view script_code(Script script) noexcept;
// Han, kana, Thai: words are not set off by spaces.
bool is_unspaced(Script script) noexcept;

}  // namespace obelus
