// The rules of <style> elements.
#include "document/html/visibility.hpp"

#include <algorithm>

#include "document/html/css_values.hpp"
#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

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

// Whether a query of media holds on the screen of any reader: "", "screen", "(min-width: 1px)".
bool holds_on_screens(std::string_view query) noexcept {
  constexpr double kPhone = 320;  // pixels
  while (true) {
    const std::string_view item = next_css_item(query, " \n\t\r,():");
    if (item.empty()) return true;
    if (item == "all" || item == "screen" || item == "only" || item == "and") continue;
    if (item != "min-width") return false;
    const std::optional<Length> width = parse_length(next_css_item(query, " \n\t\r,():"));
    if (!width || width->pixels > kPhone) return false;
  }
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

void StyleSheet::add(std::string_view source, std::string_view media) {
  if (!holds_on_screens(media)) return;
  add_rules(plain_css(source), false);
}

void StyleSheet::add_rules(std::string_view css, bool inside_media) {
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = css.find_first_of("{;", at);
    if (open == std::string_view::npos) return;
    if (css[open] == ';') {  // @import …;
      at = open + 1;
      continue;
    }
    const std::string_view prelude = trimmed_css(css.substr(at, open - at));
    at = block_end(css, open + 1);
    const std::size_t close = at > open + 1 && css[at - 1] == '}' ? at - 1 : at;
    const std::string_view inside = css.substr(open + 1, close - open - 1);
    constexpr std::string_view kMedia = "@media";
    if (prelude.starts_with(kMedia)) {
      if (!inside_media && holds_on_screens(prelude.substr(kMedia.size()))) {
        add_rules(inside, true);
      }
    } else if (!prelude.empty() && prelude.front() != '@') {
      add_rule(prelude, inside);
    }
  }
}

void StyleSheet::add_rule(std::string_view selectors, std::string_view declarations) {
  const Appearance appearance = read_declarations(declarations);
  if (appearance.empty()) return;
  for (std::size_t at = 0; at <= selectors.size();) {
    const std::size_t end = std::min(selectors.find(',', at), selectors.size());
    const std::string_view selector = trimmed_css(selectors.substr(at, end - at));
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
