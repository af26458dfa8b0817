// The quotation analysis: every mark of the article read at once, as opener, closer or neither,
// by the cheapest assignment over the whole text. The rules of quotes/ and attribution/ stand on
// it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "policy/severity.hpp"
#include "text/span.hpp"

namespace obelus {

class Document;

enum class MarkRole : std::uint8_t { none /* apostrophe, prime, ditto … */, opener, closer };

struct QuotationMark {
  Span<Text> text;
  char32_t code_point = 0;
  MarkRole role = MarkRole::none;
  std::int32_t partner = -1;  // index into marks; -1 where it has none
  bool doubled = false;       // two marks written for one: '' or ,, or <<
};

// A quotation from opener to closer, or as far as it can be told.
struct Quotation {
  std::int32_t opener = -1;  // index into marks; -1: its block takes over without a mark
  std::int32_t closer = -1;  // index into marks; -1: goes on in the next block, or broken
  Span<Text> inside;         // the words between the marks
  std::uint8_t depth = 1;    // 1 outermost
  bool continued = false;    // left open at its block's end for the next one to take over
  bool continues = false;    // took over a quotation left open by the block before
};

enum class DefectKind : std::uint8_t {
  unclosed,    // mark: the opener; related: a closer in a later paragraph that may be meant
  unopened,    // mark: the closer
  mismatched,  // mark: the closer; related: the opener
  direction,   // mark: the one that points the wrong way; related: its partner
  crossing,    // mark: a closer before the end of what was opened inside; related: that opener
};

struct QuotationDefect {
  DefectKind kind;
  std::int32_t mark = -1;     // the culprit
  std::int32_t related = -1;  // its would-be partner, or -1
  Confidence confidence = Confidence::definite;
};

// Quotations lie within one block: one over several paragraphs is several, linked by `continued`
// and `continues`. A quotation that never closes ends with its block.
struct QuotationAnalysis {
  std::vector<QuotationMark> marks;   // in order of the text
  std::vector<Quotation> quotations;  // in order of their openers
  std::vector<QuotationDefect> defects;

  // The outermost quotation around a text offset, or nullptr.
  const Quotation* around(std::size_t text_offset) const noexcept;
  // Whether a span lies wholly inside some quotation's words.
  bool quoted(Span<Text> span) const noexcept;
};

QuotationAnalysis analyse_quotations(const Document& document);

}  // namespace obelus
