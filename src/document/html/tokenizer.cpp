// The tokenizer's characters: runs of text in every content model, and what interrupts them. The
// source is all in memory, so the standard's states become searches for the byte that ends a run.
#include "document/html/tokenizer.hpp"

#include <algorithm>

#include "document/html/scan.hpp"

namespace obelus::html {
namespace {

constexpr std::string_view kNul("\0", 1);
constexpr std::string_view kSectionEnd = "]]>";

}  // namespace

const Attribute* Token::attribute(std::string_view attribute_name) const noexcept {
  for (const Attribute& each : attributes) {
    if (each.name == attribute_name) return &each;
  }
  return nullptr;
}

ContentModel content_model_of(std::string_view tag_name) noexcept {
  struct Row {
    std::string_view name;
    ContentModel model;
  };
  static constexpr Row kModels[] = {
      {"title", ContentModel::rcdata},       {"textarea", ContentModel::rcdata},
      {"style", ContentModel::rawtext},      {"xmp", ContentModel::rawtext},
      {"iframe", ContentModel::rawtext},     {"noembed", ContentModel::rawtext},
      {"noframes", ContentModel::rawtext},   {"script", ContentModel::script},
      {"plaintext", ContentModel::plaintext}};
  for (const Row& row : kModels) {
    if (row.name == tag_name) return row.model;
  }
  return ContentModel::data;
}

bool Tokenizer::next(Token& token) {
  token = Token{};
  token.span = {position_, position_};
  if (!has(position_)) return false;
  buffer_.clear();
  const std::size_t run_end = find_break(position_);
  if (run_end > position_) {
    finish(token, TokenKind::text, run_end);
    token.text = token.span.of(source_);
  } else {
    read_break(token);
  }
  return true;
}

void Tokenizer::enter(ContentModel model, std::string_view end_tag) {
  model_ = model;
  escape_ = ScriptEscape::none;
  end_tag_.assign(end_tag);
}

void Tokenizer::finish(Token& token, TokenKind kind, std::size_t end) noexcept {
  token.kind = kind;
  token.span = {position_, end};
  position_ = end;
}

std::size_t Tokenizer::skip_space(std::size_t offset) const noexcept {
  while (has(offset) && is_html_space(at(offset))) ++offset;
  return offset;
}

std::string_view Tokenizer::view(Slice slice) const noexcept {
  const std::string_view whole = slice.buffered ? std::string_view(buffer_) : source_;
  return {whole.data() + slice.begin, slice.length};
}

// The bytes with newlines normalised and NUL replaced.
Tokenizer::Slice Tokenizer::normalised(std::size_t begin, std::size_t end) {
  const std::string_view text = source_.substr(0, end);
  std::size_t stop = find_any<'\r', '\0'>(text, begin);
  if (stop == end) return {begin, end - begin, false};
  const std::size_t start = buffer_.size();
  for (std::size_t from = begin;; stop = find_any<'\r', '\0'>(text, from)) {
    buffer_.append(text, from, stop - from);
    if (stop == end) break;
    buffer_.append(text[stop] == '\r' ? "\n" : kReplacement);
    from = stop + (text.substr(stop).starts_with("\r\n") ? 2 : 1);
  }
  return {start, buffer_.size() - start, true};
}

// A name: ASCII letters in lower case, NUL replaced.
Tokenizer::Slice Tokenizer::lower_cased(std::size_t begin, std::size_t end) {
  const std::string_view name = source_.substr(begin, end - begin);
  const auto changes = [](char c) { return is_upper_letter(c) || c == '\0'; };
  if (std::none_of(name.begin(), name.end(), changes)) return {begin, name.size(), false};
  const std::size_t start = buffer_.size();
  for (const char c : name) {
    if (c == '\0') {
      buffer_.append(kReplacement);
    } else {
      buffer_.push_back(to_lower(c));
    }
  }
  return {start, buffer_.size() - start, true};
}

// The end of the run of verbatim characters that begins at `offset`.
std::size_t Tokenizer::find_break(std::size_t offset) noexcept {
  switch (model_) {
    case ContentModel::data: return find_data_break(offset);
    case ContentModel::rcdata: return find_rcdata_break(offset);
    case ContentModel::rawtext: return find_rawtext_break(offset);
    case ContentModel::script: return find_script_break(offset);
    case ContentModel::plaintext: return find_any<'\r', '\0'>(source_, offset);
    case ContentModel::cdata: return find_cdata_break(offset);
  }
  return source_.size();
}

std::size_t Tokenizer::find_data_break(std::size_t offset) noexcept {
  for (;; ++offset) {
    offset = find_any<'<', '&', '\r', '\0'>(source_, offset);
    if (!has(offset)) return offset;
    const char c = at(offset);
    if (c == '<' ? opens_markup(offset) : c != '&' || reference_at(offset)) return offset;
  }
}

std::size_t Tokenizer::find_rcdata_break(std::size_t offset) noexcept {
  for (;; ++offset) {
    offset = find_any<'<', '&', '\r', '\0'>(source_, offset);
    if (!has(offset)) return offset;
    const char c = at(offset);
    if (c == '<' ? opens_end_tag(offset) : c != '&' || reference_at(offset)) return offset;
  }
}

std::size_t Tokenizer::find_rawtext_break(std::size_t offset) const noexcept {
  for (;; ++offset) {
    offset = find_any<'<', '\r', '\0'>(source_, offset);
    if (!has(offset) || at(offset) != '<' || opens_end_tag(offset)) return offset;
  }
}

std::size_t Tokenizer::find_cdata_break(std::size_t offset) const noexcept {
  for (;; ++offset) {
    offset = find_any<']', '\r', '\0'>(source_, offset);
    if (!has(offset) || at(offset) != ']') return offset;
    if (source_.substr(offset).starts_with(kSectionEnd)) return offset;
  }
}

bool Tokenizer::reference_at(std::size_t offset) noexcept {
  // A reference after a run of text is come upon twice: as the run's end, then as a token.
  if (offset != reference_offset_) {
    reference_ = match_reference(source_, offset, ReferencePlace::text);
    reference_offset_ = offset;
  }
  return static_cast<bool>(reference_);
}

// In data: is the '<' at `offset` more than a character?
bool Tokenizer::opens_markup(std::size_t offset) const noexcept {
  if (!has(offset + 1)) return false;
  const char c = at(offset + 1);
  return is_ascii_letter(c) || c == '!' || c == '?' || (c == '/' && has(offset + 2));
}

// Elsewhere: does the '<' at `offset` begin the end tag that the content model waits for (the
// standard's "appropriate end tag")?
bool Tokenizer::opens_end_tag(std::size_t offset) const noexcept {
  if (end_tag_.empty() || !has(offset + 1) || at(offset + 1) != '/') return false;
  if (!holds_at(source_, offset + 2, end_tag_)) return false;
  const std::size_t after = offset + 2 + end_tag_.size();
  return has(after) && (is_html_space(at(after)) || at(after) == '/' || at(after) == '>');
}

// The token at position_, where find_break stopped.
void Tokenizer::read_break(Token& token) {
  switch (at(position_)) {
    case '\r':
      token.text = "\n";
      finish(token, TokenKind::decoded,
             position_ + (source_.substr(position_).starts_with("\r\n") ? 2 : 1));
      return;
    case '\0':
      token.text = kReplacement;
      if (model_ == ContentModel::data || model_ == ContentModel::cdata) token.text = kNul;
      finish(token, TokenKind::decoded, position_ + 1);
      return;
    case '&':
      reference_.append_to(buffer_);
      token.text = buffer_;
      finish(token, TokenKind::decoded, position_ + reference_.length);
      return;
    case ']':
      model_ = ContentModel::data;
      finish(token, TokenKind::dropped, position_ + kSectionEnd.size());
      return;
    default:
      if (model_ == ContentModel::data) {
        read_markup(token);
      } else {
        model_ = ContentModel::data;
        read_tag(token);
      }
  }
}

}  // namespace obelus::html
