// Reads the signs of marks that do not pair.
#include "rules/quotation_doubts.hpp"

#include <algorithm>

#include "rules/quote_pairs.hpp"
#include "rules/speaker_words.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Whether a mark of the quotation, or one inside it, has no partner, points the wrong way or closes
// something else.
bool has_defect(const Article& article, Span<Text> quoted) {
  const QuotationAnalysis& analysis = article.quotations();
  return std::any_of(analysis.defects.begin(), analysis.defects.end(),
                     [&](const QuotationDefect& defect) {
                       return quoted.contains(mark_at(article, defect.mark).text);
                     });
}

// "… a quotation that closes nowhere, "with the mark of another one in it: where the first ends is
// anybody's guess.
bool swallows_another(const Article& article, const Quotation& quotation) {
  if (quotation.closer >= 0 || quotation.opener < 0) return false;
  const std::vector<QuotationMark>& marks = article.quotations().marks;
  const QuotationMark& opener = mark_at(article, quotation.opener);
  for (auto at = static_cast<std::size_t>(quotation.opener) + 1; at < marks.size(); ++at) {
    if (marks[at].text.begin >= quotation.inside.end) break;
    if (marks[at].role != MarkRole::none && marks[at].code_point == opener.code_point) return true;
  }
  return false;
}

// One. "Two: a closing mark with a space before it and a word behind it.
bool looks_like_opener(const Article& article, std::int32_t closer) {
  if (closer < 0) return false;
  const Span<Text> mark = mark_at(article, closer).text;
  const std::string_view text = article.text();
  return mark.begin > 0 && is_space(utf8::before(text, mark.begin)) && mark.end < text.size() &&
         is_letter(utf8::at(text, mark.end));
}

}  // namespace

bool is_in_doubt(const Article& article, std::size_t index, std::size_t block) {
  const QuotationAnalysis& analysis = article.quotations();
  const Quotation& own = analysis.quotations[index];
  if (swallows_another(article, own) || has_defect(article, with_marks(analysis, own)) ||
      looks_like_opener(article, own.closer)) {
    return true;
  }
  // "One. "Two. "Three.": each goes on with the one before, which never closed.
  for (std::size_t at = index; at-- > 0;) {
    const Quotation& before = analysis.quotations[at];
    if (before.inside.begin < article.blocks()[block].text.begin) break;
    if (before.depth == 1) return before.closer < 0 || looks_like_opener(article, before.closer);
  }
  return false;
}

}  // namespace obelus
