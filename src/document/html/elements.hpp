// The elements of HTML as far as a reader's view of a page depends on them.
#pragma once

#include <cstdint>
#include <string_view>

namespace obelus::html {

// clang-format off
enum class Element : std::uint8_t {
  unknown,
  a, address, applet, area, article, aside, audio, base, basefont, bgsound, blockquote, body, br,
  button, canvas, caption, center, code, col, colgroup, datalist, dd, details, dialog, dir, div, dl,
  dt, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5,
  h6, head, header, hgroup, hr, html, iframe, img, input, kbd, legend, li, link, listing, main,
  marquee, math, menu, meta, nav, noembed, noframes, noscript, object, ol, optgroup, option, p,
  param, plaintext, pre, q, rp, rt, samp, script, search, section, select, source, style, summary,
  svg, table, tbody, td, template_, textarea, tfoot, th, thead, title, tr, track, tt, ul, video, wbr,
  xmp,
  count
};
// clang-format on

struct ElementInfo {
  std::string_view name;
  Element element = Element::unknown;
  std::uint16_t traits = 0;

  constexpr bool has(std::uint16_t trait) const noexcept { return (traits & trait) != 0; }
};

// Traits.
constexpr std::uint16_t kBlock = 1;          // begins and ends a block of text
constexpr std::uint16_t kVoid = 2;           // has no content and no end tag
constexpr std::uint16_t kSilent = 4;         // shows no text of its own
constexpr std::uint16_t kEndsParagraph = 8;  // its start tag ends an open <p>
constexpr std::uint16_t kBoilerplate = 16;   // the page around the article
constexpr std::uint16_t kBarrier = 32;       // end tags inside do not reach beyond it
constexpr std::uint16_t kCode = 64;          // inline code
constexpr std::uint16_t kHeading = 128;      // h1 … h6

// `name` in lower case; the row of Element::unknown for others.
const ElementInfo& element_info(std::string_view name) noexcept;
const ElementInfo& element_info(Element element) noexcept;

// Whether an HTML start tag of that name inside SVG or MathML ends it.
bool breaks_out_of_foreign(std::string_view name) noexcept;

}  // namespace obelus::html
