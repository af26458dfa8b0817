// The table of elements, and a hash table over it that the compiler builds.
#include "document/html/elements.hpp"

#include <algorithm>
#include <array>

namespace obelus::html {
namespace {

constexpr std::uint16_t kPlainBlock = kBlock | kEndsParagraph;

constexpr std::size_t kCount = static_cast<std::size_t>(Element::count);

// In the order of the enumeration.
constexpr std::array<ElementInfo, kCount> kElements{{
    {"", Element::unknown, 0},
    {"a", Element::a, 0},
    {"address", Element::address, kPlainBlock},
    {"applet", Element::applet, kSilent | kBarrier},
    {"area", Element::area, kVoid},
    {"article", Element::article, kPlainBlock},
    {"aside", Element::aside, kPlainBlock | kBoilerplate},
    {"audio", Element::audio, kSilent},
    {"base", Element::base, kVoid},
    {"basefont", Element::basefont, kVoid},
    {"bgsound", Element::bgsound, kVoid},
    {"blockquote", Element::blockquote, kPlainBlock},
    {"body", Element::body, kBlock},
    {"br", Element::br, kVoid},
    {"button", Element::button, kBlock | kBoilerplate | kBarrier},
    {"canvas", Element::canvas, kSilent},
    {"caption", Element::caption, kBlock | kBarrier},
    {"center", Element::center, kPlainBlock},
    {"code", Element::code, kCode},
    {"col", Element::col, kVoid},
    {"colgroup", Element::colgroup, kBlock},
    {"datalist", Element::datalist, kSilent},
    {"dd", Element::dd, kPlainBlock},
    {"details", Element::details, kPlainBlock},
    {"dialog", Element::dialog, kPlainBlock | kBoilerplate},
    {"dir", Element::dir, kPlainBlock},
    {"div", Element::div, kPlainBlock},
    {"dl", Element::dl, kPlainBlock},
    {"dt", Element::dt, kPlainBlock},
    {"embed", Element::embed, kVoid},
    {"fieldset", Element::fieldset, kPlainBlock},
    {"figcaption", Element::figcaption, kPlainBlock},
    {"figure", Element::figure, kPlainBlock},
    {"font", Element::font, 0},
    {"footer", Element::footer, kPlainBlock | kBoilerplate},
    {"form", Element::form, kPlainBlock},
    {"frame", Element::frame, kVoid},
    {"frameset", Element::frameset, kBlock},
    {"h1", Element::h1, kPlainBlock | kHeading},
    {"h2", Element::h2, kPlainBlock | kHeading},
    {"h3", Element::h3, kPlainBlock | kHeading},
    {"h4", Element::h4, kPlainBlock | kHeading},
    {"h5", Element::h5, kPlainBlock | kHeading},
    {"h6", Element::h6, kPlainBlock | kHeading},
    {"head", Element::head, kBlock},
    {"header", Element::header, kPlainBlock | kBoilerplate},
    {"hgroup", Element::hgroup, kPlainBlock},
    {"hr", Element::hr, kPlainBlock | kVoid},
    {"html", Element::html, kBlock},
    {"iframe", Element::iframe, kSilent},
    {"img", Element::img, kVoid},
    {"input", Element::input, kVoid},
    {"kbd", Element::kbd, kCode},
    {"legend", Element::legend, kBlock},
    {"li", Element::li, kPlainBlock},
    {"link", Element::link, kVoid},
    {"listing", Element::listing, kPlainBlock},
    {"main", Element::main, kPlainBlock},
    {"marquee", Element::marquee, kBlock | kBarrier},
    {"math", Element::math, kSilent},
    {"menu", Element::menu, kPlainBlock},
    {"meta", Element::meta, kVoid},
    {"nav", Element::nav, kPlainBlock | kBoilerplate},
    {"noembed", Element::noembed, kSilent},
    {"noframes", Element::noframes, kSilent},
    {"noscript", Element::noscript, kSilent},
    {"object", Element::object, kSilent | kBarrier},
    {"ol", Element::ol, kPlainBlock},
    {"optgroup", Element::optgroup, kBlock},
    {"option", Element::option, kBlock},
    {"p", Element::p, kPlainBlock},
    {"param", Element::param, kVoid},
    {"plaintext", Element::plaintext, kPlainBlock},
    {"pre", Element::pre, kPlainBlock},
    {"q", Element::q, 0},
    {"rp", Element::rp, kSilent},
    {"rt", Element::rt, kSilent},
    {"samp", Element::samp, kCode},
    {"script", Element::script, kSilent},
    {"search", Element::search, kPlainBlock | kBoilerplate},
    {"section", Element::section, kPlainBlock},
    {"select", Element::select, kBlock | kBoilerplate | kBarrier},
    {"source", Element::source, kVoid},
    {"style", Element::style, kSilent},
    {"summary", Element::summary, kPlainBlock},
    {"svg", Element::svg, kSilent},
    {"table", Element::table, kPlainBlock | kBarrier},
    {"tbody", Element::tbody, kBlock},
    {"td", Element::td, kBlock | kBarrier},
    {"template", Element::template_, kSilent | kBarrier},
    {"textarea", Element::textarea, kBlock | kBoilerplate},
    {"tfoot", Element::tfoot, kBlock},
    {"th", Element::th, kBlock | kBarrier},
    {"thead", Element::thead, kBlock},
    {"title", Element::title, kBlock},
    {"tr", Element::tr, kBlock},
    {"track", Element::track, kVoid},
    {"tt", Element::tt, kCode},
    {"ul", Element::ul, kPlainBlock},
    {"video", Element::video, kSilent},
    {"wbr", Element::wbr, kVoid},
    {"xmp", Element::xmp, kPlainBlock},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (static_cast<std::size_t>(kElements[i].element) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the table and the enumeration differ");

constexpr std::size_t kSlots = 512;

constexpr std::size_t slot_of(std::string_view name) noexcept {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return (hash ^ hash >> 15) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> kTable = [] {
  std::array<std::uint8_t, kSlots> table{};
  for (std::size_t i = 1; i < kCount; ++i) {
    std::size_t slot = slot_of(kElements[i].name);
    while (table[slot] != 0) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<std::uint8_t>(i);
  }
  return table;
}();

constexpr std::size_t kLongestName = 10;

constexpr std::array<std::string_view, 44> kBreakOut{
    "b",      "big",  "blockquote", "body",  "br",   "center", "code",    "dd",   "div",
    "dl",     "dt",   "em",         "embed", "h1",   "h2",     "h3",      "h4",   "h5",
    "h6",     "head", "hr",         "i",     "img",  "li",     "listing", "menu", "meta",
    "nobr",   "ol",   "p",          "pre",   "ruby", "s",      "small",   "span", "strike",
    "strong", "sub",  "sup",        "table", "tt",   "u",      "ul",      "var"};

}  // namespace

const ElementInfo& element_info(std::string_view name) noexcept {
  if (name.size() > kLongestName) return kElements[0];
  for (std::size_t slot = slot_of(name); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    if (kElements[kTable[slot]].name == name) return kElements[kTable[slot]];
  }
  return kElements[0];
}

const ElementInfo& element_info(Element element) noexcept {
  return kElements[static_cast<std::size_t>(element)];
}

bool breaks_out_of_foreign(std::string_view name) noexcept {
  return std::find(kBreakOut.begin(), kBreakOut.end(), name) != kBreakOut.end();
}

}  // namespace obelus::html
