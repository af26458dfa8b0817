// Values of CSS properties, as far as hiding text depends on them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace obelus::html {

// The value of a hexadecimal digit; -1 for what is none.
int hex_digit(char c) noexcept;
std::string_view trimmed_css(std::string_view text) noexcept;
// Without comments, and with escapes ("\6e one") replaced by the ASCII letters that they stand for.
std::string plain_css(std::string_view css);

// The next item of a list that spaces, commas or the like part; removes it from `rest`. Empty at
// the end.
std::string_view next_css_item(std::string_view& rest, std::string_view separators) noexcept;
// What stands in the parentheses of "name(…)", if the value is that.
std::optional<std::string_view> css_arguments(std::string_view value,
                                              std::string_view name) noexcept;

struct Length {
  double pixels = 0;   // em, pt and the like converted at a usual size
  double percent = 0;  // and vw, vh
};
// "12px", "-1.5em", "0"; nothing for calc(), keywords and units it does not know.
std::optional<Length> parse_length(std::string_view value) noexcept;

// A pixel or less.
bool is_nothing(std::string_view value) noexcept;
// Left of or above what any screen shows.
bool is_far_out(std::string_view value) noexcept;
// Of a margin or inset: "-9999px 0 0", unless the other side makes up for it.
bool margin_is_far_out(std::string_view value) noexcept;
// A font size that nobody can read.
bool is_tiny(std::string_view size) noexcept;
// The size in "italic 0/1 serif".
bool font_is_tiny(std::string_view font) noexcept;
// rect(0 0 0 0), rect(1px, 1px, 1px, 1px)
bool clips_all(std::string_view value) noexcept;
bool clip_path_hides(std::string_view value) noexcept;
// "scale(0)", "translateX(-9999px)"
bool transform_hides(std::string_view value) noexcept;

}  // namespace obelus::html
