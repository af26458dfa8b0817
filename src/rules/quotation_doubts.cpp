// Reads the signs of marks that do not pair.
#include "rules/quotation_doubts.hpp"

#include <algorithm>

#include "rules/quote_pairs.hpp"
#include "rules/speaker_words.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

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

// Whether a mark of the quotation, or one inside it, has no partner, points the wrong way or closes
// something else.
bool QuotationDoubts::has_defect(Span<Text> quoted) {
  if (!read_) {
    read_ = true;
    for (const QuotationDefect& defect : article_.quotations().defects) {
      defects_.push_back(mark_at(article_, defect.mark).text.begin);
    }
    std::sort(defects_.begin(), defects_.end());
  }
  const auto first = std::lower_bound(defects_.begin(), defects_.end(), quoted.begin);
  return first != defects_.end() && *first < quoted.end;
}

bool QuotationDoubts::any(std::size_t index, std::size_t block) {
  const QuotationAnalysis& analysis = article_.quotations();
  const Quotation& own = analysis.quotations[index];
  if (swallows_another(article_, own) || has_defect(with_marks(analysis, own)) ||
      looks_like_opener(article_, own.closer)) {
    return true;
  }
  // "One. "Two. "Three.": each goes on with the one before, which never closed.
  for (std::size_t at = index; at-- > 0;) {
    const Quotation& before = analysis.quotations[at];
    if (before.inside.begin < article_.blocks()[block].text.begin) break;
    if (before.depth == 1) return before.closer < 0 || looks_like_opener(article_, before.closer);
  }
  return false;
}

}  // namespace obelus
