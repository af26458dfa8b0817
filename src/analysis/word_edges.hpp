// Where words begin and end in a folded text, in every script: the one answer that term matching
// rests on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/chars.hpp"
#include "text/eight_bytes.hpp"
#include "text/fold.hpp"
#include "text/folded_words.hpp"
#include "text/utf8.hpp"

namespace obelus {

// Calls visit(offset) for the places behind proclitics of the Arabic word at [begin, end): a
// conjunction, a preposition or the sīn of the future, and the article, in their usual
// combinations.
template <class Visit>
void for_each_proclitic_end(std::string_view text, std::size_t begin, std::size_t end, Visit visit);

// Folding drops what does not part words (soft hyphens, Arabic vowel signs, tatweel), so that
// neighbours can be looked up in the folded text alone; it drops invisible spaces (U+200B, U+2060,
// U+FEFF) as well, which do part words and are found in the text that was folded.
class WordEdges {
 public:
  // Both must outlive the edges.
  WordEdges(const FoldedText& folded, std::string_view text);

  // Whether a word may end at `offset`: at a sign, before one, beside a letter of a script without
  // spaces, or at an invisible space.
  bool ends_at(std::size_t offset) const;

  // Calls word(begin, end) for each word of a script with spaces in a part of the text, and
  // other(offset) for every sign but spaces and for every letter of a script without them, in
  // order. Words of fewer than eight bytes, all of ASCII, may be given to short_word(begin, end,
  // bytes) instead, in one register, the first byte lowest.
  template <class ShortWord, class Word, class Other>
  void for_each(Span<Folded> part, ShortWord short_word, Word word, Other other) const;

 private:
  std::string_view folded_;
  std::vector<std::size_t> invisible_;  // folded offsets of invisible spaces, in order
};

template <class ShortWord, class Word, class Other>
void WordEdges::for_each(Span<Folded> part, ShortWord short_word, Word word, Other other) const {
  const std::string_view text = folded_;
  auto invisible = std::upper_bound(invisible_.begin(), invisible_.end(), part.begin);
  for (std::size_t at = part.begin; at < part.end;) {
    while (invisible != invisible_.end() && *invisible <= at) ++invisible;
    const std::size_t limit =
        invisible == invisible_.end() ? part.end : std::min(*invisible, part.end);
    while (at < limit) {
      if (limit - at >= eight_bytes::kSize) {
        const std::uint64_t bytes = eight_bytes::load(text.data() + at);
        const std::uint64_t others = no_ascii_word(bytes);
        const std::size_t size = eight_bytes::first(others);
        if (others != 0 && static_cast<unsigned char>(text[at + size]) < 0x80) {
          // A short word, or none, and a sign of one byte.
          if (size != 0) {
            short_word(at, at + size, eight_bytes::head(bytes, size));
            at += size;
          }
          if (text[at] != ' ') other(at);
          ++at;
          continue;
        }
      }
      const std::size_t end = word_end(text, at, limit);
      if (end > at) {
        word(at, end);
        at = end;
        if (at == limit) break;
      }
      // What ended the word begins none.
      if (text[at] != ' ') other(at);
      utf8::decode(text, at);
    }
  }
}

template <class Visit>
void for_each_proclitic_end(std::string_view text, std::size_t begin, std::size_t end,
                            Visit visit) {
  enum class After { nothing, conjunction, preposition, alef, lam, all };
  After state = After::nothing;
  for (std::size_t at = begin; at < end && state != After::all;) {
    const char32_t c = utf8::decode(text, at);
    const bool first = state == After::nothing || state == After::conjunction;
    if (state == After::nothing && (c == U'و' || c == U'ف')) {
      state = After::conjunction;
    } else if (first && (c == U'ب' || c == U'ك')) {
      state = After::preposition;
    } else if ((first || state == After::preposition) && c == U'ا') {
      state = After::alef;
      continue;  // half of the article
    } else if (first && c == U'ل') {
      state = After::lam;
    } else if ((first && c == U'س') ||
               ((state == After::alef || state == After::lam) && c == U'ل')) {
      state = After::all;
    } else {
      return;
    }
    if (at < end && script_of(utf8::at(text, at)) == Script::arabic) visit(at);
  }
}

}  // namespace obelus
