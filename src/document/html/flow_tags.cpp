// The walk's reading of tokens: tags, text, comments; and what Markdown brings of the same kind.
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

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
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

// Elements of SVG and MathML whose content is HTML.
bool is_integration_point(std::string_view name) noexcept {
  return name == "foreignobject" || name == "desc" || name == "title" ||
         name == "annotation-xml" || name == "mtext" || name == "mi" || name == "mo" ||
         name == "mn" || name == "ms";
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
    case Element::head:
      return page_element(token);
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
  if (!info.has(kBlock)) {
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

// Two in a row separate paragraphs.
void Flow::break_line(Span<Raw> tag) {
  if (top().silent) return;
  const bool main = builder_.target() == DocumentBuilder::kMain;
  if (main && !builder_.is_open()) return;
  if (main && after_break_ && !top().preformatted && top().scope != Scope::heading) {
    return border(tag.begin, kNoOffset);
  }
  builder_.line_break(tag);
  after_break_ = main;
}

void Flow::image(const Token& token) {
  const Attribute* const alt = token.attribute("alt");
  if (alt == nullptr || alt->value.empty() || top().side != DocumentBuilder::kMain) return;
  begin_object(Scope::alt);
  ValuePieces pieces(source_, raw(alt->value_span));
  ValuePieces::Piece piece;
  while (pieces.next(piece)) {
    if (piece.verbatim) {
      builder_.verbatim(piece.span);
    } else {
      builder_.decoded(piece.text, piece.span);
    }
  }
  end_object(raw(token.span));
}

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

void Flow::text(const Token& token) {
  const Span<Raw> span = raw(token.span);
  if (capturing_ != Element::unknown) {
    if (capture_.empty()) capture_raw_.begin = span.begin;
    capture_ += token.text;
    capture_raw_.end = span.end;
    return;
  }
  if (top().silent || foreign_ != 0) return;
  if (top().preformatted) {
    ensure_open();
    if (token.kind == TokenKind::text) return builder_.verbatim(span);
    return builder_.decoded(token.text, span);
  }
  if (token.kind == TokenKind::text) return collapse(token.text, span.begin);
  if (token.text.size() == 1 && is_html_space(token.text[0])) {
    if (builder_.is_open() || top().side != DocumentBuilder::kMain) builder_.space(span);
    return;
  }
  // Browsers drop a NUL in text.
  if (token.text.size() == 1 && token.text[0] == '\0') return;
  ensure_open();
  builder_.decoded(token.text, span);
}

// White space as a browser shows it; runs of words with single spaces between stay one piece.
void Flow::collapse(std::string_view text, std::size_t raw_begin) {
  const std::size_t size = text.size();
  for (std::size_t at = 0; at < size;) {
    std::size_t end = at;
    if (is_html_space(text[at])) {
      while (end < size && is_html_space(text[end])) ++end;
      if (builder_.is_open() || builder_.target() != DocumentBuilder::kMain) {
        builder_.space({raw_begin + at, raw_begin + end});
      }
    } else {
      while (end < size) {
        while (end < size && !is_html_space(text[end])) ++end;
        if (end + 1 >= size || text[end] != ' ' || is_html_space(text[end + 1])) break;
        ++end;
      }
      ensure_open();
      builder_.verbatim({raw_begin + at, raw_begin + end});
    }
    at = end;
  }
}

// The whole of a <style> or of a <script> that holds data has been read.
void Flow::captured() {
  if (capturing_ == Element::style) {
    styles_.add(capture_);
  } else {
    document_.metadata.push_back({"json-ld", std::move(capture_), capture_raw_});
  }
  capture_.clear();
  capturing_ = Element::unknown;
}

void Flow::enter(Element element, std::size_t raw_end) {
  const ElementInfo& info = element_info(element);
  close_implied(element, raw_end);
  end_code(raw_end);
  border(raw_end, kNoOffset);
  Frame frame = make_frame(info, raw_end);
  frame.markdown = true;
  if (!push(frame, false)) ++markdown_unpushed_;
}

void Flow::leave(Element element, std::size_t raw_end) {
  if (markdown_unpushed_ != 0) {
    --markdown_unpushed_;
    return border(raw_end, kNoOffset);
  }
  std::size_t open = frames_.size() - 1;
  while (open > 0 && !(frames_[open].markdown && frames_[open].element == element)) --open;
  if (open > 0) pop_to(open, raw_end);
}

void Flow::verbatim(Span<Raw> span) {
  if (top().silent || foreign_ != 0 || capturing_ != Element::unknown) return;
  ensure_open();
  // Around dropped markup ("a <!-- b --> c") two spaces are one.
  const bool prose = object_side_ == DocumentBuilder::kMain && !top().preformatted;
  if (prose && builder_.ends_with_space() && source_[span.begin] == ' ') ++span.begin;
  builder_.verbatim(span);
}

void Flow::decoded(std::string_view text, Span<Raw> span) {
  if (top().silent || foreign_ != 0 || capturing_ != Element::unknown) return;
  ensure_open();
  builder_.decoded(text, span);
}

void Flow::line_break(Span<Raw> span) {
  if (top().silent) return;
  if (builder_.is_open() || builder_.target() != DocumentBuilder::kMain) builder_.line_break(span);
}

void Flow::begin_object(Scope scope) {
  object_side_ = DocumentBuilder::kMain;
  if (top().silent || top().side != DocumentBuilder::kMain) return;
  ensure_open();
  DocumentBuilder::Place side = place();
  side.scope = scope;
  side.depth = 0;
  side.raw_begin = kNoOffset;
  object_side_ = builder_.begin_side(side);
  builder_.target(object_side_);
}

void Flow::end_object(Span<Raw> span) {
  if (object_side_ == DocumentBuilder::kMain) return;
  builder_.end_side(object_side_, span);
  object_side_ = DocumentBuilder::kMain;
  object(span);
}

void Flow::object(Span<Raw> span) {
  if (top().silent || top().side != DocumentBuilder::kMain) return;
  ensure_open();
  builder_.object(span);
}

}  // namespace obelus::html
