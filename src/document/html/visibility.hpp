// Whether a browser would show an element, as far as style attributes and the simple rules of
// <style> elements tell. Not a CSS engine: it knows the ways in which text is hidden from readers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace obelus::html {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  // So near that nobody reads one on the other.
  bool resembles(Colour other) const noexcept;
};
// "#fff", "#ffffff", "rgb(255, 255, 255)", "white"; nothing for what it does not know and for what
// shines through.
std::optional<Colour> parse_colour(std::string_view value) noexcept;
// "transparent", "rgba(0, 0, 0, 0)", "#ffffff00"
bool is_transparent(std::string_view value) noexcept;

// The properties that hide, each on its own, so that a rule that shows wins over an earlier one
// that hides.
enum class Aspect : std::uint8_t {
  display,
  visibility,
  font_size,
  opacity,
  position,
  indent,
  clip,
  size,
  colour,  // against a background, which the element may inherit: left to the caller
  count
};

// What declarations say of an element.
class Appearance {
 public:
  enum class Effect : std::uint8_t { none, shows, hides };

  Effect effect(Aspect aspect) const noexcept { return at(aspect).effect; }
  // Why it is hidden, "display:none", or nothing.
  std::string_view hidden_reason() const noexcept;
  // The aspect that hidden_reason() speaks of; count where it is shown.
  Aspect hidden_by() const noexcept;
  bool empty() const noexcept;
  // Later declarations win.
  void apply(const Appearance& later);
  // `important`: what comes later wins only if it is so, too.
  void set(Aspect aspect, Effect effect, std::string reason = {}, bool important = false);

  std::optional<Colour> colour;
  std::optional<Colour> background;
  bool transparent = false;  // color: transparent

 private:
  struct State {
    Effect effect = Effect::none;
    std::string reason;
    bool important = false;
  };
  State& at(Aspect aspect) noexcept { return states_[static_cast<std::size_t>(aspect)]; }
  const State& at(Aspect aspect) const noexcept {
    return states_[static_cast<std::size_t>(aspect)];
  }
  std::array<State, static_cast<std::size_t>(Aspect::count)> states_;
};

// "display: none; color: red". Linear in its length.
Appearance read_declarations(std::string_view source);

// The rules of a page whose selector is a tag, .class, #id or tag.class. Of rules inside @media
// those count that hold on any screen; those for paper and for small screens seldom do.
class StyleSheet {
 public:
  // `media`: as in the attribute of the <style>.
  void add(std::string_view css, std::string_view media = {});
  bool empty() const noexcept { return rules_.empty(); }
  // What the rules say of an element; `classes` as in its attribute.
  void apply(std::string_view tag, std::string_view id, std::string_view classes,
             Appearance& appearance) const;

 private:
  void add_rules(std::string_view css, bool inside_media);
  void add_rule(std::string_view selectors, std::string_view declarations);
  void apply_rule(const std::string& selector, Appearance& appearance) const;
  std::unordered_map<std::string, Appearance> rules_;
};

// Class names by which pages address screen readers and keyboards; their clipping hides nothing
// from those it is meant for.
bool is_accessibility_class(std::string_view classes) noexcept;

}  // namespace obelus::html
