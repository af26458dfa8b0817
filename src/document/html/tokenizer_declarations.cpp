// Markup that begins with "<!" or "<?": comments, DOCTYPE, CDATA sections, and what the standard
// calls bogus comments.
#include "document/html/scan.hpp"
#include "document/html/tokenizer.hpp"

namespace obelus::html {

// At position_: a '<' for which opens_markup() holds.
void Tokenizer::read_markup(Token& token) {
  constexpr std::string_view kSection = "[CDATA[";
  const char c = at(position_ + 1);
  if (c == '?') return read_bogus_comment(token, position_ + 1);
  const std::size_t inside = position_ + 2;
  if (c == '!') {
    const std::string_view rest = source_.substr(inside);
    if (rest.starts_with("--")) return read_comment(token);
    if (holds_at(rest, 0, "doctype")) return read_doctype(token);
    if (foreign_ && rest.starts_with(kSection)) {
      model_ = ContentModel::cdata;
      return finish(token, TokenKind::dropped, inside + kSection.size());
    }
    return read_bogus_comment(token, inside);
  }
  if (c == '/') {
    if (at(inside) == '>') return finish(token, TokenKind::dropped, inside + 1);
    if (!is_ascii_letter(at(inside))) return read_bogus_comment(token, inside);
  }
  read_tag(token);
}

void Tokenizer::read_comment(Token& token) {
  const std::size_t begin = position_ + 4;
  const std::string_view rest = source_.substr(begin);
  if (rest.starts_with(">")) return finish_comment(token, {begin, begin}, begin + 1);
  if (rest.starts_with("->")) return finish_comment(token, {begin, begin}, begin + 2);

  for (std::size_t close = rest.find('>'); close != std::string_view::npos;
       close = rest.find('>', close + 1)) {
    const std::string_view body = rest.substr(0, close);
    for (const std::string_view mark : {"--", "--!"}) {
      if (!body.ends_with(mark)) continue;
      return finish_comment(token, {begin, begin + close - mark.size()}, begin + close + 1);
    }
  }
  // Broken off: what may have been the start of its end does not belong to it.
  std::size_t length = rest.size();
  for (const std::string_view mark : {"--!", "--", "-"}) {
    if (!rest.ends_with(mark)) continue;
    length -= mark.size();
    break;
  }
  finish_comment(token, {begin, begin + length}, source_.size());
}

void Tokenizer::read_bogus_comment(Token& token, std::size_t begin) {
  const std::size_t close = source_.find('>', begin);
  if (close == std::string_view::npos) {
    return finish_comment(token, {begin, source_.size()}, source_.size());
  }
  finish_comment(token, {begin, close}, close + 1);
}

void Tokenizer::finish_comment(Token& token, Span<Raw> inner, std::size_t end) {
  token.inner_span = inner;
  token.text = view(normalised(inner.begin, inner.end));
  finish(token, TokenKind::comment, end);
}

void Tokenizer::read_doctype(Token& token) {
  constexpr std::size_t kKeyword = std::string_view("<!doctype").size();
  DoctypeIds ids;
  std::optional<Slice> name;
  std::size_t offset = skip_space(position_ + kKeyword);
  if (has(offset) && at(offset) != '>') {
    const std::size_t begin = offset;
    while (has(offset) && !is_html_space(at(offset)) && at(offset) != '>') ++offset;
    name = lower_cased(begin, offset);
    token.inner_span = {begin, offset};
    offset = read_doctype_ids(skip_space(offset), ids);
  } else {
    ids.force_quirks = true;
  }
  if (name) token.name = view(*name);
  if (ids.public_id) token.public_id = view(*ids.public_id);
  if (ids.system_id) token.system_id = view(*ids.system_id);
  token.force_quirks = ids.force_quirks;
  const std::size_t close = source_.find('>', offset);
  finish(token, TokenKind::doctype, close == std::string_view::npos ? source_.size() : close + 1);
}

// Reads what follows the name. Returns an offset from where on the next '>' ends the DOCTYPE.
std::size_t Tokenizer::read_doctype_ids(std::size_t offset, DoctypeIds& ids) {
  constexpr std::size_t kKeyword = 6;
  const auto quoted = [&] { return has(offset) && (at(offset) == '"' || at(offset) == '\''); };
  if (has(offset) && at(offset) == '>') return offset;

  if (holds_at(source_, offset, "public")) {
    offset = skip_space(offset + kKeyword);
    if (!quoted() || !read_quoted_id(offset, ids.public_id)) {
      ids.force_quirks = true;
      return offset;
    }
    offset = skip_space(offset);
    if (has(offset) && at(offset) == '>') return offset;
  } else if (holds_at(source_, offset, "system")) {
    offset = skip_space(offset + kKeyword);
  } else {
    ids.force_quirks = true;
    return offset;
  }

  if (!quoted() || !read_quoted_id(offset, ids.system_id)) {
    ids.force_quirks = true;
    return offset;
  }
  offset = skip_space(offset);
  ids.force_quirks = !has(offset);
  return offset;
}

// Moves past the quoted string at `offset`; false where a '>' or the source's end breaks it off.
bool Tokenizer::read_quoted_id(std::size_t& offset, std::optional<Slice>& id) {
  const char quote = at(offset);
  const std::size_t begin = offset + 1;
  offset = begin;
  while (has(offset) && at(offset) != quote && at(offset) != '>') ++offset;
  id = normalised(begin, offset);
  if (!has(offset) || at(offset) != quote) return false;
  ++offset;
  return true;
}

}  // namespace obelus::html
