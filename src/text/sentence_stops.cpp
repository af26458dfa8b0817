// Finds the stops eight bytes at a time: most of a text is letters, digits and spaces.
#include "text/sentence_stops.hpp"

#include <algorithm>

#include "text/chars.hpp"
#include "text/eight_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus::detail {
namespace {

// Sentence_Break = ATerm, STerm, Sep, CR or LF, and whatever else ends sentences for us.
bool is_stop(char32_t c, bool semicolon) noexcept {
  switch (c) {
    case U'\n':
    case U'\r':
    case 0x0085:
    case 0x2024:  // one dot leader
    case 0x2028:
    case 0x2029:
    case 0xFE52:  // small full stop
    case 0xFF0E:  // full-width full stop
      return true;
    case U';':
    case 0x037E: return semicolon;
    default: return is_sentence_end(c);
  }
}

// The first stop at or after `at`; text.size() where there is none.
std::size_t next_stop(std::string_view text, std::size_t at, bool semicolon) noexcept {
  using namespace eight_bytes;
  while (at < text.size()) {
    if (text.size() - at >= kSize) {
      const std::uint64_t bytes = load(text.data() + at);
      const std::uint64_t dull = letters_and_digits(bytes) | in_range(bytes, ' ', ' ');
      if (dull == kHighBits) {
        at += kSize;
        continue;
      }
      at += first(~dull & kHighBits);
    }
    std::size_t next = at;
    if (is_stop(utf8::decode(text, next), semicolon)) return at;
    at = next;
    // Letters beyond ASCII come in runs.
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      if (is_stop(utf8::decode(text, next), semicolon)) return at;
      at = next;
    }
  }
  return at;
}

// The character before a stop that is no mark on another.
std::size_t context_begin(std::string_view text, std::size_t stop) noexcept {
  std::size_t at = stop;
  while (at > 0) {
    const char32_t c = utf8::decode_before(text, at);
    if (!is_mark(c) && !is_default_ignorable(c)) break;
  }
  return at;
}

// Behind the next letter.
std::size_t context_end(std::string_view text, std::size_t stop) noexcept {
  std::size_t at = stop;
  while (at < text.size() && !is_letter(utf8::decode(text, at))) {
  }
  return at;
}

}  // namespace

void SentenceStops::collect(std::string_view paragraph, bool semicolon) {
  text_.clear();
  pieces_.clear();
  piece_ = 0;
  std::size_t end = 0;  // of the last piece
  for (;;) {
    const std::size_t stop = next_stop(paragraph, end, semicolon);
    if (stop == paragraph.size()) return;
    const std::size_t begin = std::max(end, context_begin(paragraph, stop));
    end = context_end(paragraph, stop);
    add(paragraph, begin, end);
  }
}

void SentenceStops::add(std::string_view paragraph, std::size_t begin, std::size_t end) {
  pieces_.push_back({text_.size(), begin});
  text_ += paragraph.substr(begin, end - begin);
}

std::size_t SentenceStops::to_paragraph(std::size_t offset) noexcept {
  // A sentence ends before the letter that ends a piece, never between two pieces.
  while (piece_ + 1 < pieces_.size() && pieces_[piece_ + 1].begin <= offset) ++piece_;
  return pieces_[piece_].origin + (offset - pieces_[piece_].begin);
}

}  // namespace obelus::detail
