// Where words begin and end in a folded text, in every script: the one answer that term matching
// rests on.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/chars.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace obelus {

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
  // Calls visit(offset) for every place where a word may begin, in order. An Arabic word begins
  // also behind its proclitics: a conjunction, a preposition or the sīn of the future, and the
  // article, in their usual combinations.
  template <class Visit>
  void for_each_start(Visit visit) const;

 private:
  static bool is_unspaced_letter(char32_t c) { return c >= 0x0E00 && is_unspaced(script_of(c)); }
  static bool is_arabic_letter(char32_t c) {  // folded: without presentation forms
    return (c >= 0x0620 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
           (c >= 0x0870 && c <= 0x08FF);
  }
  static bool is_ascii_word(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  }
  // Calls visit for the places behind proclitics of the Arabic word at `word`.
  template <class Visit>
  void for_each_proclitic_end(std::size_t word, Visit visit) const;

  std::string_view folded_;
  std::vector<std::size_t> invisible_;  // folded offsets of invisible spaces, in order
};

template <class Visit>
void WordEdges::for_each_start(Visit visit) const {
  bool joined = false;        // a letter of a script with spaces stands just before
  std::size_t unvisited = 0;  // places before it were visited, if they begin a word
  const bool no_invisible = invisible_.empty();
  auto invisible = invisible_.begin();
  for (std::size_t at = 0; at < folded_.size();) {
    if (joined && no_invisible && is_ascii_word(static_cast<unsigned char>(folded_[at]))) {
      ++at;  // the middle of a word
      continue;
    }
    const std::size_t begin = at;
    while (invisible != invisible_.end() && *invisible <= begin) {
      joined = joined && *invisible != begin;
      ++invisible;
    }
    const char32_t c = utf8::decode(folded_, at);
    const bool word = c < 0x80 ? is_ascii_word(c) : is_word(c);
    const bool unspaced = is_unspaced_letter(c);
    const bool starts = !joined || !word || unspaced;
    if (starts && c != U' ' && begin >= unvisited) {
      visit(begin);
      unvisited = begin + 1;
      if (!joined && is_arabic_letter(c)) {
        for_each_proclitic_end(begin, [&](std::size_t place) {
          visit(place);
          unvisited = place + 1;
        });
      }
    }
    joined = word && !unspaced;
  }
}

template <class Visit>
void WordEdges::for_each_proclitic_end(std::size_t word, Visit visit) const {
  enum class After { nothing, conjunction, preposition, alef, lam, all };
  After state = After::nothing;
  for (std::size_t at = word; at < folded_.size() && state != After::all;) {
    const char32_t c = utf8::decode(folded_, at);
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
    if (at < folded_.size() && is_arabic_letter(utf8::at(folded_, at))) visit(at);
  }
}

}  // namespace obelus
