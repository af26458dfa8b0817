// How the pairs of quotation marks of an article stand among spaces and words.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/quotation_languages.hpp"
#include "rules/quote_pairs.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {

// What surrounds one pair.
struct PairView {
  const QuotationMark& opener;
  const QuotationMark& closer;
  Span<Text> block;
  const LanguageMarks& language;
  std::string_view text;

  Span<Text> space_after_opener() const {
    std::size_t end = opener.text.end;
    while (end < closer.text.begin && is_space(utf8::at(text, end))) utf8::decode(text, end);
    return {opener.text.end, end};
  }
  Span<Text> space_before_closer() const {
    std::size_t begin = closer.text.begin;
    while (begin > opener.text.end && is_space(utf8::before(text, begin))) {
      utf8::decode_before(text, begin);
    }
    return {begin, closer.text.begin};
  }
  char32_t before() const {
    return opener.text.begin > block.begin ? utf8::before(text, opener.text.begin) : U' ';
  }
  char32_t after() const {
    return closer.text.end < block.end ? utf8::at(text, closer.text.end) : U' ';
  }
  bool guillemets() const {
    return (opener.code_point == 0xAB && closer.code_point == 0xBB) ||
           (opener.code_point == 0x2039 && closer.code_point == 0x203A);
  }
  bool french() const { return language.habits.spaced_guillemets && guillemets(); }
};

// How the article itself sets its pairs: how many so and how many so.
struct PairCustom {
  std::size_t tight = 0;
  std::size_t loose = 0;     // spaces on both sides
  std::size_t lopsided = 0;  // on one side only
  std::size_t no_break = 0;
  std::size_t glued = 0;  // a word right before or after
  std::size_t apart = 0;

  // Whether so many of its pairs are set in one way that the writer does so as a rule.
  bool habit(std::size_t count) const noexcept;
};

PairView view_of(const Article& article, const MarkPair& pair);
PairCustom custom_of(const Article& article, const std::vector<MarkPair>& pairs);

// No-break spaces and the thin ones that French and Swiss print sets.
bool is_narrow_space(char32_t c) noexcept;

// words. "More: a straight mark that leans on the words outside was read for want of a better
// reading; who knows whether its space is wrong.
bool leans_wrong(const PairView& view);
// A word or a stop stands right before the opener, or a word after the closer, where this language
// sets a space.
bool glued_before(const PairView& view);
bool glued_after(const PairView& view);

// Â«text Â», В«текстВ», Β«κείμενοΒ»: the first byte of each mark was read as a letter of its own.
// The letter, or 0 where there is none.
char32_t stray_lead(const PairView& view);

}  // namespace obelus
