// Words and sentences (UAX #29 through ICU, with abbreviations, initials and ordinals seen to).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "text/chars.hpp"
#include "text/eight_bytes.hpp"
#include "text/span.hpp"
#include "text/utf8.hpp"

namespace obelus {

namespace detail {

// Han and kana, with the marks that only they use: where they meet other letters a word ends.
inline bool is_han_or_kana(char32_t c) noexcept {
  if (c < 0x2E80) return false;
  const Script script = script_of(c);
  return script == Script::han || script == Script::kana || c == 0x30FC || c == 0xFF70;
}

// ' ’ ʼ - and the hyphens U+2010, U+2011; geresh and gershayim; the middle dot of Catalan.
inline bool joins_letters(char32_t c) noexcept {
  return c == U'\'' || c == U'-' || c == 0x2019 || c == 0x02BC || c == 0x2010 || c == 0x2011 ||
         c == 0x05F3 || c == 0x05F4 || c == 0x00B7;
}

// A letter or digit of ASCII, without asking the table.
constexpr bool is_ascii_word(char byte) noexcept {
  const auto lower = static_cast<unsigned char>(byte | 0x20);
  return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

// The end of the letters and digits of ASCII that begin at `at`.
inline std::size_t ascii_word_end(std::string_view text, std::size_t at) noexcept {
  return eight_bytes::find(text, at, [](std::uint64_t bytes) noexcept {
    return ~eight_bytes::letters_and_digits(bytes) & eight_bytes::kHighBits;
  });
}

inline bool is_letter_or_mark(char32_t c) noexcept { return is_letter(c) || is_mark(c); }

}  // namespace detail

// Calls visit(begin, end) for each run of word characters in `text` (byte offsets), until it
// returns false if it returns anything. Fast and dictionary-free: an apostrophe or hyphen between
// letters belongs to the word, a run of Han or kana is one "word".
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    char32_t last = utf8::decode(text, i);
    if (last < 0x80 ? !detail::is_ascii_word(static_cast<char>(last)) : !is_word(last)) continue;
    const bool unspaced = detail::is_han_or_kana(last);
    while (i < text.size()) {
      if (!unspaced && detail::is_ascii_word(text[i])) {
        i = detail::ascii_word_end(text, i);
        last = static_cast<unsigned char>(text[i - 1]);
        continue;
      }
      std::size_t next = i;
      char32_t c = utf8::decode(text, next);
      if (c < 0x80 ? !detail::is_ascii_word(static_cast<char>(c)) : !is_word(c)) {
        if (!detail::joins_letters(c) || !detail::is_letter_or_mark(last)) break;
        if (next == text.size() || unspaced) break;
        c = utf8::decode(text, next);
        if (!is_letter(c)) break;
      }
      // Joiners and marks go with any letter.
      if (detail::is_han_or_kana(c) != unspaced && !is_mark(c)) break;
      last = c;
      i = next;
    }
    if constexpr (std::is_void_v<decltype(visit(begin, i))>) {
      visit(begin, i);
    } else if (!visit(begin, i)) {
      return;
    }
  }
}
std::vector<Span<Text>> words(std::string_view text);
// How many words a reader would count: runs of spaced scripts count one each, and each Han, kana
// or Thai letter counts two fifths (rounded down), so that 12 characters of Chinese are about 5
// words.
std::size_t count_words(std::string_view text) noexcept;
// Whether a reader would count `least` words or more; reads no further than it takes to tell.
bool has_words(std::string_view text, std::size_t least) noexcept;

// Sentence spans of one paragraph. Not thread-safe: one per worker. Break iterators are kept, as
// opening one costs as much as reading some 100 KB.
class SentenceSplitter {
 public:
  SentenceSplitter();
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;
  // Sentences of `paragraph`, in order, trimmed of white space; offsets are relative to it plus
  // `base`. `language` is a BCP 47 tag; unknown ones fall back to the root rules. A line end is
  // white space like any other; an empty line ends a sentence.
  std::vector<Span<Text>> split(std::string_view paragraph, std::string_view language,
                                std::size_t base = 0);

 private:
  struct Iterators;
  std::unique_ptr<Iterators> iterators_;
};

}  // namespace obelus
