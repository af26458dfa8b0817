// The walk's reading of tags.
#include <algorithm>

#include "document/html/flow.hpp"
#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kNoOffset = DocumentBuilder::kNoOffset;

// Tells unknown elements apart.
std::uint64_t name_hash(std::string_view name) noexcept {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

// Elements of SVG and MathML whose content is HTML.
bool is_integration_point(std::string_view name) noexcept {
  return name == "foreignobject" || name == "desc" || name == "title" || name == "annotation-xml" ||
         name == "mtext" || name == "mi" || name == "mo" || name == "mn" || name == "ms";
}

}  // namespace

void Flow::read(Span<Raw> source) {
  base_ = source.begin;
  Tokenizer tokenizer(source.of(source_));
  tokenizer.set_foreign(foreign_ != 0);
  tokenizer_ = &tokenizer;
  Token token;
  while (tokenizer.next(token)) {
    switch (token.kind) {
      case TokenKind::text:
      case TokenKind::decoded: text(token); break;
      case TokenKind::start_tag: start_tag(token); break;
      case TokenKind::end_tag: end_tag(token); break;
      case TokenKind::comment:
        document_.comments.push_back({raw(token.span), std::string(token.text)});
        break;
      default: break;
    }
  }
  tokenizer_ = nullptr;
}

void Flow::start_tag(const Token& token) {
  if (foreign_ != 0 && foreign_tag(token)) return;
  const ElementInfo& info = element_info(token.name);
  const Span<Raw> tag = raw(token.span);
  switch (info.element) {
    case Element::html:
    case Element::body:
    case Element::head: return page_element(token);
    default: break;
  }
  if (info.has(kVoid)) return void_element(info, token);

  close_implied(info.element, tag.begin);
  if (info.has(kBlock)) {
    end_code(tag.begin);
    border(tag.begin, tag.begin);
  }
  Frame frame = make_frame(info, tag.begin);
  if (info.element == Element::unknown) frame.name = name_hash(token.name);
  const bool was_silent = top().silent;
  const ContentModel model = content_model_of(token.name);
  const bool pushes = frames_.size() < kDeepest || model != ContentModel::data;
  if (pushes && !was_silent) {
    apply_attributes(token, info, frame);
    if (info.has(kCode)) begin_code(frame);
  }
  if (!push(frame, model != ContentModel::data)) {
    ++unpushed_[static_cast<std::size_t>(info.element)];
    return;
  }
  if (model != ContentModel::data) tokenizer_->enter(model, token.name);
  if ((info.element == Element::svg || info.element == Element::math)) {
    if (token.self_closing) return pop(tag.end);
    foreign_ = 1;
    tokenizer_->set_foreign(true);
  }
}

void Flow::end_tag(const Token& token) {
  if (foreign_ != 0 && foreign_tag(token)) return;
  const ElementInfo& info = element_info(token.name);
  const Span<Raw> tag = raw(token.span);
  if (info.element == Element::br) return break_line(tag);
  std::uint32_t& unpushed = unpushed_[static_cast<std::size_t>(info.element)];
  if (unpushed != 0) {
    --unpushed;
    if (info.has(kBlock)) border(tag.end, kNoOffset);
    return;
  }
  std::size_t open = kNone;
  if (info.has(kHeading)) {
    for (int i = 0; i < 6 && open == kNone; ++i) {
      open = find_open(static_cast<Element>(static_cast<int>(Element::h1) + i), 0);
    }
  } else {
    const bool named = info.element == Element::unknown;
    open = find_open(info.element, named ? name_hash(token.name) : 0);
  }
  if (open == kNone) return;
  if (capturing_ != Element::unknown && capturing_ == info.element) captured();
  if (!info.has(kBlock | kSilent)) {
    const bool holds_blocks =
        std::any_of(frames_.begin() + static_cast<std::ptrdiff_t>(open) + 1, frames_.end(),
                    [](const Frame& frame) { return element_info(frame.element).has(kBlock); });
    if (holds_blocks) return detach(open, tag.end);
  }
  pop_to(open + 1, tag.begin);
  pop(tag.end);
}

// <html> and <body> are open anyway; what they declare holds for all of the page.
void Flow::page_element(const Token& token) {
  Frame& page = frames_.front();
  for (const Attribute& attribute : token.attributes) {
    if (attribute.name == "lang" || attribute.name == "xml:lang") {
      declare_language(attribute.value, page);
      document_.language = languages_[page.language];
      if (frames_.size() <= 2) top().language = page.language;
    } else if (attribute.name == "bgcolor" || attribute.name == "style") {
      const std::optional<Colour> background = attribute.name == "bgcolor"
                                                   ? parse_colour(attribute.value)
                                                   : read_declarations(attribute.value).background;
      if (!background) continue;
      page.background = *background;
      page.has_background = true;
    }
  }
}

bool Flow::foreign_tag(const Token& token) {
  const bool root = token.name == "svg" || token.name == "math";
  const bool integration = is_integration_point(token.name);
  if (token.kind == TokenKind::start_tag) {
    if (token.self_closing) return true;
    if (root) ++foreign_;
    if (integration) ++integration_;
    if (root || integration || integration_ != 0 || !breaks_out_of_foreign(token.name)) return true;
    end_foreign(raw(token.span).begin);
    return false;
  }
  if (integration && integration_ != 0) --integration_;
  if (root && --foreign_ == 0) end_foreign(raw(token.span).end);
  return true;
}

void Flow::end_foreign(std::size_t raw_end) {
  foreign_ = 0;
  integration_ = 0;
  if (tokenizer_ != nullptr) tokenizer_->set_foreign(false);
  std::size_t open = find_open(Element::svg, 0);
  if (open == kNone) open = find_open(Element::math, 0);
  if (open != kNone) pop_to(open, raw_end);
}

void Flow::void_element(const ElementInfo& info, const Token& token) {
  if (info.has(kBlock)) {  // hr
    close_implied(info.element, raw(token.span).begin);
    end_code(raw(token.span).begin);
    border(raw(token.span).begin, kNoOffset);
    return;
  }
  if (top().silent) return;
  switch (info.element) {
    case Element::br: break_line(raw(token.span)); break;
    case Element::img: image(token); break;
    case Element::meta:
    case Element::link: metadata(token); break;
    default: break;
  }
}

}  // namespace obelus::html
