// The stack of open elements: what opens and closes blocks of text.
#include "document/html/flow.hpp"

#include <algorithm>

namespace obelus::html {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kNoOffset = DocumentBuilder::kNoOffset;

bool is_block(Element element) noexcept { return element_info(element).has(kBlock); }

bool contains(std::initializer_list<Element> elements, Element element) noexcept {
  return std::find(elements.begin(), elements.end(), element) != elements.end();
}

}  // namespace

Flow::Flow(Document& document, DocumentBuilder& builder)
    : document_(document), builder_(builder), source_(document.source.text) {
  frames_.emplace_back();
  languages_.emplace_back();
}

bool Flow::push(const Frame& frame, bool always) {
  if (frames_.size() >= kDeepest && !always) return false;
  frames_.push_back(frame);
  ++open_counts_[static_cast<std::size_t>(frame.element)];
  builder_.target(frame.side);
  return true;
}

void Flow::pop(std::size_t raw_end) {
  const Frame frame = top();
  if (is_block(frame.element)) border(raw_end, kNoOffset);
  if (frame.owns_link) builder_.end_link(raw_end);
  if (frame.owns_q) {
    builder_.end_q();
    --open_q_;
  }
  if (frame.owns_side) builder_.end_side(frame.side, raw_end);
  --open_counts_[static_cast<std::size_t>(frame.element)];
  frames_.pop_back();
  builder_.target(top().side);
  if (frame.owns_side && frame.code) {
    builder_.object({frame.raw_begin, std::max(raw_end, frame.raw_begin)});
    after_break_ = false;
  }
}

void Flow::pop_to(std::size_t size, std::size_t raw_end) {
  while (frames_.size() > size) pop(raw_end);
}

// Text before and after belongs to different blocks.
void Flow::border(std::size_t raw_end, std::size_t next_raw_begin) {
  after_break_ = false;
  if (top().side != DocumentBuilder::kMain) {
    const std::size_t at = std::min(raw_end, source_.size());
    builder_.line_break({at, at});
    return;
  }
  next_raw_begin_ = next_raw_begin;
  const bool from_form = top().in_form;
  const std::size_t index = builder_.close(raw_end);
  if (index == kNoOffset) return;
  Block& block = document_.blocks[index];
  // Pages laid out with tables hold articles in cells.
  constexpr std::size_t kProse = 300;
  if (block.scope == Scope::table && block.text.size() >= kProse) block.scope = Scope::paragraph;
  if (from_form && !block.boilerplate) form_blocks_.push_back(index);
}

DocumentBuilder::Place Flow::place() const {
  const Frame& frame = top();
  DocumentBuilder::Place place;
  place.scope = frame.scope;
  switch (frame.scope) {
    case Scope::heading: place.depth = frame.level; break;
    case Scope::list: place.depth = frame.lists; break;
    case Scope::quote: place.depth = frame.quotes; break;
    default: break;
  }
  place.container = frame.container;
  place.boilerplate = frame.boilerplate;
  place.language = languages_[frame.language];
  return place;
}

void Flow::ensure_open() {
  after_break_ = false;
  if (builder_.is_open() || builder_.target() != DocumentBuilder::kMain) return;
  DocumentBuilder::Place here = place();
  here.raw_begin = next_raw_begin_;
  next_raw_begin_ = kNoOffset;
  builder_.open(here);
}

std::size_t Flow::find_open(Element element, std::uint64_t name) const noexcept {
  if (!has_open(element)) return kNone;
  for (std::size_t i = frames_.size() - 1; i > 0; --i) {
    const Frame& frame = frames_[i];
    if (frame.markdown) return kNone;
    if (frame.element == element && frame.name == name) return i;
    if (element_info(frame.element).has(kBarrier) && element != Element::table &&
        !contains({Element::td, Element::th, Element::tr, Element::tbody, Element::thead,
                   Element::tfoot, Element::caption},
                  element)) {
      return kNone;
    }
  }
  return kNone;
}

// Pops the nearest of `elements`, if none of `barrier` stands before it.
void Flow::close_nearest(std::initializer_list<Element> elements, Element barrier,
                         std::size_t raw_begin) {
  if (std::none_of(elements.begin(), elements.end(), [&](Element e) { return has_open(e); }))
    return;
  for (std::size_t i = frames_.size() - 1; i > 0; --i) {
    const Frame& frame = frames_[i];
    if (frame.markdown || frame.element == barrier) return;
    if (contains(elements, frame.element)) return pop_to(i, raw_begin);
  }
}

// As close_nearest for items of lists, which reach through no other blocks than these.
void Flow::close_item(std::initializer_list<Element> elements, std::size_t raw_begin) {
  if (std::none_of(elements.begin(), elements.end(), [&](Element e) { return has_open(e); }))
    return;
  for (std::size_t i = frames_.size() - 1; i > 0; --i) {
    const Frame& frame = frames_[i];
    if (frame.markdown) return;
    if (contains(elements, frame.element)) return pop_to(i, raw_begin);
    const bool transparent = !is_block(frame.element) ||
                             contains({Element::address, Element::div, Element::p}, frame.element);
    if (!transparent) return;
  }
}

// End tags that a start tag makes superfluous.
void Flow::close_implied(Element element, std::size_t raw_begin) {
  const ElementInfo& info = element_info(element);
  if (info.has(kEndsParagraph) && has_open(Element::p)) {
    const std::size_t paragraph = find_open(Element::p, 0);
    if (paragraph != kNone) pop_to(paragraph, raw_begin);
  }
  switch (element) {
    case Element::li: close_item({Element::li}, raw_begin); break;
    case Element::dt:
    case Element::dd: close_item({Element::dt, Element::dd}, raw_begin); break;
    case Element::option: close_nearest({Element::option}, Element::select, raw_begin); break;
    case Element::optgroup:
      close_nearest({Element::optgroup, Element::option}, Element::select, raw_begin);
      break;
    case Element::rp:
    case Element::rt: close_nearest({Element::rp, Element::rt}, Element::p, raw_begin); break;
    case Element::button: close_nearest({Element::button}, Element::table, raw_begin); break;
    case Element::td:
    case Element::th:
      close_nearest({Element::td, Element::th, Element::caption}, Element::table, raw_begin);
      break;
    case Element::tr:
      close_nearest({Element::tr, Element::caption}, Element::table, raw_begin);
      break;
    case Element::tbody:
    case Element::thead:
    case Element::tfoot:
      close_nearest({Element::tbody, Element::thead, Element::tfoot, Element::caption},
                    Element::table, raw_begin);
      break;
    case Element::a: {
      const std::size_t open = find_open(Element::a, 0);
      if (open != kNone) detach(open, raw_begin);
      break;
    }
    default:
      if (info.has(kHeading) && element_info(top().element).has(kHeading) && !top().markdown) {
        pop(raw_begin);
      }
  }
}

// Ends an inline element that blocks inside it have outlived; its frame stays as a husk.
void Flow::detach(std::size_t index, std::size_t raw_end) {
  if (index + 1 == frames_.size()) return pop(raw_end);
  Frame& frame = frames_[index];
  if (frame.owns_link) builder_.end_link(raw_end);
  frame.owns_link = false;
  --open_counts_[static_cast<std::size_t>(frame.element)];
  frame.element = Element::unknown;
  frame.name = 0;
  ++open_counts_[static_cast<std::size_t>(Element::unknown)];
}

void Flow::finish() {
  pop_to(1, source_.size());
  border(source_.size(), kNoOffset);
  settle_forms();
}

// Some sites wrap the whole page in one form; then it is no boilerplate.
void Flow::settle_forms() {
  const auto size_of = [&](std::size_t block) { return document_.blocks[block].text.size(); };
  std::size_t in_forms = 0;
  for (const std::size_t block : form_blocks_) in_forms += size_of(block);
  std::size_t rest = 0;
  for (const Block& block : document_.blocks) {
    if (!block.boilerplate && block.scope != Scope::title) rest += block.text.size();
  }
  rest -= std::min(rest, in_forms);
  if (in_forms > rest) return;
  for (const std::size_t block : form_blocks_) document_.blocks[block].boilerplate = true;
}

}  // namespace obelus::html
