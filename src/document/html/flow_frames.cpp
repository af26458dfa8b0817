// What an element makes of its text: scope, depth, container, boilerplate, code.
#include "document/html/flow.hpp"

namespace obelus::html {
namespace {

std::uint16_t one_more(std::uint16_t depth) noexcept {
  return depth < UINT16_MAX ? static_cast<std::uint16_t>(depth + 1) : depth;
}

}  // namespace

Flow::Frame Flow::make_frame(const ElementInfo& info, std::size_t raw_begin) {
  Frame frame = top();
  frame.element = info.element;
  frame.markdown = false;
  frame.owns_side = false;
  frame.owns_link = false;
  frame.owns_q = false;
  frame.name = 0;
  frame.raw_begin = raw_begin;
  if (info.has(kSilent)) frame.silent = true;
  switch (info.element) {
    case Element::h1:
    case Element::h2:
    case Element::h3:
    case Element::h4:
    case Element::h5:
    case Element::h6:
      frame.scope = Scope::heading;
      frame.level = static_cast<std::uint16_t>(1 + static_cast<int>(info.element) -
                                               static_cast<int>(Element::h1));
      // The headline of a page often stands in its header.
      if (info.element == Element::h1 && has_open(Element::header) && !has_open(Element::nav) &&
          !has_open(Element::footer) && !has_open(Element::aside)) {
        frame.boilerplate = false;
      }
      break;
    case Element::title: frame.scope = Scope::title; break;
    case Element::ul:
    case Element::ol:
    case Element::dl:
    case Element::menu:
    case Element::dir:
      frame.lists = one_more(frame.lists);
      frame.container = ++containers_;
      break;
    case Element::li:
    case Element::dt:
    case Element::dd: frame.scope = Scope::list; break;
    case Element::blockquote:
      frame.scope = Scope::quote;
      frame.quotes = one_more(frame.quotes);
      frame.container = ++containers_;
      break;
    case Element::table:
    case Element::tr: frame.container = ++containers_; break;
    case Element::td:
    case Element::th: frame.scope = Scope::table; break;
    case Element::caption:
    case Element::figcaption: frame.scope = Scope::caption; break;
    case Element::pre:
    case Element::listing:
    case Element::xmp:
      frame.scope = Scope::code;
      frame.preformatted = true;
      break;
    case Element::plaintext: frame.preformatted = true; break;
    case Element::article:
    case Element::main: frame.in_article = true; break;
    case Element::form: frame.in_form = true; break;
    case Element::header:
      // Of an article: its headline, byline, standfirst.
      frame.boilerplate = frame.boilerplate || !frame.in_article;
      break;
    case Element::footer:
      // Of a block quotation: its source.
      frame.boilerplate = frame.boilerplate || frame.quotes == 0;
      break;
    default: frame.boilerplate = frame.boilerplate || info.has(kBoilerplate);
  }
  return frame;
}

// Inline code becomes a side text, unless its place is one already.
void Flow::begin_code(Frame& frame) {
  if (frame.silent || frame.preformatted || frame.side != DocumentBuilder::kMain) return;
  ensure_open();
  DocumentBuilder::Place side = place();
  side.scope = Scope::code;
  side.raw_begin = frame.raw_begin;
  frame.side = builder_.begin_side(side);
  frame.owns_side = true;
  frame.code = true;
}

// A block inside inline code: the code ends there, whatever its tags say.
void Flow::end_code(std::size_t raw_end) {
  if (!top().code) return;
  std::size_t owner = frames_.size() - 1;
  while (owner > 0 && !(frames_[owner].owns_side && frames_[owner].code)) --owner;
  const std::int32_t outer = owner > 0 ? frames_[owner - 1].side : DocumentBuilder::kMain;
  const std::size_t raw_begin = frames_[owner].raw_begin;
  builder_.end_side(frames_[owner].side, raw_end);
  for (std::size_t i = owner; i < frames_.size(); ++i) {
    frames_[i].code = false;
    frames_[i].side = outer;
  }
  frames_[owner].owns_side = false;
  builder_.target(outer);
  builder_.object({raw_begin, raw_end});
}

}  // namespace obelus::html
