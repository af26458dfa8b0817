// Which language a text is in. CLD2 answers, from the first kilobytes only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace obelus {

// BCP 47 tag of a text, or "und" where the detector is not sure.
std::string reliable_language(std::string_view text);
// The same, with a guess where it is not sure but mostly right: at English, and at `hint`, a tag
// that wins near ties.
std::string detect_language(std::string_view text, std::string_view hint = {});

// "ar-SA" → "ar", "zh-Hant" → "zh".
std::string_view primary_language(std::string_view tag) noexcept;

// The primary subtag of a tag as a number, for what is compared at every block. Subtags of more
// than eight letters, which BCP 47 has no use for, are told apart by the first eight.
using LanguageKey = std::uint64_t;
constexpr LanguageKey language_key(std::string_view tag) noexcept {
  LanguageKey key = 0;
  for (std::size_t i = 0; i < tag.size() && i < sizeof key && tag[i] != '-' && tag[i] != '_'; ++i) {
    key = key << 8U | static_cast<unsigned char>(tag[i]);
  }
  return key;
}

}  // namespace obelus
