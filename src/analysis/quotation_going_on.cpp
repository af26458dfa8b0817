// Weighs what stands between two parts of a quotation.
#include "analysis/quotation_going_on.hpp"

namespace obelus {

using namespace quotation_cost;

namespace {

// Bytes that a part of a quotation has before it is opened again: ""so is a slip.
constexpr std::size_t kShortestPart = 8;

}  // namespace

int GoingOn::reopening_cost(const OpenQuotation& open, std::int32_t i) {
  const MarkCandidate& m = mark(i);
  const MarkCandidate& opener = mark(open.mark());
  const bool same = opener.kind.code_point == m.kind.code_point && !open.follows();
  const bool follows = habits(m).guillemet_continues &&
                       (opener.kind.shape == MarkShape::left_guillemet || open.follows()) &&
                       m.kind.shape == MarkShape::right_guillemet;
  if (!same && !follows) return kNever;
  int cost = follows ? 0 : m.open;
  if (next_paragraph(opener, m)) {
    cost += kContinued - borders_[m.block].carry_cost;
    const bool names = m.begins_with_name && !clauses_.speech_at(m.block, mark(i + 1).text.end);
    if (names) cost += kNamedAgain;
  } else if (lost_break(opener, m)) {
    cost += kReopened;
  } else {
    return kNever;
  }
  if (!follows) cost += fragment_cost(opener);
  const Span<Text> since{opener.text.end,
                         opener.block == m.block ? m.text.begin : opener.block_end};
  if (!holds_clauses(opener) && clauses_.any_in(opener.block, since)) cost += kAttributed;
  return cost;
}

int GoingOn::late_cost(const MarkCandidate& opener, const MarkCandidate& m, int pair) const {
  if (opener.block == m.block) return 0;
  int cost = pair >= kMismatched ? kMismatchedLate : 0;
  if (!borders_[m.block].sound && begins_fragment(opener)) {
    cost += reopening_ ? kDoubtfulFragment : kFragment;
  }
  return cost;
}

bool GoingOn::attributed_before(const MarkCandidate& opener, const MarkCandidate& m) {
  return opener.block == m.block && !holds_clauses(opener) &&
         clauses_.any_in(m.block, {opener.text.end, m.text.begin});
}

bool GoingOn::next_paragraph(const MarkCandidate& opener, const MarkCandidate& m) const noexcept {
  return m.begins_block && borders_[m.block].ordinal - borders_[opener.block].ordinal == 1;
}

bool GoingOn::lost_break(const MarkCandidate& opener, const MarkCandidate& m) const noexcept {
  return reopening_ && m.after_sentence && m.open < kUnlikely &&
         m.text.begin > opener.text.end + kShortestPart && borders_[m.block].flattened &&
         (opener.block == m.block || strays_past(m));
}

// The breaks of the original were lost and others set in their stead: what was open at one of
// these is opened again behind it, where the language opens each paragraph.
bool GoingOn::strays_past(const MarkCandidate& m) const noexcept {
  return borders_[m.block].sound && (habits(m).reopens || habits(m).spaced_guillemets);
}

// « Nous étions douze, raconte Hélène. : guillemets may hold the clause that names the speaker.
bool GoingOn::holds_clauses(const MarkCandidate& opener) const noexcept {
  const MarkHabits& custom = habits(opener);
  return opener.kind.shape == MarkShape::left_guillemet &&
         (custom.spaced_guillemets || custom.guillemet_continues);
}

// A few words in the middle of a sentence: was “still waiting …, of the “Grand Bargain …
bool GoingOn::begins_fragment(const MarkCandidate& opener) const {
  if (opener.begins_block || opener.after_comma) return false;
  if (opener.before_lower) return true;
  // English begins speech where it likes, so that another reading has to agree.
  if (opener.after_sentence || (reopening_ && habits(opener).reopens)) return false;
  return !clauses_.introduced(opener.block, opener.text.begin);
}

int GoingOn::fragment_cost(const MarkCandidate& opener) const {
  if (!begins_fragment(opener)) return 0;
  const bool handed_over = reopening_ && clauses_.introduced(opener.block, opener.text.begin);
  return handed_over ? kDoubtfulFragment : kFragment;
}

}  // namespace obelus
