// The text of Markdown: what md4c hands on between the borders of blocks and spans, with its place
// in the source.
#include <algorithm>

#include "document/html/character_references.hpp"
#include "document/markdown_links.hpp"
#include "document/markdown_reader.hpp"
#include "text/utf8.hpp"

namespace obelus {

int MarkdownReader::text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_HTML) {
    add_html(text);
    return 0;
  }
  read_html();
  switch (type) {
    case MD_TEXT_NULLCHAR: synthetic('\0', "\xEF\xBF\xBD"); break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: line_break(); break;
    case MD_TEXT_ENTITY: entity(text); break;
    default:
      if (in_source(text)) {
        type == MD_TEXT_CODE ? code(text) : normal(text);
      } else {
        code_filler(text);
      }
  }
  return 0;
}

void MarkdownReader::synthetic(char byte, std::string_view text) {
  const std::size_t at = source_.find(byte, cursor_);
  if (at == std::string_view::npos) return;
  write_decoded(text, {at, at + 1});
  advance(at + 1);
}

void MarkdownReader::line_break() {
  if (link_open_ && link_.kind == LinkKind::autolink) return;  // <https:…> over two lines
  if (doubled_ != 0 && doubled_ == cursor_) return;
  const std::size_t at = std::min(source_.find_first_of("\r\n", cursor_), source_.size());
  const std::size_t end = at + (source_.substr(at, 2) == "\r\n" ? 2 : at < source_.size());
  flow_.line_break({at, end});
  advance(end);
}

void MarkdownReader::code_filler(std::string_view text) {
  if (text.empty()) return;
  std::size_t end = cursor_;
  if (text == (in_code_block_ ? "\n" : " ")) {
    const std::size_t newline = source_.find_first_of("\r\n", cursor_);
    if (newline != std::string_view::npos) {
      end = newline + (source_.substr(newline, 2) == "\r\n" ? 2 : 1);
    }
  }
  write_decoded(text, {cursor_, end});
  advance(end);
}

void MarkdownReader::entity(std::string_view text) {
  const std::size_t at = offset_of(text);
  if (!begin_link_text(text, at)) return advance(at + text.size());
  const html::CharacterReference reference =
      html::match_reference(source_, at, html::ReferencePlace::text);
  if (reference && reference.length == text.size()) {
    std::string characters;
    reference.append_to(characters);
    write_decoded(characters, {at, at + text.size()});
  } else {
    write_verbatim({at, at + text.size()});
  }
  advance(at + text.size());
}

void MarkdownReader::code(std::string_view text) {
  const std::size_t at = offset_of(text);
  if (code_.begin == kNoOffset) code_.begin = at;
  code_.end = at + text.size();
  write_verbatim({at, at + text.size()});
  cursor_ = at + text.size();
}

void MarkdownReader::normal(std::string_view text) {
  std::size_t at = offset_of(text);
  const std::size_t end = at + text.size();
  at = std::clamp(doubled_, at, end);
  doubled_ = 0;
  if (at_block_begin_) {
    at_block_begin_ = false;
    at = std::min(end, after_footnote_label(source_, at));
  }
  if (!begin_link_text(source_.substr(at, end - at), at)) return advance(end);
  // A backslash between the last text and this one escapes its first character.
  if (at > begin_ && at < end && source_[at - 1] == '\\' && cursor_ < at) {
    std::size_t next = at;
    utf8::decode(source_, next);
    write_decoded(source_.substr(at, next - at), {at - 1, next});
    at = next;
  }
  while (at < end) {
    const Span<Raw> note = find_footnote_reference(source_, {at, end});
    write_verbatim({at, note.begin});
    at = note.end;
  }
  cursor_ = end;
}

void MarkdownReader::begin_written_link(std::size_t at) {
  if (!link_open_ || link_.kind != LinkKind::undecided) return;
  at = std::max(at, cursor_);
  const std::size_t bracket = source_.substr(cursor_, at - cursor_).rfind('[');
  link_.kind = LinkKind::written;
  if (bracket != std::string_view::npos) advance(cursor_ + bracket + 1);
  link_.raw_begin = bracket != std::string_view::npos ? cursor_ - 1 : cursor_;
  builder_.begin_link(link_.target, link_.raw_begin);
}

bool MarkdownReader::begin_link_text(std::string_view text, std::size_t at) {
  if (!link_open_) return true;
  if (link_.kind == LinkKind::undecided) {
    if (!is_autolink(text, at)) {
      begin_written_link(at);
    } else {
      link_.kind = LinkKind::autolink;
      link_.raw_begin = at > cursor_ && source_[at - 1] == '<' ? at - 1 : at;
      builder_.begin_link(link_.target, link_.raw_begin);
      if (!is_mail()) flow_.object({link_.raw_begin, autolink_end(at)});
    }
  }
  if (link_.kind == LinkKind::autolink) return is_mail();
  // "[^1]" where "[^1]: URL" is defined: a footnote, whose number is no text.
  return source_.substr(link_.raw_begin, 2) != "[^";
}

bool MarkdownReader::is_autolink(std::string_view text, std::size_t at) const noexcept {
  // Its target is what stands there.
  if (link_.href <= at && at - link_.href < link_.target.size()) return true;
  // Behind a bracket that was handed on as text there is no written link.
  if (at > begin_ && source_[at - 1] == '[' && cursor_ < at) return false;
  const std::string_view target = link_.target;
  text = text.substr(0, text.find('&'));  // the target has its entities decoded
  if (text.empty()) return false;
  for (const std::string_view added : {"", "http://", "mailto:"}) {
    if (target.substr(0, added.size()) == added &&
        target.substr(added.size(), text.size()) == text) {
      return true;
    }
  }
  return false;
}

std::size_t MarkdownReader::autolink_end(std::size_t at) const noexcept {
  if (at > begin_ && source_[at - 1] == '<') {
    const std::size_t close = source_.find('>', at);
    return close == std::string_view::npos ? at : close + 1;
  }
  // md4c wrote "http://" before "www.".
  const std::size_t added = source_.substr(at, 4) == "www." ? 7 : 0;
  const std::size_t begin = std::min(at, link_.href);
  return std::min(source_.size(),
                  begin + link_.target.size() - std::min(added, link_.target.size()));
}

void MarkdownReader::write_verbatim(Span<Raw> raw) {
  if (raw.empty()) return;
  at_block_begin_ = false;
  flow_.verbatim(raw);
}

void MarkdownReader::write_decoded(std::string_view text, Span<Raw> raw) {
  at_block_begin_ = false;
  flow_.decoded(text, raw);
}

Span<Raw> MarkdownReader::with_backticks(Span<Raw> code) const noexcept {
  const auto at = [&](std::size_t i) { return i < source_.size() ? source_[i] : '\0'; };
  if (code.begin > begin_ && (source_[code.begin - 1] == ' ' || source_[code.begin - 1] == '\n')) {
    --code.begin;
  }
  while (code.begin > begin_ && source_[code.begin - 1] == '`') --code.begin;
  if (at(code.end) == '\r') ++code.end;
  if (at(code.end) == ' ' || at(code.end) == '\n') ++code.end;
  while (at(code.end) == '`') ++code.end;
  code.begin = std::max(code.begin, fence_);
  return code;
}

Span<Raw> MarkdownReader::blank_code() const noexcept {
  const auto behind = [this](std::string_view any, std::size_t from) {
    return std::min(source_.find_first_not_of(any, from), source_.size());
  };
  const std::size_t opened = behind("`", fence_);
  const std::size_t closing = behind(" \t\r\n", opened);
  return {fence_, std::min(behind("`", closing), closing + (opened - fence_))};
}

void MarkdownReader::add_html(std::string_view text) {
  if (!in_source(text) || text.empty()) return;
  const std::size_t at = offset_of(text);
  if (image_depth_ > 0) return advance(at + text.size());  // alternative text has no elements
  if (!html_.empty()) {
    const std::string_view gap = source_.substr(html_.end, at - std::min(at, html_.end));
    const bool joined = at >= html_.end && gap.size() < 64 &&
                        gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (!joined) read_html();
  }
  if (html_.empty()) html_.begin = at;
  html_.end = at + text.size();
  at_block_begin_ = false;
}

void MarkdownReader::read_html() {
  if (html_.empty()) return;
  const Span<Raw> html = html_;
  html_ = {};
  begin_written_link(html.begin);
  flow_.read(html);
  advance(html.end);
}

std::string MarkdownReader::decoded_attribute(const MD_ATTRIBUTE& attribute) {
  std::string value;
  const std::string_view text(attribute.text, attribute.size);
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size;
       ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view part = text.substr(begin, attribute.substr_offsets[i + 1] - begin);
    html::CharacterReference reference;
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      reference = html::match_reference(part, 0, html::ReferencePlace::text);
    }
    if (reference) {
      reference.append_to(value);
    } else {
      value += part;
    }
  }
  return value;
}

std::size_t MarkdownReader::place_of(const MD_ATTRIBUTE& attribute) const noexcept {
  const std::string_view text(attribute.text, attribute.size);
  return attribute.text != nullptr && in_source(text) ? offset_of(text) : kNoOffset;
}

}  // namespace obelus
