// What ICU knows of single code points.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/chars.hpp"

namespace obelus::chars {
namespace {

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
  if (c == 0x200C || c == 0x200D) flags |= kWord;
  return flags;
}

bool binary(char32_t c, UProperty property) noexcept {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

// Every code point here is a Han letter; they are most of a Chinese text.
constexpr bool is_unified_ideograph(char32_t c) noexcept { return c >= 0x4E00 && c <= 0x9FFF; }

}  // namespace

bool has_property(char32_t c, Flag flag) noexcept {
  if (is_unified_ideograph(c)) return flag == kLetter || flag == kWord;
  switch (flag) {
    case kSpace: return binary(c, UCHAR_WHITE_SPACE) || c == 0x200B || c == 0x2060 || c == 0xFEFF;
    case kEmoji: return binary(c, UCHAR_EXTENDED_PICTOGRAPHIC);
    case kBidiControl: return binary(c, UCHAR_BIDI_CONTROL);
    case kDefaultIgnorable: return binary(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    case kSentenceEnd: return binary(c, UCHAR_S_TERM) || c == 0x2026;
    default: return (category_flags(c) & flag) != 0;
  }
}

Script script(char32_t c) noexcept {
  if (is_unified_ideograph(c)) return Script::han;
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

std::uint32_t properties(char32_t c) noexcept {
  std::uint32_t flags = category_flags(c);
  for (const Flag flag : {kSpace, kEmoji, kBidiControl, kDefaultIgnorable, kSentenceEnd}) {
    if (has_property(c, flag)) flags |= flag;
  }
  return flags | static_cast<std::uint32_t>(script(c)) << kScriptShift;
}

}  // namespace obelus::chars
