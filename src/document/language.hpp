// Which language a text is in. CLD2 answers, from the first kilobytes only.
#pragma once

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

}  // namespace obelus
