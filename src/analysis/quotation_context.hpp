// What stands to the left and right of a quotation mark: all that its costs depend on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/quotation_languages.hpp"
#include "analysis/quotation_marks.hpp"
#include "document/document.hpp"
#include "text/chars.hpp"

namespace obelus {

// What stands beside a mark, as far as its role depends on it.
enum class Side : std::uint8_t {
  edge,  // the block's border
  space,
  letter,
  unspaced,  // a letter of a script without spaces between words, or Hangul with its particles
  digit,
  stop,     // . , ; : ! ? … ) ] } and their kin
  opening,  // ( [ { ¿ ¡
  dash,
  symbol,
};

struct Neighbour {
  Side side = Side::edge;
  char32_t c = 0;
  std::size_t at = 0;         // offset of c
  bool through_mark = false;  // other quotation marks stand between
  bool narrow_space = false;  // a no-break space, as French sets inside « »
};

// Everything the costs of one mark depend on.
struct Surroundings {
  std::string_view text;
  const Block* block;
  const LanguageMarks* language;  // of the block
  const MarkHabits* habits;       // the language's, adapted to the article
  Neighbour left;
  Neighbour right;
  Script left_script = Script::common;
  Script right_script = Script::common;
  bool elision_left = false;  // l'«home», d'“art”
};

// `mark` is a quotation mark of `block`; the views must outlive the result.
Surroundings surroundings_of(std::string_view text, const Block& block,
                             const LanguageMarks& language, const MarkHabits& habits,
                             Span<Text> mark);

// The run of letters (and tatweel) that ends at `end`, without its marks; at most limit + 1.
std::u32string letters_before(std::string_view text, Span<Text> block, std::size_t end,
                              std::size_t limit);
// و"… لـ«… بال"…: letters that are written together with the word that a quotation begins with.
bool is_arabic_proclitic(const std::u32string& word) noexcept;
// שב"…, ה"…: Hebrew prefixes.
bool is_hebrew_prefix(const std::u32string& word) noexcept;
// The small letter of a capital of ASCII, Greek or Cyrillic; others as they are.
char32_t lower_letter(char32_t c) noexcept;
// The word at `at` in such small letters; at most 16 bytes or so.
std::string lower_word_after(std::string_view text, Span<Text> block, std::size_t at);
// Whether the text before `at` ends a sentence; a block's beginning counts.
bool follows_sentence(std::string_view text, Span<Text> block, std::size_t at) noexcept;
// Whether it ends with a comma, spaces aside.
bool follows_comma(std::string_view text, Span<Text> block, std::size_t at) noexcept;
// Latin, Cyrillic and Greek write apostrophes.
bool has_apostrophes(Script script) noexcept;

}  // namespace obelus
