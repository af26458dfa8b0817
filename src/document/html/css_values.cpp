// Reads numbers where they stand; whatever it cannot read hides nothing.
#include "document/html/css_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

constexpr double kFarOut = 500;       // pixels
constexpr double kTranslated = 2000;  // pixels; less moves menus and slides in and out
constexpr std::size_t kEscapeDigits = 6;

// Whether the points of a polygon are all one.
bool is_one_point(std::string_view points) noexcept {
  const std::string_view first = trimmed_css(points.substr(0, points.find(',')));
  std::size_t count = 0;
  while (!points.empty()) {
    const std::size_t comma = std::min(points.find(','), points.size());
    if (trimmed_css(points.substr(0, comma)) != first) return false;
    ++count;
    points.remove_prefix(std::min(comma + 1, points.size()));
  }
  return count > 1;
}

}  // namespace

int hex_digit(char c) noexcept {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string_view trimmed_css(std::string_view text) noexcept {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string plain_css(std::string_view css) {
  std::string result;
  result.reserve(css.size());
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t next = std::min(css.find_first_of("/\\", at), css.size());
    result += css.substr(at, next - at);
    at = next;
    if (at == css.size()) break;
    if (css[at] == '/') {
      if (css.substr(at, 2) != "/*") {
        result += css[at++];
        continue;
      }
      const std::size_t end = css.find("*/", at + 2);
      result += ' ';
      if (end == std::string_view::npos) break;
      at = end + 2;
      continue;
    }
    unsigned value = 0;
    std::size_t end = at + 1;
    for (; end < css.size() && end <= at + kEscapeDigits && hex_digit(css[end]) >= 0; ++end) {
      value = value * 16 + static_cast<unsigned>(hex_digit(css[end]));
    }
    const bool letter = value < 0x80 && is_ascii_letter(static_cast<char>(value));
    result += letter ? static_cast<char>(value) : '\\';
    at = letter ? end + (end < css.size() && is_html_space(css[end]) ? 1 : 0) : at + 1;
  }
  return result;
}

std::string_view next_css_item(std::string_view& rest, std::string_view separators) noexcept {
  const std::size_t begin = rest.find_first_not_of(separators);
  if (begin == std::string_view::npos) {
    rest = {};
    return {};
  }
  const std::size_t end = std::min(rest.find_first_of(separators, begin), rest.size());
  const std::string_view item = rest.substr(begin, end - begin);
  rest = rest.substr(end);
  return item;
}

std::optional<std::string_view> css_arguments(std::string_view value,
                                              std::string_view name) noexcept {
  if (value.substr(0, name.size()) != name || value.size() <= name.size() ||
      value[name.size()] != '(') {
    return std::nullopt;
  }
  const std::string_view inside = value.substr(name.size() + 1);
  return inside.substr(0, inside.find(')'));
}

std::optional<Length> parse_length(std::string_view value) noexcept {
  const char* const end = value.data() + value.size();
  const char* begin = value.data();
  if (begin != end && *begin == '+') ++begin;
  double number = 0;
  const auto [rest, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
  const std::string_view unit = trimmed_css({rest, static_cast<std::size_t>(end - rest)});
  if (unit == "%" || unit == "vw" || unit == "vh") return Length{0, number};
  if (unit == "em" || unit == "rem") return Length{number * 16, 0};
  if (unit == "ex" || unit == "ch") return Length{number * 8, 0};
  if (unit == "pt") return Length{number * 4 / 3, 0};
  if (unit == "cm") return Length{number * 38, 0};
  if (unit == "in") return Length{number * 96, 0};
  if (unit.empty() || unit == "px") return Length{number, 0};
  return std::nullopt;
}

bool is_nothing(std::string_view value) noexcept {
  const std::optional<Length> length = parse_length(value);
  return length && length->percent == 0 && 0 <= length->pixels && length->pixels <= 1;
}

bool is_far_out(std::string_view value) noexcept {
  const std::optional<Length> length = parse_length(value);
  return length && (length->pixels <= -kFarOut || length->percent <= -100);
}

bool margin_is_far_out(std::string_view value) noexcept {
  const std::string_view top = next_css_item(value, " ");
  const std::string_view right = next_css_item(value, " ");
  next_css_item(value, " ");
  const std::string_view left = next_css_item(value, " ");
  // "0 -9999px" beside as much padding lets a background run to the edges.
  return is_far_out(top) || (is_far_out(left) && !is_far_out(right));
}

bool is_tiny(std::string_view size) noexcept {
  const std::optional<Length> length = parse_length(size);
  return length && length->pixels >= 0 && length->pixels <= 2 && length->percent <= 5 &&
         length->percent >= 0;
}

bool font_is_tiny(std::string_view font) noexcept {
  while (!font.empty()) {
    const std::string_view item = next_css_item(font, " ");
    if (item.empty() || (!is_ascii_digit(item.front()) && item.front() != '.')) continue;
    const std::string_view size = item.substr(0, item.find('/'));
    const std::optional<Length> length = parse_length(size);
    if (length && length->pixels >= 100) continue;  // a weight
    return is_tiny(size);
  }
  return false;
}

bool clips_all(std::string_view value) noexcept {
  std::optional<std::string_view> sides = css_arguments(value, "rect");
  int numbers = 0;
  while (sides && !sides->empty()) {
    const std::string_view item = next_css_item(*sides, " ,");
    if (item.empty()) break;
    if (!is_nothing(item)) return false;
    ++numbers;
  }
  return numbers > 0;
}

bool clip_path_hides(std::string_view value) noexcept {
  if (const auto radius = css_arguments(value, "circle")) {
    return is_nothing(radius->substr(0, radius->find(' ')));
  }
  if (const auto points = css_arguments(value, "polygon")) return is_one_point(*points);
  const auto sides = css_arguments(value, "inset");
  if (!sides) return false;
  const std::optional<Length> length = parse_length(sides->substr(0, sides->find(' ')));
  return length && length->percent >= 50;
}

bool transform_hides(std::string_view value) noexcept {
  for (const std::string_view name : {"scale", "scalex", "scaley", "scale3d"}) {
    if (const auto scale = css_arguments(value, name)) {
      const std::optional<Length> factor = parse_length(scale->substr(0, scale->find(',')));
      return factor && factor->pixels + factor->percent == 0;
    }
  }
  for (const std::string_view name : {"translate", "translatex", "translatey", "translate3d"}) {
    std::optional<std::string_view> list = css_arguments(value, name);
    while (list && !list->empty()) {
      const std::optional<Length> length = parse_length(next_css_item(*list, " ,"));
      if (length && length->pixels <= -kTranslated) return true;
    }
  }
  return false;
}

}  // namespace obelus::html
