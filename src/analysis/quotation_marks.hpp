// The marks that quotations are made of: what each is called, which pairs they form, and which
// languages use them how. Facts: CLDR 42 delimiters, the Unicode core specification section 6.2,
// and the counts over newspapers that the project keeps (see docs of quotes/ rules).
#pragma once

#include <cstdint>
#include <string_view>

namespace obelus {

// Marks of one weight can stand for one another by mistake: “…" or ‘…'.
enum class MarkWeight : std::uint8_t { single, twofold };

// How a mark points by its shape alone. „ and ‚ only ever open; ” and ’ open only in Swedish and
// Finnish; « and » do either.
enum class MarkShape : std::uint8_t {
  straight,
  left,
  right,
  low,
  left_guillemet,
  right_guillemet,
  left_corner,
  right_corner,
  backtick
};

struct MarkKind {
  char32_t code_point = 0;
  MarkWeight weight = MarkWeight::twofold;
  MarkShape shape = MarkShape::straight;
};

// nullptr for a code point that is no quotation mark.
const MarkKind* mark_kind(char32_t c) noexcept;

// Whether `close` is a usual partner of `open` somewhere: “”, „“, „”, «», »«, »», ””, ‘’, 「」 …
bool usual_pair(const MarkKind& open, const MarkKind& close) noexcept;

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
  bool guillemet_continues = false;  // a paragraph inside «…» opens with » (Spanish, Catalan)
};
MarkHabits mark_habits(std::string_view language) noexcept;

// Words that begin with an apostrophe where letters were dropped ('tis, 'em, 'n', 's), lower case,
// without it. Only for languages with initial_apostrophe.
bool clipped_word(std::string_view word, std::string_view language) noexcept;

}  // namespace obelus
