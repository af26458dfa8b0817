// The table against ICU for every code point, and the scripts of words.
#include "text/chars.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <string>

#include "samples.hpp"

namespace obelus {
namespace {

TEST(Chars, CategoriesAreIcus) {
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    const auto code = static_cast<char32_t>(c);
    const std::uint32_t mask = U_GET_GC_MASK(c);
    ASSERT_EQ(is_letter(code), (mask & U_GC_L_MASK) != 0) << std::hex << c;
    ASSERT_EQ(is_mark(code), (mask & U_GC_M_MASK) != 0) << std::hex << c;
    ASSERT_EQ(is_digit(code), (mask & U_GC_ND_MASK) != 0) << std::hex << c;
    ASSERT_EQ(is_upper(code), (mask & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0) << std::hex << c;
    ASSERT_EQ(is_lower(code), (mask & U_GC_LL_MASK) != 0) << std::hex << c;
    ASSERT_EQ(is_punctuation(code), (mask & U_GC_P_MASK) != 0) << std::hex << c;
    ASSERT_EQ(is_symbol(code), (mask & U_GC_S_MASK) != 0) << std::hex << c;
    const bool joiner = c == 0x200C || c == 0x200D;
    ASSERT_EQ(is_word(code), joiner || (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0)
        << std::hex << c;
  }
}

TEST(Chars, PropertiesAreIcus) {
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    const auto code = static_cast<char32_t>(c);
    const auto has = [c](UProperty property) { return u_hasBinaryProperty(c, property) != 0; };
    const bool zero_width = c == 0x200B || c == 0x2060 || c == 0xFEFF;
    ASSERT_EQ(is_space(code), zero_width || has(UCHAR_WHITE_SPACE)) << std::hex << c;
    ASSERT_EQ(is_emoji(code), has(UCHAR_EXTENDED_PICTOGRAPHIC)) << std::hex << c;
    ASSERT_EQ(is_bidi_control(code), has(UCHAR_BIDI_CONTROL)) << std::hex << c;
    ASSERT_EQ(is_default_ignorable(code), has(UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) << std::hex << c;
    ASSERT_EQ(is_sentence_end(code), c == 0x2026 || has(UCHAR_S_TERM)) << std::hex << c;
  }
}

TEST(Chars, NothingIsTrueOfWhatIsNoCodePoint) {
  for (const char32_t c : {char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    EXPECT_FALSE(is_letter(c) || is_word(c) || is_space(c) || is_emoji(c) || is_sentence_end(c));
  }
}

TEST(Chars, ScriptsOfLetters) {
  EXPECT_EQ(script_of(U'a'), Script::latin);
  EXPECT_EQ(script_of(U'ß'), Script::latin);
  EXPECT_EQ(script_of(U'ж'), Script::cyrillic);
  EXPECT_EQ(script_of(U'ω'), Script::greek);
  EXPECT_EQ(script_of(U'ע'), Script::hebrew);
  EXPECT_EQ(script_of(U'ع'), Script::arabic);
  EXPECT_EQ(script_of(U'ﷲ'), Script::arabic);
  EXPECT_EQ(script_of(U'漢'), Script::han);
  EXPECT_EQ(script_of(U'𠀀'), Script::han);
  EXPECT_EQ(script_of(U'か'), Script::kana);
  EXPECT_EQ(script_of(U'カ'), Script::kana);
  EXPECT_EQ(script_of(U'한'), Script::hangul);
  EXPECT_EQ(script_of(U'ह'), Script::devanagari);
  EXPECT_EQ(script_of(U'ก'), Script::thai);
  EXPECT_EQ(script_of(U'ქ'), Script::other);
  EXPECT_EQ(script_of(U'7'), Script::common);
  EXPECT_EQ(script_of(U'\u0301'), Script::common);
  EXPECT_EQ(script_of(U'“'), Script::common);
}

TEST(Chars, MainScriptIsThatOfMostLetters) {
  EXPECT_EQ(main_script("قال CEO الشركة"), Script::arabic);
  EXPECT_EQ(main_script("the word дом"), Script::latin);
  EXPECT_EQ(main_script("2024 — 50 %"), Script::common);
  EXPECT_EQ(main_script(""), Script::common);
  EXPECT_EQ(main_script("新しいガラスのカーテン"), Script::kana);
}

TEST(Chars, Scripts) {
  EXPECT_EQ(script_name(Script::latin), "Latin");
  EXPECT_EQ(script_name(Script::han), "Chinese");
  EXPECT_EQ(script_name(Script::other), "another");
  EXPECT_TRUE(is_unspaced(Script::han));
  EXPECT_TRUE(is_unspaced(Script::kana));
  EXPECT_TRUE(is_unspaced(Script::thai));
  EXPECT_FALSE(is_unspaced(Script::hangul));
}

}  // namespace
}  // namespace obelus
