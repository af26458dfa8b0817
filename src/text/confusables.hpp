// Letters that look like letters of another script, by the data of UTS #39.
#pragma once

#include <unicode/unistr.h>

#include <array>
#include <cstddef>
#include <map>

#include "text/chars.hpp"

namespace obelus::confusables {

// The plain letters of a script, by UTS #39 prototype. Case matters, as Greek Ν looks like N and ν
// like v.
struct Alphabet {
  Script script;
  std::map<icu::UnicodeString, char32_t> upper;
  std::map<icu::UnicodeString, char32_t> lower;
};

// Latin, Cyrillic, Greek.
constexpr std::size_t kAlphabets = 3;
const std::array<Alphabet, kAlphabets>& alphabets();

// Whether letters of `script` are used to imitate letters of another. Han, kana and Hangul look
// alike too and stand in one word by right, and so do Arabic or Hebrew and Latin.
bool imitates(Script script) noexcept;

// The letter of `alphabet` that `c` looks like; 0 where there is none.
char32_t look_alike(const Alphabet& alphabet, char32_t c);

// What a small capital of the phonetic blocks or a white-on-black letter stands for, as NFKC leaves
// these; 0 for others.
char32_t plain_letter(char32_t c) noexcept;

}  // namespace obelus::confusables
