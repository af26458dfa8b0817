// Widths and directions come from ICU's copy of the Unicode character database.
#include "text/display.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace obelus {
namespace {

void append_escape(std::string& out, std::string_view prefix, char32_t value, int digits) {
  out += prefix;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789ABCDEF"[(value >> shift) & 0xF];
  }
}

}  // namespace

int display_width(char32_t c) noexcept {
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  const auto point = static_cast<UChar32>(c);
  const auto type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return 0;
  if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the letter before
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    width += static_cast<std::size_t>(display_width(utf8::decode(text, i)));
  }
  return width;
}

bool has_right_to_left(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    if (c < 0x590) continue;
    const auto direction = u_charDirection(static_cast<UChar32>(c));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

bool is_unprintable(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t ill_formed = utf8::find_ill_formed(text);
  for (std::size_t i = 0; i < text.size();) {
    if (i == ill_formed) {
      append_escape(out, "\\x", static_cast<unsigned char>(text[i]), 2);
      ill_formed = utf8::find_ill_formed(text, ++i);
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = utf8::decode(text, i);
    if (!is_unprintable(c)) {
      out += text.substr(begin, i - begin);
    } else if (c < 0x100) {
      append_escape(out, "\\x", c, 2);
    } else {
      append_escape(out, "\\u", c, 4);
    }
  }
  return out;
}

}  // namespace obelus
