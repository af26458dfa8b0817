// The walk's reading of attributes: metadata, language, links, roles, and whether an element is
// shown.
#include <algorithm>
#include <cstdio>

#include "document/html/flow.hpp"
#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

bool is_language_tag(std::string_view tag) noexcept {
  return 2 <= tag.size() && tag.size() <= 35 && is_ascii_letter(tag[0]) &&
         is_ascii_letter(tag[1]) && std::all_of(tag.begin(), tag.end(), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
         });
}

bool is_boilerplate_role(std::string_view role) noexcept {
  return role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
         role == "complementary" || role == "menu" || role == "menubar" || role == "dialog";
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

// Whether a <script> is run, as those are not that hold data or a template.
bool is_program(const Token& token) {
  return std::none_of(token.attributes.begin(), token.attributes.end(), [](const Attribute& a) {
    return a.name == "type" && !a.value.empty() && a.value != "module" &&
           lower(a.value).find("javascript") == std::string::npos;
  });
}

// Whether a script finds the element by a name: id, class, name, data-…, or is called from it.
bool has_handle(const Token& token) noexcept {
  return std::any_of(token.attributes.begin(), token.attributes.end(), [](const Attribute& a) {
    const std::string_view name = a.name;
    return name == "id" || name == "class" || name == "name" || name.starts_with("data-") ||
           name.starts_with("on");
  });
}

bool has_word(std::string_view words, std::string_view wanted) noexcept {
  for (std::size_t at = words.find(wanted); at != std::string_view::npos;
       at = words.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || is_html_space(words[at - 1])) &&
        (end == words.size() || is_html_space(words[end]))) {
      return true;
    }
  }
  return false;
}

std::string hex(Colour colour) {
  std::array<char, 8> text{};
  const int size = std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour.red,
                                 colour.green, colour.blue);
  return {text.data(), static_cast<std::size_t>(size)};
}

// Attributes of HTML 3 that speak of colours.
void apply_old_colours(const Token& token, const ElementInfo& info, Appearance& look) {
  for (const Attribute& attribute : token.attributes) {
    if (attribute.name == "bgcolor" && !look.background) {
      look.background = parse_colour(attribute.value);
    } else if (attribute.name == "color" && info.element == Element::font && !look.colour) {
      look.colour = parse_colour(attribute.value);
    }
  }
}

}  // namespace

void Flow::metadata(const Token& token) {
  if (const Attribute* const rel = token.attribute("rel")) {
    const Attribute* const href = token.attribute("href");
    if (href != nullptr && has_word(lower(rel->value), "canonical")) {
      document_.metadata.push_back({"canonical", std::string(href->value), raw(href->value_span)});
    }
    return;
  }
  const Attribute* const content = token.attribute("content");
  if (content == nullptr) return;
  const Attribute* key = nullptr;
  for (const char* const name : {"name", "property", "itemprop"}) {
    key = token.attribute(name);
    if (key != nullptr) break;
  }
  if (key != nullptr) {
    document_.metadata.push_back(
        {lower(key->value), std::string(content->value), raw(content->value_span)});
    return;
  }
  const Attribute* const equivalent = token.attribute("http-equiv");
  if (equivalent != nullptr && lower(equivalent->value) == "content-language" &&
      document_.language.empty()) {
    declare_language(content->value, frames_.front());
    document_.language = languages_[frames_.front().language];
  }
}

void Flow::declare_language(std::string_view tag, Frame& frame) {
  constexpr std::size_t kMost = 64;
  if (!is_language_tag(tag)) return;
  std::string language(tag);
  std::replace(language.begin(), language.end(), '_', '-');
  auto known = std::find(languages_.begin(), languages_.end(), language);
  if (known == languages_.end()) {
    if (languages_.size() == kMost) return;
    known = languages_.insert(known, std::move(language));
  }
  frame.language = static_cast<std::uint16_t>(known - languages_.begin());
}

void Flow::apply_attributes(const Token& token, const ElementInfo& info, Frame& frame) {
  document_.has_scripts |= info.element == Element::script && is_program(token);
  if (info.element == Element::style) {
    capturing_ = Element::style;
    style_media_.clear();
  }
  if (info.element == Element::q && open_q_ < 16) {
    builder_.begin_q();
    ++open_q_;
    frame.owns_q = true;
  }
  if (token.attributes.empty() && styles_.empty()) return;
  Appearance look;
  std::string_view style;
  std::string_view classes;
  std::string_view id;
  std::string_view hidden;
  bool coloured = false;
  for (const Attribute& attribute : token.attributes) {
    const std::string_view name = attribute.name;
    if (name == "class")
      classes = attribute.value;
    else if (name == "id")
      id = attribute.value;
    else if (name == "style")
      style = attribute.value;
    else if (name == "media" && info.element == Element::style)
      style_media_ = attribute.value;
    else if (name == "lang" || name == "xml:lang")
      declare_language(attribute.value, frame);
    else if (name == "hidden")
      hidden = attribute.value == "until-found" ? "" : "hidden";
    else if (name == "bgcolor" || name == "color")
      coloured = true;
    else if (name == "role")
      frame.boilerplate |= is_boilerplate_role(attribute.value);
    else if (name == "href" && info.element == Element::a) {
      builder_.end_link(frame.raw_begin);
      builder_.begin_link(std::string(attribute.value), frame.raw_begin);
      frame.owns_link = true;
    } else if (name == "type" && info.element == Element::script &&
               attribute.value.find("ld+json") != std::string_view::npos) {
      capturing_ = Element::script;
    }
  }
  if (frame.silent) return;
  if (!styles_.empty()) styles_.apply(token.name, id, classes, look);
  if (!style.empty()) look.apply(read_declarations(style));
  if (coloured) apply_old_colours(token, info, look);
  if (look.empty() && hidden.empty()) return;
  if (is_accessibility_class(classes)) return;
  apply_look(look, hidden, token, frame);
}

void Flow::apply_look(const Appearance& look, std::string_view hidden_attribute, const Token& token,
                      Frame& frame) {
  if (look.background) {
    frame.background = *look.background;
    frame.has_background = true;
  }
  const bool on_itself =
      look.colour && frame.has_background && look.colour->resembles(frame.background);
  if (frame.hidden_by != Aspect::count) {
    // Three ways of hiding that an element inside can undo.
    const auto shown = [&](Aspect aspect) {
      return frame.hidden_by == aspect && look.effect(aspect) == Appearance::Effect::shows;
    };
    const bool recoloured = frame.hidden_by == Aspect::colour && look.colour && !on_itself;
    if (shown(Aspect::visibility) || shown(Aspect::font_size) || recoloured) {
      frame.hidden_by = Aspect::count;
      frame.side = DocumentBuilder::kMain;
    }
    return;
  }
  if (frame.side != DocumentBuilder::kMain) return;  // inline code
  if (look.hidden_by() != Aspect::count) {
    hide(frame, look.hidden_by(), std::string(look.hidden_reason()), token);
  } else if (!hidden_attribute.empty() &&
             look.effect(Aspect::display) != Appearance::Effect::shows) {
    hide(frame, Aspect::display, "hidden attribute", token);
  } else if (look.transparent) {
    hide(frame, Aspect::colour, "color:transparent", token);
  } else if (on_itself) {
    hide(frame, Aspect::colour, "color:" + hex(*look.colour) + " on " + hex(frame.background),
         token);
  }
}

void Flow::hide(Frame& frame, Aspect aspect, std::string reason, const Token& token) {
  DocumentBuilder::Place side = place();
  side.scope = Scope::hidden;
  side.depth = 0;
  side.boilerplate = frame.boilerplate;
  side.language = languages_[frame.language];
  side.raw_begin = raw(token.span).begin;
  const bool displayed = aspect != Aspect::display && aspect != Aspect::visibility;
  frame.side = builder_.begin_side(side, {std::move(reason), !displayed && has_handle(token)});
  frame.owns_side = true;
  frame.hidden_by = aspect;
}

}  // namespace obelus::html
