// Start and end tags and their attributes.
#include <algorithm>
#include <numeric>

#include "document/html/scan.hpp"
#include "document/html/tokenizer.hpp"

namespace obelus::html {
namespace {

// Up to so many attributes, comparing every two is cheaper than sorting.
constexpr std::size_t kFewAttributes = 16;

constexpr bool ends_name(char c) noexcept { return is_html_space(c) || c == '/' || c == '>'; }

}  // namespace

// At position_: '<' or "</", then a letter. A tag that the source breaks off is dropped.
void Tokenizer::read_tag(Token& token) {
  const bool closing = at(position_ + 1) == '/';
  const std::size_t name_begin = position_ + (closing ? 2 : 1);
  std::size_t offset = name_begin;
  while (has(offset) && !ends_name(at(offset))) ++offset;
  const Span<Raw> name_span{name_begin, offset};

  attributes_.clear();
  slices_.clear();
  for (;;) {
    offset = skip_space(offset);
    if (!has(offset)) return finish(token, TokenKind::dropped, offset);
    if (at(offset) == '>') break;
    if (at(offset) == '/') {
      ++offset;
      token.self_closing = !closing && has(offset) && at(offset) == '>';
      continue;
    }
    Attribute attribute;
    offset = read_attribute(offset, attribute);
    if (!closing && attributes_.size() < kMaxAttributes && has(offset)) keep_attribute(attribute);
  }

  const Slice name = lower_cased(name_span.begin, name_span.end);
  resolve_attributes();
  token.name = view(name);
  token.inner_span = name_span;
  token.attributes = attributes_;
  finish(token, closing ? TokenKind::end_tag : TokenKind::start_tag, offset + 1);
}

// Reads the spans of the attribute that begins at `offset`; returns where it ends, which is the
// source's end for one that is broken off.
std::size_t Tokenizer::read_attribute(std::size_t offset, Attribute& attribute) const noexcept {
  std::size_t end = offset + 1;  // a '=' that comes first belongs to the name
  while (has(end) && !ends_name(at(end)) && at(end) != '=') ++end;
  attribute.name_span = {offset, end};
  attribute.value_span = {end, end};

  const std::size_t sign = skip_space(end);
  if (!has(sign) || at(sign) != '=') return sign;
  std::size_t begin = skip_space(sign + 1);
  if (!has(begin)) return begin;
  const char quote = at(begin);
  if (quote == '"' || quote == '\'') {
    ++begin;
    end = std::min(source_.find(quote, begin), source_.size());
    attribute.value_span = {begin, end};
    return has(end) ? end + 1 : end;
  }
  end = begin;
  while (has(end) && !is_html_space(at(end)) && at(end) != '>') ++end;
  attribute.value_span = {begin, end};
  return end;
}

void Tokenizer::keep_attribute(const Attribute& attribute) {
  attributes_.push_back(attribute);
  const Slice name = lower_cased(attribute.name_span.begin, attribute.name_span.end);
  slices_.push_back({name, decoded_value(attribute.value_span)});
}

Tokenizer::Slice Tokenizer::decoded_value(Span<Raw> span) {
  const std::string_view text = source_.substr(0, span.end);
  if (find_any<'&', '\r', '\0'>(text, span.begin) == span.end) {
    return {span.begin, span.size(), false};
  }
  const std::size_t start = buffer_.size();
  ValuePieces pieces(source_, span);
  for (ValuePieces::Piece piece; pieces.next(piece);) buffer_.append(piece.text);
  return {start, buffer_.size() - start, true};
}

void Tokenizer::resolve_attributes() {
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    attributes_[i].name = view(slices_[i].name);
    attributes_[i].value = view(slices_[i].value);
  }
  drop_duplicate_attributes();
}

void Tokenizer::drop_duplicate_attributes() {
  if (attributes_.size() <= kFewAttributes) {
    for (auto i = attributes_.begin(); i != attributes_.end(); ++i) {
      const auto same = [&](const Attribute& other) { return other.name == i->name; };
      attributes_.erase(std::remove_if(i + 1, attributes_.end(), same), attributes_.end());
    }
    return;
  }
  order_.resize(attributes_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int difference = attributes_[a].name.compare(attributes_[b].name);
    return difference != 0 ? difference < 0 : a < b;
  });
  // A name is never empty, so an empty one can mark what has to go.
  for (std::size_t first = 0, i = 1; i < order_.size(); ++i) {
    Attribute& attribute = attributes_[order_[i]];
    if (attribute.name == attributes_[order_[first]].name) {
      attribute.name = {};
    } else {
      first = i;
    }
  }
  std::erase_if(attributes_, [](const Attribute& attribute) { return attribute.name.empty(); });
}

bool ValuePieces::next(Piece& piece) {
  if (position_ >= text_.size()) return false;
  const std::size_t begin = position_;
  std::size_t stop = begin;
  CharacterReference reference;
  for (;; ++stop) {
    stop = find_any<'&', '\r', '\0'>(text_, stop);
    if (stop == text_.size() || text_[stop] != '&') break;
    reference = match_reference(text_, stop, ReferencePlace::attribute);
    if (reference) break;
  }
  if (stop > begin) {
    position_ = stop;
    piece = {text_.substr(begin, stop - begin), {begin, stop}, true};
    return true;
  }
  piece.verbatim = false;
  std::size_t length = 1;
  if (text_[begin] == '&') {
    buffer_.clear();
    reference.append_to(buffer_);
    piece.text = buffer_;
    length = reference.length;
  } else if (text_[begin] == '\r') {
    piece.text = "\n";
    if (text_.substr(begin).starts_with("\r\n")) length = 2;
  } else {
    piece.text = kReplacement;
  }
  position_ = begin + length;
  piece.span = {begin, position_};
  return true;
}

}  // namespace obelus::html
