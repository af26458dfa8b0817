// ICU's confusables data, turned round: from prototypes to the letters of one script.
#include "text/confusables.hpp"

#include <unicode/uspoof.h>

#include <memory>
#include <stdexcept>
#include <string_view>

namespace obelus::confusables {

namespace {

struct CloseChecker {
  void operator()(USpoofChecker* checker) const noexcept { uspoof_close(checker); }
};

// UTS #39's prototype of a code point.
icu::UnicodeString prototype(char32_t c) {
  static const std::unique_ptr<USpoofChecker, CloseChecker> kChecker = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<USpoofChecker, CloseChecker> checker(uspoof_open(&status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no confusables data");
    return checker;
  }();
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  uspoof_getSkeletonUnicodeString(kChecker.get(), 0, icu::UnicodeString(static_cast<UChar32>(c)),
                                  result, &status);
  return U_SUCCESS(status) ? result : icu::UnicodeString();
}

Alphabet make_alphabet(Script script, std::u32string_view upper, std::u32string_view lower) {
  Alphabet alphabet{script, {}, {}};
  for (const char32_t c : upper) alphabet.upper.emplace(prototype(c), c);
  for (const char32_t c : lower) alphabet.lower.emplace(prototype(c), c);
  return alphabet;
}

}  // namespace

const std::array<Alphabet, kAlphabets>& alphabets() {
  static const std::array<Alphabet, kAlphabets> kMade = {
      make_alphabet(Script::latin, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", U"abcdefghijklmnopqrstuvwxyz"),
      make_alphabet(Script::cyrillic, U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЈЅ",
                    U"абвгдежзиклмнопрстуфхцчшщъыьэюяіјѕ"),
      make_alphabet(Script::greek, U"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", U"αβγδεζηθικλμνξοπρσςτυφχψω"),
  };
  return kMade;
}

bool imitates(Script script) noexcept {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek ||
         script == Script::other;
}

char32_t look_alike(const Alphabet& alphabet, char32_t c) {
  const icu::UnicodeString shape = prototype(c);
  const auto find = [&](const std::map<icu::UnicodeString, char32_t>& letters) {
    const auto found = letters.find(shape);
    return found != letters.end() ? found->second : U'\0';
  };
  if (is_lower(c)) return find(alphabet.lower);
  const char32_t capital = find(alphabet.upper);
  return capital != 0 ? capital : find(alphabet.lower);
}

char32_t plain_letter(char32_t c) noexcept {
  constexpr std::u32string_view kSmallCapitals =
      U"\u1D00a\u0299b\u1D04c\u1D05d\u1D07e\uA730f\u0262g\u029Ch\u026Ai\u1D0Aj\u1D0Bk\u029Fl"
      U"\u1D0Dm\u0274n\u1D0Fo\u1D18p\u0280r\uA731s\u1D1Bt\u1D1Cu\u1D20v\u1D21w\u028Fy\u1D22z";
  if (c >= 0x1F150 && c <= 0x1F169) return U'a' + (c - 0x1F150);
  if (c >= 0x1F170 && c <= 0x1F189) return U'a' + (c - 0x1F170);
  if (c < 0x0262 || c > 0xA731) return 0;
  for (std::size_t i = 0; i < kSmallCapitals.size(); i += 2) {
    if (kSmallCapitals[i] == c) return kSmallCapitals[i + 1];
  }
  return 0;
}

}  // namespace obelus::confusables
