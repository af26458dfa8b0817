// ICU knows every property; a table made from it on first use answers for the code points below
// U+3100, which are most of all text outside Han and Hangul.
#include "text/chars.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>

#include "text/utf8.hpp"

namespace obelus {

namespace {

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
constexpr unsigned kScriptShift = 16;
constexpr char32_t kTableSize = 0x3100;

Script narrow_script(char32_t c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED: return Script::common;
    case USCRIPT_LATIN: return Script::latin;
    case USCRIPT_ARABIC: return Script::arabic;
    case USCRIPT_HEBREW: return Script::hebrew;
    case USCRIPT_CYRILLIC: return Script::cyrillic;
    case USCRIPT_GREEK: return Script::greek;
    case USCRIPT_HAN: return Script::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KATAKANA_OR_HIRAGANA: return Script::kana;
    case USCRIPT_HANGUL: return Script::hangul;
    case USCRIPT_DEVANAGARI: return Script::devanagari;
    case USCRIPT_THAI: return Script::thai;
    default: return Script::other;
  }
}

std::uint32_t category_flags(char32_t c) noexcept {
  const std::uint32_t category = U_MASK(u_charType(static_cast<UChar32>(c)));
  std::uint32_t flags = 0;
  if ((category & U_GC_L_MASK) != 0) flags |= kLetter | kWord;
  if ((category & U_GC_M_MASK) != 0) flags |= kMark | kWord;
  if ((category & U_GC_N_MASK) != 0) flags |= kWord;
  if ((category & U_GC_ND_MASK) != 0) flags |= kDigit;
  if ((category & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0) flags |= kUpper;
  if ((category & U_GC_LL_MASK) != 0) flags |= kLower;
  if ((category & U_GC_P_MASK) != 0) flags |= kPunctuation;
  if ((category & U_GC_S_MASK) != 0) flags |= kSymbol;
  return flags;
}

bool has(char32_t c, UProperty property) noexcept {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

std::uint32_t ask_icu(char32_t c) noexcept {
  std::uint32_t flags = category_flags(c);
  if (c == 0x200C || c == 0x200D) flags |= kWord;
  if (has(c, UCHAR_WHITE_SPACE) || c == 0x200B || c == 0x2060 || c == 0xFEFF) flags |= kSpace;
  if (has(c, UCHAR_EXTENDED_PICTOGRAPHIC)) flags |= kEmoji;
  if (has(c, UCHAR_BIDI_CONTROL)) flags |= kBidiControl;
  if (has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) flags |= kDefaultIgnorable;
  if (has(c, UCHAR_S_TERM) || c == 0x2026) flags |= kSentenceEnd;
  return flags | static_cast<std::uint32_t>(narrow_script(c)) << kScriptShift;
}

using Table = std::array<std::uint32_t, kTableSize>;

const Table& table() noexcept {
  static const std::unique_ptr<const Table> kTable = [] {
    auto made = std::make_unique<Table>();
    for (char32_t c = 0; c < kTableSize; ++c) (*made)[c] = ask_icu(c);
    return made;
  }();
  return *kTable;
}

bool any(char32_t c, std::uint32_t flags) noexcept {
  return c < kTableSize && (table()[c] & flags) != 0;
}

bool category(char32_t c, std::uint32_t flag) noexcept {
  return c < kTableSize ? any(c, flag) : (category_flags(c) & flag) != 0;
}

}  // namespace

bool is_letter(char32_t c) noexcept { return category(c, kLetter); }
bool is_mark(char32_t c) noexcept { return category(c, kMark); }
bool is_digit(char32_t c) noexcept { return category(c, kDigit); }
bool is_word(char32_t c) noexcept { return category(c, kWord); }
bool is_upper(char32_t c) noexcept { return category(c, kUpper); }
bool is_lower(char32_t c) noexcept { return category(c, kLower); }
bool is_punctuation(char32_t c) noexcept { return category(c, kPunctuation); }
bool is_symbol(char32_t c) noexcept { return category(c, kSymbol); }

bool is_space(char32_t c) noexcept {
  return any(c, kSpace) || c == 0xFEFF;  // no other white space lies above the table
}

bool is_emoji(char32_t c) noexcept {
  return c < kTableSize ? any(c, kEmoji) : has(c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool is_bidi_control(char32_t c) noexcept { return any(c, kBidiControl); }

bool is_default_ignorable(char32_t c) noexcept {
  return c < kTableSize ? any(c, kDefaultIgnorable) : has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_sentence_end(char32_t c) noexcept {
  return c < kTableSize ? any(c, kSentenceEnd) : has(c, UCHAR_S_TERM);
}

Script script_of(char32_t c) noexcept {
  return c < kTableSize ? static_cast<Script>(table()[c] >> kScriptShift) : narrow_script(c);
}

Script main_script(std::string_view text) noexcept {
  std::array<std::size_t, static_cast<std::size_t>(Script::other) + 1> letters{};
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    if (is_letter(c)) ++letters[static_cast<std::size_t>(script_of(c))];
  }
  std::size_t best = 0;
  letters[0] = 0;  // modifier letters that belong to no script decide nothing
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (letters[i] > letters[best]) best = i;
  }
  return static_cast<Script>(best);
}

std::string_view script_code(Script script) noexcept {
  switch (script) {
    case Script::common: return "Zyyy";
    case Script::latin: return "Latn";
    case Script::arabic: return "Arab";
    case Script::hebrew: return "Hebr";
    case Script::cyrillic: return "Cyrl";
    case Script::greek: return "Grek";
    case Script::han: return "Hani";
    case Script::kana: return "Hrkt";
    case Script::hangul: return "Hang";
    case Script::devanagari: return "Deva";
    case Script::thai: return "Thai";
    case Script::other: break;
  }
  return "Zzzz";
}

bool is_unspaced(Script script) noexcept {
  return script == Script::han || script == Script::kana || script == Script::thai;
}

}  // namespace obelus
