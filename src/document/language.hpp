// Which language a text is in. CLD2 answers, from the first kilobytes only.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// BCP 47 tag, or "und" where the detector is not sure. `hint` is a tag that wins near ties.
std::string detect_language(std::string_view text, std::string_view hint = {});

// "ar-SA" → "ar", "zh-Hant" → "zh".
std::string_view primary_language(std::string_view tag) noexcept;

}  // namespace obelus
