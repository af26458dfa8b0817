// Lines, their markers, and the margin at which a text was wrapped.
#include "document/plain_lines.hpp"

#include <algorithm>

#include "document/blank.hpp"
#include "text/chars.hpp"
#include "text/sixteen_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";
constexpr std::string_view kParagraphSeparator = "\xE2\x80\xA9";
constexpr std::string_view kNextLine = "\xC2\x85";

struct Break {
  std::size_t begin;
  std::size_t length;  // 0 at the end of the text
  bool paragraph = false;
};

Break find_break(std::string_view text, std::size_t from) noexcept {
  while (true) {
    from = sixteen_bytes::find(text, from, [](sixteen_bytes::Bytes bytes) noexcept {
      using namespace sixteen_bytes;
      return in_range(bytes, '\n', '\r' - '\n' + 1) | equal(bytes, 0xE2) | equal(bytes, 0xC2);
    });
    if (from == text.size()) return {from, 0};
    const std::string_view rest = text.substr(from, 3);
    switch (rest[0]) {
      case '\r': return {from, rest.substr(0, 2) == "\r\n" ? std::size_t{2} : std::size_t{1}};
      case '\xE2':
        if (rest == kLineSeparator) return {from, 3};
        if (rest == kParagraphSeparator) return {from, 3, true};
        ++from;
        break;
      case '\xC2':
        if (rest.substr(0, 2) == kNextLine) return {from, 2};
        ++from;
        break;
      default: return {from, 1};
    }
  }
}

bool is_bullet(char32_t c) noexcept {
  switch (c) {
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x204D:
    case 0x2219:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B6:
    case 0x25B8:
    case 0x25BA:
    case 0x25C6:
    case 0x25C7:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x2713:
    case 0x2714:
    case 0x27A2:
    case 0x27A4:
    case 0xF0B7: return true;
    default: return false;
  }
}

bool is_dash_marker(char32_t c) noexcept {
  return c == U'-' || c == U'*' || c == U'+' || c == 0x2013 || c == 0x2010 || c == 0x2011 ||
         c == 0xB7;
}

// One or two digits with a dot or parenthesis; the offset behind it, or 0.
std::size_t number_marker(std::string_view text, Span<Raw> span) noexcept {
  std::size_t at = span.begin;
  int digits = 0;
  while (at < span.end && digits < 3) {
    std::size_t next = at;
    if (!is_digit(utf8::decode(text, next))) break;
    at = next;
    ++digits;
  }
  if (digits == 0 || digits > 2 || at == span.end) return 0;
  return text[at] == '.' || text[at] == ')' ? at + 1 : 0;
}

void find_marker(std::string_view text, PlainLine& line) noexcept {
  const Span<Raw> span = line.span;
  line.content = span;
  if (text[span.begin] == '>') {
    line.marker = Marker::quote;
    std::size_t at = span.begin;
    while (at < span.end && (text[at] == '>' || text[at] == ' ')) {
      if (text[at] == '>' && line.quote_depth < UINT16_MAX) ++line.quote_depth;
      ++at;
    }
    line.content = trim(text, Span<Raw>{at, span.end});
    return;
  }
  std::size_t at = span.begin;
  const char32_t first = utf8::decode(text, at);
  Marker marker = Marker::none;
  if (is_bullet(first)) {
    marker = Marker::bullet;
  } else if (is_dash_marker(first)) {
    marker = Marker::dash;
  } else if (is_digit(first)) {
    at = number_marker(text, span);
    if (at != 0) marker = Marker::number;
  }
  if (marker == Marker::none || at >= span.end) return;
  // Bullets may touch their text; the other signs mean a list only when they stand apart, and
  // a row of them ("* * *") is an ornament.
  if (marker != Marker::bullet && !is_border_space(utf8::at(text, at))) return;
  const Span<Raw> content = trim(text, Span<Raw>{at, span.end});
  if (content.empty()) return;
  const char32_t next = utf8::at(text, content.begin);
  if (is_bullet(next) || is_dash_marker(next)) return;
  line.marker = marker;
  line.content = content;
}

// Columns on a terminal, roughly: Han, kana and Hangul take two.
std::size_t columns(std::string_view line) noexcept {
  std::size_t count = 0;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    count += ((byte & 0xC0) != 0x80) + (0xE3 <= byte && byte <= 0xED);
  }
  return count;
}

// Columns of the shortest piece at the beginning of a line that a wrapper could have put on the
// line before.
std::size_t first_piece(std::string_view line) noexcept {
  constexpr std::size_t kLongest = 24;
  if (!line.empty() && is_unspaced(script_of(utf8::at(line, 0)))) return 2;
  const std::string_view head = line.substr(0, kLongest * 4);
  return std::min(columns(head.substr(0, head.find(' '))), kLongest);
}

enum class Case : std::uint8_t { none, lower, upper };
Case first_case(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = utf8::decode(line, at);
    if (is_lower(c)) return Case::lower;
    if (is_upper(c)) return Case::upper;
    if (is_letter(c) || is_digit(c)) break;
  }
  return Case::none;
}

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 120;
constexpr std::size_t kWidestBytes = 4 * kWidest;

}  // namespace

std::vector<PlainLine> plain_lines(std::string_view text) {
  std::vector<PlainLine> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const Break end = find_break(text, begin);
    PlainLine line;
    line.span = trim(text, Span<Raw>{begin, end.begin});
    line.content = line.span;
    if (!line.span.empty()) {
      line.indent = static_cast<std::uint32_t>(line.span.begin - begin);
      find_marker(text, line);
    }
    lines.push_back(line);
    begin = end.begin + end.length;
    if (end.paragraph) lines.push_back(PlainLine{{begin, begin}, {begin, begin}});
  }
  return lines;
}

bool ends_sentence(std::string_view line) noexcept {
  std::size_t at = line.size();
  while (at > 0) {
    const char32_t c = utf8::decode_before(line, at);
    if (is_sentence_end(c)) return true;
    if (!is_punctuation(c) || c == U',' || c == U':' || c == U';' || c == U'-' || c == 0x060C) {
      return false;
    }
    if (line.size() - at > 16) return false;
  }
  return false;
}

Wrapping::Wrapping(std::string_view text, std::span<const PlainLine> lines)
    : text_(text), lines_(lines) {
  struct SeenBreak {
    std::size_t columns;
    std::size_t next;
    bool open;  // no sentence ends before it
    Case next_case;
  };
  constexpr std::size_t kEnough = 1000;
  std::vector<SeenBreak> breaks;
  std::vector<std::size_t> open_columns;
  for (std::size_t i = 0; i + 1 < lines.size() && breaks.size() < kEnough; ++i) {
    const std::string_view line = lines[i].content.of(text);
    const std::string_view next = lines[i + 1].content.of(text);
    if (line.empty() || next.empty()) continue;
    if (lines[i + 1].marker != Marker::none) continue;
    const std::size_t wide = line.size() > kWidestBytes ? kWidestBytes : columns(line);
    breaks.push_back({wide, first_piece(next), !ends_sentence(line), first_case(next)});
    if (breaks.back().open) open_columns.push_back(wide);
  }
  if (open_columns.empty()) return;
  const auto margin =
      open_columns.begin() + static_cast<std::ptrdiff_t>((open_columns.size() - 1) * 9 / 10);
  std::nth_element(open_columns.begin(), margin, open_columns.end());
  const std::size_t width = *margin;
  if (width < kNarrowest || width > kWidest) return;

  // Breaks where the next word would not have fitted; of these, where a sentence goes on.
  std::size_t full = 0;
  std::size_t open = 0;
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (const SeenBreak& seen : breaks) {
    if ((seen.columns + 1 + seen.next) * 10 < width * 9) continue;
    if (seen.columns * 10 > width * 12) continue;
    ++full;
    if (!seen.open) continue;
    ++open;
    if (seen.next_case == Case::lower) ++lower;
    if (seen.next_case == Case::upper) ++upper;
  }
  const bool cased = lower + upper > 0;
  const bool mostly_full = cased ? full * 2 >= breaks.size() : full * 10 >= breaks.size() * 8;
  const bool mostly_open = open * 10 >= full * 6;
  // Capitals begin few lines of wrapped prose (German nouns: some more), but all headlines.
  const bool goes_on = cased ? lower * 10 >= (lower + upper) * (breaks.size() < 6 ? 5 : 4)
                             : breaks.size() > 2 || width >= 50;
  if (mostly_full && mostly_open && goes_on) width_ = width;
}

bool Wrapping::soft(std::size_t index) const noexcept {
  const std::string_view line = lines_[index].content.of(text_);
  const std::string_view next = lines_[index + 1].content.of(text_);
  if (line.size() > kWidestBytes) return false;
  const std::size_t wide = columns(line);
  if (wide > kWidest) return false;
  const bool lower = first_case(next) == Case::lower;
  if (wide >= kNarrowest && lower && !ends_sentence(line)) return true;
  if (width_ == 0 || wide * 10 > width_ * 12) return false;
  return (wide + 1 + first_piece(next)) * 10 >= width_ * 9;
}

}  // namespace obelus
