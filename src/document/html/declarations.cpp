// CSS declarations → what they do to an element's visibility.
#include <algorithm>
#include <charconv>

#include "document/html/scan.hpp"
#include "document/html/visibility.hpp"

namespace obelus::html {
namespace {

constexpr std::size_t kLongestValue = 200;  // bytes of a value that are looked at

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

struct Length {
  double pixels = 0;   // em, pt and the like converted at a usual size
  double percent = 0;  // and vw, vh
};

std::optional<Length> parse_length(std::string_view value) noexcept {
  const char* const end = value.data() + value.size();
  const char* begin = value.data();
  if (begin != end && *begin == '+') ++begin;
  double number = 0;
  const auto [rest, error] = std::from_chars(begin, end, number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit = trimmed({rest, static_cast<std::size_t>(end - rest)});
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
  return length && (length->pixels <= -500 || length->percent <= -100);
}

// rect(0 0 0 0), rect(1px, 1px, 1px, 1px)
bool clips_all(std::string_view value) noexcept {
  if (value.substr(0, 5) != "rect(") return false;
  value.remove_prefix(5);
  int numbers = 0;
  while (!value.empty() && value.front() != ')') {
    const std::size_t end = value.find_first_of(" ,)");
    const std::string_view item = value.substr(0, end);
    if (!item.empty()) {
      if (!is_nothing(item)) return false;
      ++numbers;
    }
    if (end == std::string_view::npos || value[end] == ')') break;
    value.remove_prefix(end + 1);
  }
  return numbers > 0;
}

bool clip_path_hides(std::string_view value) noexcept {
  constexpr std::string_view kInset = "inset(";
  if (value.substr(0, 8) == "circle(0") return true;
  if (value.substr(0, kInset.size()) != kInset) return false;
  const std::string_view inside = value.substr(kInset.size());
  const std::optional<Length> length = parse_length(inside.substr(0, inside.find_first_of(" )")));
  return length && length->percent >= 50;
}

// What only several declarations together do.
struct Together {
  bool out_of_flow = false;  // position: absolute, fixed
  std::string far_out;       // left: -9999px
  bool overflow_hidden = false;
  std::string no_size;  // height: 0
  bool indented = false;
  bool clipped_to_text = false;  // background-clip: text shines through transparent letters
};

class DeclarationReader {
 public:
  void declare(std::string_view name, const std::string& value) {
    using Effect = Appearance::Effect;
    const auto set = [&](Aspect aspect, bool hides) {
      look_.set(aspect, hides ? Effect::hides : Effect::shows,
                hides ? std::string(name) + ':' + value : std::string());
    };
    if (name == "display") {
      set(Aspect::display, value == "none");
    } else if (name == "visibility") {
      set(Aspect::visibility, value == "hidden" || value == "collapse");
    } else if (name == "font-size") {
      const std::optional<Length> length = parse_length(value);
      const bool tiny = length && length->pixels >= 0 && length->pixels <= 2 &&
                        length->percent <= 5 && length->percent >= 0;
      if (value != "inherit") set(Aspect::font_size, tiny);
    } else if (name == "font") {
      const bool tiny = value.substr(0, 2) == "0 " || value.substr(0, 2) == "0/" ||
                        value.substr(0, 4) == "0px " || value.substr(0, 4) == "0px/";
      if (value != "inherit") set(Aspect::font_size, tiny);
    } else if (name == "opacity") {
      const std::optional<Length> number = parse_length(value);
      if (number) set(Aspect::opacity, number->pixels + number->percent / 100 <= 0.05);
    } else if (name == "filter") {
      if (value == "alpha(opacity=0)" || value == "opacity(0)" || value == "opacity(0%)") {
        set(Aspect::opacity, true);
      }
    } else if (name == "text-indent") {
      const std::optional<Length> length = parse_length(value);
      together_.indented = length && length->percent >= 100;
      if (length) set(Aspect::indent, is_far_out(value));
    } else if (name == "clip") {
      set(Aspect::clip, clips_all(value));
    } else if (name == "clip-path") {
      if (clip_path_hides(value)) set(Aspect::clip, true);
    } else if (name == "transform") {
      if (value == "scale(0)" || value == "scale(0,0)" || value == "scale(0, 0)") {
        set(Aspect::size, true);
      }
    } else if (name == "position") {
      together_.out_of_flow = value == "absolute" || value == "fixed";
      if (!together_.out_of_flow) look_.set(Aspect::position, Effect::shows);
    } else if (name == "left" || name == "top" || name == "right" || name == "bottom" ||
               name == "margin-left" || name == "margin-top") {
      if (is_far_out(value)) together_.far_out = std::string(name) + ':' + value;
      const bool margin = name[0] == 'm';
      if (margin && is_far_out(value))
        look_.set(Aspect::position, Effect::hides, together_.far_out);
    } else if (name == "overflow") {
      together_.overflow_hidden = value == "hidden" || value == "clip";
    } else if (name == "height" || name == "width" || name == "max-height" || name == "max-width") {
      if (is_nothing(value)) together_.no_size = std::string(name) + ':' + value;
    } else if (name == "color") {
      look_.colour = parse_colour(value);
      look_.transparent = value == "transparent";
    } else if (name == "background-clip" || name == "-webkit-background-clip") {
      together_.clipped_to_text = value == "text";
    } else if (name == "background-color" || name == "background") {
      look_.background = parse_colour(value);
    }
  }

  Appearance finish() {
    using Effect = Appearance::Effect;
    if (together_.out_of_flow && !together_.far_out.empty()) {
      look_.set(Aspect::position, Effect::hides, "position:off-screen; " + together_.far_out);
    }
    if (together_.overflow_hidden && !together_.no_size.empty()) {
      look_.set(Aspect::size, Effect::hides, together_.no_size + "; overflow:hidden");
    }
    if (together_.overflow_hidden && together_.indented) {
      look_.set(Aspect::indent, Effect::hides, "text-indent:100%; overflow:hidden");
    }
    if (together_.clipped_to_text) look_.transparent = false;
    return std::move(look_);
  }

 private:
  Appearance look_;
  Together together_;
};

// Where a declaration ends: at a ';' outside quotes and parentheses (data: URLs hold some).
std::size_t declaration_end(std::string_view css, std::size_t from) noexcept {
  char quote = '\0';
  bool parentheses = false;
  for (std::size_t at = from; at < css.size(); ++at) {
    const char c = css[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      parentheses = true;
    } else if (c == ')') {
      parentheses = false;
    } else if (c == ';' && !parentheses) {
      return at;
    }
  }
  return css.size();
}

}  // namespace

Aspect Appearance::hidden_by() const noexcept {
  const auto hides = [](const State& state) { return state.effect == Effect::hides; };
  const auto state = std::find_if(states_.begin(), states_.end(), hides);
  return static_cast<Aspect>(state - states_.begin());
}

std::string_view Appearance::hidden_reason() const noexcept {
  const Aspect aspect = hidden_by();
  return aspect == Aspect::count ? std::string_view{} : at(aspect).reason;
}

bool Appearance::empty() const noexcept {
  return !colour && !background && !transparent &&
         std::all_of(states_.begin(), states_.end(),
                     [](const State& state) { return state.effect == Effect::none; });
}

void Appearance::set(Aspect aspect, Effect effect, std::string reason) {
  at(aspect) = {effect, std::move(reason)};
}

void Appearance::apply(const Appearance& later) {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (later.states_[i].effect != Effect::none) states_[i] = later.states_[i];
  }
  if (later.colour || later.transparent) {
    colour = later.colour;
    transparent = later.transparent;
  }
  if (later.background) background = later.background;
}

Appearance read_declarations(std::string_view css) {
  DeclarationReader reader;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t end = declaration_end(css, at);
    const std::string_view declaration = css.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = trimmed(declaration.substr(0, colon));
    if (name.size() > 24) continue;
    std::string value = lower(trimmed(declaration.substr(colon + 1)).substr(0, kLongestValue));
    const std::size_t important = value.find('!');
    if (important != std::string::npos) {
      value = std::string(trimmed(std::string_view(value).substr(0, important)));
    }
    reader.declare(lower(name), value);
  }
  return reader.finish();
}

}  // namespace obelus::html
