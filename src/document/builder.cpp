// Streams of text become blocks: trimmed, with their map, links and side texts.
#include "document/builder.hpp"

#include <algorithm>

#include "document/blank.hpp"

namespace obelus {
namespace {

constexpr char32_t kObject = 0xFFFC;

constexpr bool is_newline(char c) noexcept { return c == '\n' || c == '\r'; }

bool has_visible_text(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::decode(text, at);
    if (c != kObject && !is_blank(c)) return true;
  }
  return false;
}

}  // namespace

void DocumentBuilder::begin(Stream& out, const Place& place) const {
  out.place = place;
  out.language = place.language;
  out.text.clear();
  out.pieces.clear();
  out.links.clear();
  out.q_elements.clear();
  out.hiding = {};
  out.raw_end = kNoOffset;
  out.pending = {};
}

void DocumentBuilder::open(const Place& place) {
  begin(main_, place);
  open_ = true;
}

std::size_t DocumentBuilder::close(std::size_t raw_end) {
  if (!open_) return kNoOffset;
  main_.raw_end = raw_end;
  end_parts(kMain, raw_end);
  const std::size_t block = flush(main_);
  open_ = false;
  flush_ended_sides();
  return block;
}

std::int32_t DocumentBuilder::begin_side(const Place& place, Hiding hiding) {
  if (open_sides_ == 0 && ended_sides_.empty()) sides_.clear();
  const auto side = static_cast<std::int32_t>(sides_.size());
  begin(sides_.emplace_back(), place);
  sides_.back().hiding = std::move(hiding);
  ++open_sides_;
  return side;
}

void DocumentBuilder::end_side(std::int32_t side, std::size_t raw_end) {
  stream(side).raw_end = raw_end;
  end_parts(side, raw_end);
  if (link_stream_ == side) link_stream_ = kMain;
  if (target_ == side) target_ = kMain;
  --open_sides_;
  ended_sides_.push_back(side);
  if (!open_) flush_ended_sides();
}

void DocumentBuilder::end_side(std::int32_t side, Span<Raw> raw) {
  stream(side).place.raw_begin = raw.begin;
  end_side(side, raw.end);
}

void DocumentBuilder::append(Stream& out, std::string_view text, Span<Raw> raw, bool linear) {
  if (!out.pieces.empty()) {
    // Markup so broken that its parser loses its place must not turn the map around.
    const Piece& last = out.pieces.back();
    const std::size_t written = std::size_t{last.origin} + last.origin_length;
    if (raw.begin < written) {
      raw = {written, std::max(written, raw.end)};
      linear = false;
    }
  }
  const auto origin = static_cast<std::uint32_t>(raw.begin);
  const auto length = static_cast<std::uint32_t>(text.size());
  out.text += text;
  if (linear && !out.pieces.empty()) {
    Piece& last = out.pieces.back();
    if (last.linear && last.origin + last.length == origin) {
      last.length += length;
      last.origin_length += length;
      return;
    }
  }
  out.pieces.push_back({origin, static_cast<std::uint32_t>(raw.size()), length, linear});
}

void DocumentBuilder::write_pending(Stream& out) {
  const Span<Raw> pending = out.pending;
  if (pending.empty()) return;
  out.pending = {};
  if (out.text.empty() || out.text.back() == '\n') return;
  append(out, " ", pending, pending.size() == 1 && source_[pending.begin] == ' ');
}

void DocumentBuilder::write(std::string_view text, Span<Raw> raw, bool linear) {
  if (text.empty()) return;
  Stream& out = stream(target_);
  write_pending(out);
  if (link_text_ == kNoOffset && in_link() && link_stream_ == target_) {
    link_text_ = out.text.size();
  }
  for (OpenQ& q : open_q_) {
    if (q.text == kNoOffset && q.stream == target_) q.text = out.text.size();
  }
  append(out, text, raw, linear);
}

void DocumentBuilder::verbatim(Span<Raw> raw) { write(raw.of(source_), raw, true); }

void DocumentBuilder::decoded(std::string_view text, Span<Raw> raw) { write(text, raw, false); }

void DocumentBuilder::space(Span<Raw> raw) {
  Stream& out = stream(target_);
  if (out.pending.empty()) out.pending = raw;
}

bool DocumentBuilder::ends_with_space() const noexcept {
  const std::string& text =
      target_ == kMain ? main_.text : sides_[static_cast<std::size_t>(target_)].text;
  return !text.empty() && text.back() == ' ';
}

bool DocumentBuilder::line_break(Span<Raw> raw) {
  Stream& out = stream(target_);
  out.pending = {};
  if (out.text.empty() || out.text.back() == '\n') return false;
  append(out, "\n", raw, false);
  return true;
}

void DocumentBuilder::begin_link(std::string target, std::size_t raw_begin) {
  link_target_ = std::move(target);
  link_begin_ = raw_begin;
  link_text_ = kNoOffset;
  link_stream_ = target_;
  link_has_parts_ = false;
}

void DocumentBuilder::end_link_part(Stream& out, std::size_t raw_end) {
  const std::size_t end = out.text.size();
  const std::size_t begin = std::min(link_text_, end);
  out.links.push_back({{begin, end}, {link_begin_, std::max(raw_end, link_begin_)}, link_target_});
}

void DocumentBuilder::end_link(std::size_t raw_end) {
  if (!in_link()) return;
  const bool bare = link_text_ == kNoOffset;
  if (!bare || !link_has_parts_) {
    if (link_stream_ == kMain && !open_) {
      const std::size_t here = document_.made_text.size();
      document_.links.push_back({{here, here}, {link_begin_, raw_end}, link_target_});
    } else {
      end_link_part(stream(link_stream_), raw_end);
    }
  }
  link_begin_ = kNoOffset;
  link_text_ = kNoOffset;
}

void DocumentBuilder::begin_q() { open_q_.push_back({kNoOffset, target_}); }

void DocumentBuilder::end_q() {
  if (open_q_.empty()) return;
  const OpenQ q = open_q_.back();
  open_q_.pop_back();
  if (q.text == kNoOffset) return;
  Stream& out = stream(q.stream);
  out.q_elements.push_back({q.text, std::max(q.text, out.text.size())});
}

// Links and <q> elements that go on beyond the end of a stream leave there what they have.
void DocumentBuilder::end_parts(std::int32_t index, std::size_t raw_end) {
  Stream& out = stream(index);
  if (in_link() && link_stream_ == index && link_text_ != kNoOffset) {
    const std::size_t last = out.pieces.empty() ? link_begin_
                                                : std::size_t{out.pieces.back().origin} +
                                                      out.pieces.back().origin_length;
    end_link_part(out, raw_end == kNoOffset ? last : raw_end);
    link_text_ = kNoOffset;
    link_has_parts_ = true;
  }
  for (OpenQ& q : open_q_) {
    if (q.stream != index) continue;
    if (q.text != kNoOffset) out.q_elements.push_back({q.text, out.text.size()});
    q = {kNoOffset, kMain};
  }
}

Span<Raw> DocumentBuilder::raw_of(const Stream& out) noexcept {
  const Piece& first = out.pieces.front();
  const Piece& last = out.pieces.back();
  Span<Raw> raw{first.origin, std::size_t{last.origin} + last.origin_length};
  if (raw.end < raw.begin) raw.end = raw.begin;
  raw.begin = std::min(raw.begin, out.place.raw_begin);
  if (out.raw_end != kNoOffset) raw.end = std::max(raw.end, out.raw_end);
  if (extent_ == RawExtent::element || &out != &main_) return raw;
  raw.begin = line_around(raw.begin).begin;
  // An end behind a newline has its whole line already.
  if (raw.end == raw.begin || !is_newline(source_[raw.end - 1])) raw.end = line_around(raw.end).end;
  return raw;
}

// The line that holds `offset`. The last one is kept: a long line may hold many blocks.
Span<Raw> DocumentBuilder::line_around(std::size_t offset) noexcept {
  if (line_.begin <= offset && offset <= line_.end && line_.begin < line_.end) return line_;
  line_ = {offset, offset};
  while (line_.begin > 0 && !is_newline(source_[line_.begin - 1])) --line_.begin;
  while (line_.end < source_.size() && !is_newline(source_[line_.end])) ++line_.end;
  return line_;
}

void DocumentBuilder::copy_pieces(const Stream& out, Span<Text> kept) {
  PieceMap& map = document_.map.pieces();
  std::size_t at = 0;
  for (const Piece& piece : out.pieces) {
    const std::size_t begin = std::max(at, kept.begin);
    const std::size_t end = std::min(at + piece.length, kept.end);
    if (begin < end) {
      if (piece.linear) {
        map.append_linear(piece.origin + (begin - at), end - begin);
      } else {
        map.append_opaque(piece.origin, piece.origin_length, end - begin);
      }
    }
    at += piece.length;
  }
}

// `kept` of the stream's text stands at `base` of the document's.
void DocumentBuilder::copy_links(Stream& out, Span<Text> kept, std::size_t base) {
  const auto moved = [&](Span<Text> span) {
    const auto place = [&](std::size_t offset) {
      return base + std::clamp(offset, kept.begin, kept.end) - kept.begin;
    };
    Span<Text> result{place(span.begin), place(span.end)};
    if (!has_visible_text(result.of(document_.made_text))) result.end = result.begin;
    return result;
  };
  for (Link& link : out.links) {
    document_.links.push_back({moved(link.text), link.raw, std::move(link.target)});
  }
  for (const Span<Text> q : out.q_elements) {
    const Span<Text> span = moved(q);
    if (!span.empty()) document_.q_elements.push_back(span);
  }
}

std::size_t DocumentBuilder::flush(Stream& out) {
  constexpr std::string_view kBorder = "\n\n";
  std::string& text = document_.made_text;
  const Span<Text> kept = trim(out.text, Span<Text>{0, out.text.size()});
  if (!has_visible_text(kept.of(out.text))) {
    copy_links(out, {kept.end, kept.end}, text.size());
    return kNoOffset;
  }
  Block block;
  block.raw = raw_of(out);
  if (!text.empty()) {
    document_.map.pieces().append_opaque(block.raw.begin, 0, kBorder.size());
    text += kBorder;
  }
  const std::size_t base = text.size();
  text += kept.of(out.text);
  copy_pieces(out, kept);
  block.scope = out.place.scope;
  block.text = {base, text.size()};
  block.language = std::move(out.language);
  block.depth = out.place.depth;
  block.container = out.place.container;
  block.boilerplate = out.place.boilerplate;
  if (block.scope == Scope::hidden) {
    document_.hidden.push_back({block.text, block.raw, std::move(out.hiding.reason),
                                out.hiding.toggled, out.links.size()});
  }
  copy_links(out, kept, base);
  document_.blocks.push_back(std::move(block));
  return document_.blocks.size() - 1;
}

void DocumentBuilder::flush_ended_sides() {
  for (const std::int32_t side : ended_sides_) {
    Stream& out = stream(side);
    flush(out);
    if (open_sides_ != 0) out = Stream{};
  }
  ended_sides_.clear();
}

}  // namespace obelus
