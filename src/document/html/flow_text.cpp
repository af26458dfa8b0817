// The walk's text: characters between tags, line breaks, images; and what Markdown brings of them.
#include <algorithm>

#include "document/html/flow.hpp"
#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

constexpr std::size_t kNoOffset = DocumentBuilder::kNoOffset;

}  // namespace

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
    styles_.add(capture_, style_media_);
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
