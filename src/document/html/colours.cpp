// Colours as CSS and the attributes of old write them, as far as letters may vanish in them.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "document/html/css_values.hpp"
#include "document/html/visibility.hpp"

namespace obelus::html {
namespace {

std::optional<Colour> parse_hex(std::string_view digits) noexcept {
  std::array<int, 6> values{};
  const bool brief = digits.size() == 3 || digits.size() == 4;
  if (!brief && digits.size() != 6 && digits.size() != 8) return std::nullopt;
  for (std::size_t i = 0; i < 6; ++i) {
    values[i] = hex_digit(digits[brief ? i / 2 : i]);
    if (values[i] < 0) return std::nullopt;
  }
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint8_t>(values[i] * 16 + values[i + 1]);
  };
  return Colour{byte(0), byte(2), byte(4)};
}

constexpr double kOpaque = 0.9;      // alpha of what covers what lies under it
constexpr double kInvisible = 0.05;  // alpha of what nobody sees

// The items of rgb(), rgba(), hsl() or hsla(), the fourth being how opaque it is.
struct Components {
  std::array<Length, 4> items{};
  std::size_t count = 0;
  bool hsl = false;

  double alpha() const noexcept { return count < 4 ? 1 : items[3].pixels + items[3].percent / 100; }
};

std::optional<Components> parse_components(std::string_view value) noexcept {
  Components result;
  for (const std::string_view name : {"rgb", "rgba", "hsl", "hsla"}) {
    std::optional<std::string_view> list = css_arguments(value, name);
    if (!list) continue;
    result.hsl = name[0] == 'h';
    while (result.count < result.items.size()) {
      const std::string_view item = next_css_item(*list, " ,/");
      if (item.empty()) break;
      const std::optional<Length> number = parse_length(item.substr(0, item.find("deg")));
      if (!number) return std::nullopt;
      result.items[result.count++] = *number;
    }
    if (result.count < 3) return std::nullopt;
    return result;
  }
  return std::nullopt;
}

std::optional<Colour> colour_of(const Components& parts) noexcept {
  const auto byte = [](double part) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0, 255.0)));
  };
  if (parts.hsl) {  // shades of grey only, white and black among them
    const double light = parts.items[2].percent;
    if (parts.items[1].percent > 1 && light > 1 && light < 99) return std::nullopt;
    const std::uint8_t grey = byte(light * 2.55);
    return Colour{grey, grey, grey};
  }
  const auto part = [&](std::size_t i) {
    return byte(parts.items[i].pixels + parts.items[i].percent * 2.55);
  };
  return Colour{part(0), part(1), part(2)};
}

// Of the digits of "#rrggbbaa" and "#rgba", the last ones.
double alpha_of_hex(std::string_view digits) noexcept {
  if (digits.size() != 4 && digits.size() != 8) return 1;
  const int last = hex_digit(digits.back());
  const int high = digits.size() == 4 ? last : hex_digit(digits[6]);
  return last < 0 || high < 0 ? 1 : (high * 16 + last) / 255.0;
}

}  // namespace

bool Colour::resembles(Colour other) const noexcept {
  const auto near = [](int a, int b) { return std::abs(a - b) <= 8; };
  return near(red, other.red) && near(green, other.green) && near(blue, other.blue);
}

bool is_transparent(std::string_view value) noexcept {
  value = trimmed_css(value);
  if (value == "transparent") return true;
  if (value.starts_with('#')) {
    return parse_hex(value.substr(1)) && alpha_of_hex(value.substr(1)) <= kInvisible;
  }
  const std::optional<Components> parts = parse_components(value);
  return parts && parts->alpha() <= kInvisible;
}

std::optional<Colour> parse_colour(std::string_view value) noexcept {
  value = trimmed_css(value);
  if (const std::optional<Components> parts = parse_components(value)) {
    return parts->alpha() >= kOpaque ? colour_of(*parts) : std::nullopt;
  }
  // "background: #fff url(…)": the colour is the first word, if any is.
  value = value.substr(0, value.find(' '));
  if (value.starts_with('#')) {
    const std::string_view digits = value.substr(1);
    return alpha_of_hex(digits) >= kOpaque ? parse_hex(digits) : std::nullopt;
  }
  struct Named {
    std::string_view name;
    Colour colour;
  };
  static constexpr std::array<Named, 22> kNames{{{"white", {255, 255, 255}},
                                                 {"snow", {255, 250, 250}},
                                                 {"ivory", {255, 255, 240}},
                                                 {"ghostwhite", {248, 248, 255}},
                                                 {"whitesmoke", {245, 245, 245}},
                                                 {"floralwhite", {255, 250, 240}},
                                                 {"mintcream", {245, 255, 250}},
                                                 {"azure", {240, 255, 255}},
                                                 {"black", {0, 0, 0}},
                                                 {"red", {255, 0, 0}},
                                                 {"maroon", {128, 0, 0}},
                                                 {"blue", {0, 0, 255}},
                                                 {"navy", {0, 0, 128}},
                                                 {"green", {0, 128, 0}},
                                                 {"lime", {0, 255, 0}},
                                                 {"teal", {0, 128, 128}},
                                                 {"purple", {128, 0, 128}},
                                                 {"orange", {255, 165, 0}},
                                                 {"yellow", {255, 255, 0}},
                                                 {"gray", {128, 128, 128}},
                                                 {"grey", {128, 128, 128}},
                                                 {"silver", {192, 192, 192}}}};
  for (const Named& named : kNames) {
    if (named.name == value) return named.colour;
  }
  return std::nullopt;
}

}  // namespace obelus::html
