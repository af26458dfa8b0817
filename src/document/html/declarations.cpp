// CSS declarations → what they do to an element's visibility.
#include <algorithm>

#include "document/html/css_values.hpp"
#include "document/html/scan.hpp"
#include "document/html/visibility.hpp"

namespace obelus::html {
namespace {

constexpr std::size_t kLongestValue = 200;  // bytes of a value that are looked at
constexpr double kBehind = -99;             // the layer of what lies behind everything
constexpr double kBeyond = 5000;            // pixels from the left that no screen has
constexpr double kCollapsed = -8;           // pixels between letters that lie on each other

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

// What only several declarations together do.
struct Together {
  bool out_of_flow = false;  // position: absolute, fixed
  std::string far_out;       // left: -9999px
  std::string behind;        // z-index: -999
  bool overflow_hidden = false;
  std::string no_size;  // height: 0
  bool indented = false;
  bool clipped_to_text = false;  // background-clip: text shines through transparent letters
};

class DeclarationReader {
 public:
  // `important` as in "display: none !important".
  void declare(std::string_view name, const std::string& value, bool important) {
    name_ = name;
    important_ = important;
    if (name == "color" || name == "-webkit-text-fill-color") {
      look_.colour = parse_colour(value);
      look_.transparent = is_transparent(value);
    } else if (name == "background-clip" || name == "-webkit-background-clip") {
      together_.clipped_to_text = value == "text";
    } else if (name == "background-color" || name == "background") {
      look_.background = parse_colour(value);
    } else if (!declare_letters(value) && !declare_place(value)) {
      declare_box(value);
    }
  }

  Appearance finish() {
    if (together_.out_of_flow && !together_.far_out.empty()) {
      hide(Aspect::position, "position:off-screen; " + together_.far_out);
    }
    if (together_.out_of_flow && !together_.behind.empty()) {
      hide(Aspect::position, together_.behind);
    }
    if (together_.overflow_hidden && !together_.no_size.empty()) {
      hide(Aspect::size, together_.no_size + "; overflow:hidden");
    }
    if (together_.overflow_hidden && together_.indented) {
      hide(Aspect::indent, "text-indent:100%; overflow:hidden");
    }
    if (together_.clipped_to_text) look_.transparent = false;
    return std::move(look_);
  }

 private:
  using Effect = Appearance::Effect;

  void set(Aspect aspect, const std::string& value, bool hides) {
    look_.set(aspect, hides ? Effect::hides : Effect::shows, hides ? said(value) : std::string(),
              important_);
  }
  void hide(Aspect aspect, std::string reason) {
    look_.set(aspect, Effect::hides, std::move(reason), important_);
  }
  std::string said(const std::string& value) const { return std::string(name_) + ':' + value; }

  // How large, dense and opaque its letters are. Returns whether the property is one of these.
  bool declare_letters(const std::string& value) {
    if (name_ == "font-size") {
      if (value != "inherit") set(Aspect::font_size, value, is_tiny(value));
    } else if (name_ == "font") {
      if (value != "inherit") set(Aspect::font_size, value, font_is_tiny(value));
    } else if (name_ == "opacity") {
      const std::optional<Length> number = parse_length(value);
      if (number) set(Aspect::opacity, value, number->pixels + number->percent / 100 <= 0.05);
    } else if (name_ == "filter") {
      if (value == "alpha(opacity=0)" || value == "opacity(0)" || value == "opacity(0%)") {
        set(Aspect::opacity, value, true);
      }
    } else if (name_ == "text-indent") {
      const std::optional<Length> length = parse_length(value);
      together_.indented = length && length->percent >= 100;
      if (length) set(Aspect::indent, value, is_far_out(value));
    } else if (name_ == "letter-spacing") {
      const std::optional<Length> length = parse_length(value);
      if (length && length->pixels <= kCollapsed) hide(Aspect::indent, said(value));
    } else if (name_ == "line-height") {
      if (is_nothing(value)) together_.no_size = said(value);
    } else {
      return false;
    }
    return true;
  }

  // Likewise for where it stands.
  bool declare_place(const std::string& value) {
    if (name_ == "position") {
      together_.out_of_flow = value == "absolute" || value == "fixed" || value == "relative";
      if (value != "absolute" && value != "fixed") look_.set(Aspect::position, Effect::shows);
    } else if (name_ == "left" || name_ == "top" || name_ == "right" || name_ == "bottom") {
      const std::optional<Length> length = parse_length(value);
      const bool beyond = length && length->pixels >= kBeyond && name_ != "bottom";
      if (beyond || is_far_out(value)) together_.far_out = said(value);
    } else if (name_ == "inset") {
      if (margin_is_far_out(value)) together_.far_out = said(value);
    } else if (name_ == "margin-left" || name_ == "margin-top") {
      if (is_far_out(value)) hide(Aspect::position, said(value));
    } else if (name_ == "margin") {
      if (margin_is_far_out(value)) hide(Aspect::position, said(value));
    } else if (name_ == "z-index") {
      const std::optional<Length> layer = parse_length(value);
      together_.behind = layer && layer->pixels <= kBehind ? said(value) : std::string();
    } else {
      return false;
    }
    return true;
  }

  // What of it is drawn.
  void declare_box(const std::string& value) {
    if (name_ == "display") {
      set(Aspect::display, value, value == "none");
    } else if (name_ == "visibility") {
      set(Aspect::visibility, value, value == "hidden" || value == "collapse");
    } else if (name_ == "content-visibility") {
      if (value == "hidden") hide(Aspect::visibility, said(value));
    } else if (name_ == "clip") {
      set(Aspect::clip, value, clips_all(value));
    } else if (name_ == "clip-path") {
      if (clip_path_hides(value)) hide(Aspect::clip, said(value));
    } else if (name_ == "transform") {
      if (transform_hides(value)) hide(Aspect::size, said(value));
    } else if (name_ == "scale" || name_ == "zoom") {
      const std::optional<Length> factor = parse_length(value);
      if (factor && factor->pixels + factor->percent / 100 <= 0.05) {
        hide(Aspect::size, said(value));
      }
    } else if (name_ == "overflow" || name_ == "overflow-y" || name_ == "overflow-x") {
      together_.overflow_hidden =
          value == "hidden" || value == "clip" || value == "auto" || value == "scroll";
    } else if (name_ == "height" || name_ == "width" || name_ == "max-height" ||
               name_ == "max-width") {
      if (is_nothing(value)) together_.no_size = said(value);
    }
  }

  std::string_view name_;
  bool important_ = false;
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

void Appearance::set(Aspect aspect, Effect effect, std::string reason, bool important) {
  if (at(aspect).important && !important) return;
  at(aspect) = {effect, std::move(reason), important};
}

void Appearance::apply(const Appearance& later) {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const State& state = later.states_[i];
    if (state.effect == Effect::none || (states_[i].important && !state.important)) continue;
    states_[i] = state;
  }
  if (later.colour || later.transparent) {
    colour = later.colour;
    transparent = later.transparent;
  }
  if (later.background) background = later.background;
}

Appearance read_declarations(std::string_view source) {
  const bool plain =
      source.find("/*") == std::string_view::npos && source.find('\\') == std::string_view::npos;
  const std::string read = plain ? std::string() : plain_css(source);
  const std::string_view css = plain ? source : read;
  DeclarationReader reader;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t end = declaration_end(css, at);
    const std::string_view declaration = css.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = trimmed_css(declaration.substr(0, colon));
    if (name.size() > 24) continue;
    std::string value = lower(trimmed_css(declaration.substr(colon + 1)).substr(0, kLongestValue));
    const std::size_t important = value.find('!');
    if (important != std::string::npos) {
      value = std::string(trimmed_css(std::string_view(value).substr(0, important)));
    }
    reader.declare(lower(name), value, important != std::string::npos);
  }
  return reader.finish();
}

}  // namespace obelus::html
