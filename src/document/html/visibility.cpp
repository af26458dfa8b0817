// Colours and the rules of <style> elements.
#include "document/html/visibility.hpp"

#include <algorithm>
#include <cstdlib>

#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

int hex_digit(char c) noexcept {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

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

std::optional<Colour> parse_rgb(std::string_view value) noexcept {
  const std::size_t open = value.find('(');
  std::array<std::uint8_t, 3> parts{};
  std::size_t at = open + 1;
  for (std::uint8_t& part : parts) {
    while (at < value.size() && !is_ascii_digit(value[at])) {
      if (value[at] == ')' || value[at] == '-') return std::nullopt;
      ++at;
    }
    int number = 0;
    if (at == value.size()) return std::nullopt;
    while (at < value.size() && is_ascii_digit(value[at]) && number < 1000) {
      number = number * 10 + (value[at++] - '0');
    }
    if (at < value.size() && (value[at] == '%' || value[at] == '.')) return std::nullopt;
    part = static_cast<std::uint8_t>(std::min(number, 255));
  }
  return Colour{parts[0], parts[1], parts[2]};
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

// `css` without comments.
std::string without_comments(std::string_view css) {
  std::string result;
  result.reserve(css.size());
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t begin = css.find("/*", at);
    result += css.substr(at, begin - at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = css.find("*/", begin + 2);
    if (end == std::string_view::npos) break;
    result += ' ';
    at = end + 2;
  }
  return result;
}

// The offset behind the '}' that closes the '{' before `at`.
std::size_t block_end(std::string_view css, std::size_t at) noexcept {
  std::size_t depth = 1;
  for (; at < css.size(); ++at) {
    if (css[at] == '{') ++depth;
    if (css[at] == '}' && --depth == 0) return at + 1;
  }
  return css.size();
}

// tag, .class, #id, tag.class, tag#id
bool is_simple(std::string_view selector) noexcept {
  if (selector.empty() || selector.size() > 100) return false;
  int marks = 0;
  for (const char c : selector) {
    if (c == '.' || c == '#')
      ++marks;
    else if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-' && c != '_' &&
             static_cast<unsigned char>(c) < 0x80) {
      return false;
    }
  }
  return marks <= 1 && selector.back() != '.' && selector.back() != '#';
}

template <class Visit>
void for_each_class(std::string_view classes, Visit visit) {
  for (std::size_t at = 0; at < classes.size();) {
    while (at < classes.size() && is_html_space(classes[at])) ++at;
    std::size_t end = at;
    while (end < classes.size() && !is_html_space(classes[end])) ++end;
    if (end > at) visit(classes.substr(at, end - at));
    at = end;
  }
}

}  // namespace

bool Colour::resembles(Colour other) const noexcept {
  const auto near = [](int a, int b) { return std::abs(a - b) <= 8; };
  return near(red, other.red) && near(green, other.green) && near(blue, other.blue);
}

std::optional<Colour> parse_colour(std::string_view value) noexcept {
  value = trimmed(value);
  const std::size_t end = value.find(' ');
  if (value.substr(0, 3) == "rgb") return parse_rgb(value);
  // "background: #fff url(…)": the colour is the first word, if any is.
  value = value.substr(0, end);
  if (!value.empty() && value.front() == '#') return parse_hex(value.substr(1));
  struct Named {
    std::string_view name;
    Colour colour;
  };
  static constexpr std::array<Named, 8> kNames{{{"white", {255, 255, 255}},
                                                {"black", {0, 0, 0}},
                                                {"red", {255, 0, 0}},
                                                {"blue", {0, 0, 255}},
                                                {"green", {0, 128, 0}},
                                                {"yellow", {255, 255, 0}},
                                                {"gray", {128, 128, 128}},
                                                {"silver", {192, 192, 192}}}};
  for (const Named& named : kNames) {
    if (named.name == value) return named.colour;
  }
  return std::nullopt;
}

void StyleSheet::add(std::string_view source) {
  const std::string css = without_comments(source);
  const std::string_view view = css;
  for (std::size_t at = 0; at < view.size();) {
    const std::size_t open = view.find_first_of("{;", at);
    if (open == std::string_view::npos) return;
    if (view[open] == ';') {  // @import …;
      at = open + 1;
      continue;
    }
    const std::string_view prelude = trimmed(view.substr(at, open - at));
    at = block_end(view, open + 1);
    if (prelude.empty() || prelude.front() == '@') continue;
    const std::size_t close = at > open + 1 && view[at - 1] == '}' ? at - 1 : at;
    add_rule(prelude, view.substr(open + 1, close - open - 1));
  }
}

void StyleSheet::add_rule(std::string_view selectors, std::string_view declarations) {
  const Appearance appearance = read_declarations(declarations);
  if (appearance.empty()) return;
  for (std::size_t at = 0; at <= selectors.size();) {
    const std::size_t end = std::min(selectors.find(',', at), selectors.size());
    const std::string_view selector = trimmed(selectors.substr(at, end - at));
    at = end + 1;
    // Rules for the whole page hide it only until a script shows it.
    if (!is_simple(selector) || selector == "html" || selector == "body") continue;
    rules_[std::string(selector)].apply(appearance);
  }
}

void StyleSheet::apply_rule(const std::string& selector, Appearance& appearance) const {
  const auto rule = rules_.find(selector);
  if (rule != rules_.end()) appearance.apply(rule->second);
}

void StyleSheet::apply(std::string_view tag, std::string_view id, std::string_view classes,
                       Appearance& appearance) const {
  std::string selector(tag);
  apply_rule(selector, appearance);
  for_each_class(classes, [&](std::string_view name) {
    selector.assign(1, '.').append(name);
    apply_rule(selector, appearance);
    selector.insert(0, tag);
    apply_rule(selector, appearance);
  });
  if (id.empty()) return;
  selector.assign(1, '#').append(id);
  apply_rule(selector, appearance);
  selector.insert(0, tag);
  apply_rule(selector, appearance);
}

bool is_accessibility_class(std::string_view classes) noexcept {
  static constexpr std::array<std::string_view, 18> kNames{"sr-only",
                                                           "sr-only-focusable",
                                                           "visually-hidden",
                                                           "visuallyhidden",
                                                           "visually-hidden-focusable",
                                                           "screen-reader-text",
                                                           "screen-reader",
                                                           "screenreader",
                                                           "screen-reader-only",
                                                           "a11y-hidden",
                                                           "u-hiddenVisually",
                                                           "assistive-text",
                                                           "skip-link",
                                                           "skip-to-content",
                                                           "skip-nav",
                                                           "skiplink",
                                                           "element-invisible",
                                                           "off-screen"};
  bool found = false;
  for_each_class(classes, [&](std::string_view name) {
    found = found || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  });
  return found;
}

}  // namespace obelus::html
