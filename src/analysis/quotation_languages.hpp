// What each language does with quotation marks and apostrophes: the one table of the quotation
// analysis. Facts: CLDR 42 delimiters (a prior only: its ar and ur are reversed against print), the
// Unicode core specification section 6.2, national orthographies, and counts over newspapers.
#pragma once

#include <cstdint>
#include <string_view>

namespace obelus {

// What a language does with marks beyond its pairs.
struct MarkHabits {
  bool initial_apostrophe = false;  // 'tis, 's Gravenhage, 'ne: words may begin with one
  bool final_apostrophe = false;    // boys', Fritz', goin'
  bool inner_apostrophe = true;     // don't, п'ять; not in Arabic, Han or kana
  bool right_opens = false;         // ”…” and »…» (Swedish, Finnish)
  bool inward_guillemets = false;   // »…« (German, Danish, Slovene …)
  bool spaced_guillemets = false;   // « … » (French)
  bool low_opens = false;           // „ is usual, so “ closes
  bool shared_closer = false;  // ОАО «НК «Роснефть»: one mark closes two quotations (Russian)
  bool reopens = false;              // every paragraph of a quotation opens it again (English)
  bool guillemet_continues = false;  // a paragraph inside «…» opens with » (Spanish, Catalan)
  bool particles = false;  // a closer is followed by letters: "파이썬"을, "EU"ssa, "NATO"nun
  bool mirrored_curly = false;  // ”…“ and ”…” for “…”, in script from the right (Arabic, Urdu)
  bool reversed_curly = false;  // ”…“: an article in such a language that has decided for it
  bool prefixes = false;        // an opener follows letters: و«…», ה"…", l'«…»
  bool unspaced = false;        // no spaces between words, so none beside marks (Han, kana, Thai)
};

// A row of the table.
struct LanguageMarks {
  std::string_view language;
  MarkHabits habits;
  std::string_view clipped;  // words that begin with an apostrophe, without it: " tis em n "
  std::string_view speech;  // verbs of “…”, said X: one of these after a comma ends a quotation
  // Words and endings around an apostrophe inside a word: l’ dell’ and ’s ’t ’dan.
  std::string_view before_apostrophe;
  std::string_view after_apostrophe;
  // The marks of print, outer and inner, first the commonest; “”‘’ and so on, four marks a style.
  std::string_view styles;
};

// The row of a BCP 47 tag (de-CH before de), or a row without anything for a language not listed.
const LanguageMarks& language_marks(std::string_view language) noexcept;

inline MarkHabits mark_habits(std::string_view language) noexcept {
  return language_marks(language).habits;
}

// Whether a list of the table (words between spaces) holds the word, which is in lower case.
bool listed(std::string_view list, std::string_view word) noexcept;

// Words that begin with an apostrophe where letters were dropped ('tis, 'em, 'n', 's), lower case,
// without it. Only for languages with initial_apostrophe.
inline bool clipped_word(std::string_view word, std::string_view language) noexcept {
  return listed(language_marks(language).clipped, word);
}

}  // namespace obelus
