// Joins the steps of the quotation analysis and settles how sure each defect is.
#include "analysis/quotations.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "analysis/quotation_attribution.hpp"
#include "analysis/quotation_borders.hpp"
#include "analysis/quotation_costs.hpp"
#include "analysis/quotation_search.hpp"
#include "analysis/quotation_shared_marks.hpp"
#include "document/document.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Where the mark as an apostrophe, an inch or the like costs this little more (tenths of a point),
// its defect is only possible.
constexpr int kDoubt = 30;

bool before(const QuotationDefect& a, const QuotationDefect& b) noexcept {
  return std::tie(a.mark, a.kind) < std::tie(b.mark, b.kind);
}

int defect_cost(const QuotationDefect& defect, const MarkCandidate& mark) noexcept {
  switch (defect.kind) {
    case DefectKind::unclosed: return mark.open + quotation_cost::kUnclosed;
    case DefectKind::unopened: return mark.close + quotation_cost::kUnopened;
    case DefectKind::mismatched: return mark.close + quotation_cost::kMismatched;
    case DefectKind::direction:
    case DefectKind::crossing: return 0;
  }
  return 0;
}

using Defects = std::vector<QuotationDefect>;

// A quotation that closes in a later paragraph without having been opened again there.
bool closes_late(const QuotationDefect& defect) noexcept {
  return defect.kind == DefectKind::unclosed && defect.related >= 0;
}

// Where several quotations run across paragraphs without being opened again, the paragraph breaks
// are not the writer's (every third sentence, a page's width), and say little.
constexpr std::ptrdiff_t kStrayBreaks = 2;

bool breaks_are_stray(const Reading& reading) noexcept {
  return std::count_if(reading.defects.begin(), reading.defects.end(), closes_late) >= kStrayBreaks;
}

// Says how sure the defects of a reading are.
class Confidences {
 public:
  // `others`: the defects of other readings of the article; what is definite is one in all of them.
  Confidences(const CandidateList& candidates, std::vector<Defects> others)
      : candidates_(candidates), others_(std::move(others)) {
    for (Defects& other : others_) std::sort(other.begin(), other.end(), before);
  }

  Confidence of(const QuotationDefect& defect) const {
    const MarkCandidate& mark = at(defect.mark);
    const bool other_use = other_use_saves(defect) < kDoubt && !mark.wrong_apostrophe;
    // ‘…' may be two hands' typing as well as a slip.
    const bool typing = defect.kind == DefectKind::mismatched &&
                        mark.kind.weight == MarkWeight::single &&
                        mark.kind.shape == MarkShape::straight;
    const bool late = closes_late(defect) && !candidates_.habits[mark.block].reopens;
    const bool doubtful = other_use || late || typing || !agreed(defect) || either_way(defect);
    return doubtful ? Confidence::possible : Confidence::definite;
  }

  // Whether some other reading has no defect at all in the mark's paragraph or beside it.
  bool explained_away(const QuotationDefect& defect) const {
    const std::uint32_t block = at(defect.mark).block;
    return std::any_of(others_.begin(), others_.end(), [&](const Defects& other) {
      return std::none_of(other.begin(), other.end(), [&](const QuotationDefect& there) {
        const std::uint32_t other_block = at(there.mark).block;
        return other_block + 1 >= block && other_block <= block + 1;
      });
    });
  }

 private:
  const MarkCandidate& at(std::int32_t mark) const {
    return candidates_.marks[static_cast<std::size_t>(mark)];
  }
  // How much dearer it were to read the mark as no quotation mark. That of a pair whose marks
  // differ leaves its opener behind, which then needs another use as well or never closes.
  int other_use_saves(const QuotationDefect& defect) const {
    const MarkCandidate& mark = at(defect.mark);
    int saved = mark.none - defect_cost(defect, mark);
    if (defect.kind == DefectKind::mismatched && defect.related >= 0) {
      const MarkCandidate& opener = at(defect.related);
      saved += std::min<int>(opener.none - opener.open, quotation_cost::kUnclosed);
    }
    return saved;
  }
  // Whether every other reading has the defect; one where the quotation closes in a later paragraph
  // has another.
  bool agreed(const QuotationDefect& defect) const {
    const bool reopens = candidates_.habits[at(defect.mark).block].reopens;
    return std::all_of(others_.begin(), others_.end(), [&](const Defects& other) {
      const auto there = std::lower_bound(other.begin(), other.end(), defect, before);
      return there != other.end() && !before(defect, *there) &&
             (reopens || closes_late(defect) || !closes_late(*there));
    });
  }
  // ”…” and ”…“ in Arabic script: which of the two opens a line from the right is not agreed (CLDR
  // has ”…“, most print “…”), so that typists differ.
  bool either_way(const QuotationDefect& defect) const {
    const MarkCandidate& mark = at(defect.mark);
    return defect.kind == DefectKind::direction && mark.kind.shape == MarkShape::right &&
           candidates_.habits[mark.block].mirrored_curly;
  }

  const CandidateList& candidates_;
  std::vector<Defects> others_;
};

// The quotations that a reading amounts to, block by block.
void collect_quotations(const Document& document, QuotationAnalysis& analysis,
                        const std::vector<MarkReading>& readings,
                        const std::vector<MarkCandidate>& candidates) {
  struct Pending {
    std::size_t quotation;
    std::int32_t mark;
  };
  std::vector<Pending> open;
  const auto end_block = [&](std::uint32_t block) {
    for (const Pending& pending : open) {
      Quotation& quotation = analysis.quotations[pending.quotation];
      quotation.inside.end = document.blocks[block].text.end;
      quotation.continued = readings[static_cast<std::size_t>(pending.mark)].continued;
    }
    open.clear();
  };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (i > 0 && candidates[i].block != candidates[i - 1].block) end_block(candidates[i - 1].block);
    const MarkReading& reading = readings[i];
    const auto mark = static_cast<std::int32_t>(i);
    if (reading.role == MarkRole::opener) {
      open.push_back({analysis.quotations.size(), mark});
      Quotation quotation;
      quotation.opener = mark;
      quotation.inside = {candidates[i].text.end, candidates[i].text.end};
      quotation.depth = static_cast<std::uint8_t>(std::min<std::size_t>(open.size(), 255));
      quotation.continues = reading.continues;
      analysis.quotations.push_back(quotation);
    } else if (reading.role == MarkRole::closer && reading.partner >= 0) {
      const auto begun = std::find_if(open.rbegin(), open.rend(), [&](const Pending& pending) {
        return pending.mark == reading.partner;
      });
      if (begun != open.rend()) {
        Quotation& quotation = analysis.quotations[begun->quotation];
        quotation.closer = mark;
        quotation.inside.end = candidates[i].text.begin;
        for (auto inner = open.rbegin(); inner != begun; ++inner) {  // broken ones inside it
          analysis.quotations[inner->quotation].inside.end = candidates[i].text.begin;
        }
        open.erase(std::prev(begun.base()), open.end());
      } else {  // opened in a block before
        Quotation quotation;
        quotation.closer = mark;
        quotation.inside = {document.blocks[candidates[i].block].text.begin,
                            candidates[i].text.begin};
        quotation.continues = true;
        analysis.quotations.push_back(quotation);
      }
    }
  }
  if (!candidates.empty()) end_block(candidates.back().block);
  std::stable_sort(analysis.quotations.begin(), analysis.quotations.end(),
                   [](const Quotation& a, const Quotation& b) { return a.inside < b.inside; });
}

// Where a paragraph does not open a quotation again as a rule, so many defects tell lost breaks
// from a slip.
constexpr std::size_t kManyDefects = 3;

// Reads the article as though its paragraph breaks were lost or stray, and settles how sure each
// defect is. Where they are lost, what another reading explains away is none.
void settle(const Document& document, const CandidateList& candidates,
            std::vector<BlockBorder> borders, AttributionClauses& clauses, Reading& reading) {
  const bool lost = breaks_are_lost(document);
  for (BlockBorder& border : borders) border.flattened = border.flattened || lost;
  std::vector<Defects> others{defects_reread(candidates, borders, clauses, true, reading)};
  if (lost || breaks_are_stray(reading)) {
    for (BlockBorder& border : borders) {
      border.carry_cost = quotation_cost::kCarriedCut;
      border.sound = true;
    }
    others.push_back(defects_reread(candidates, borders, clauses, true, reading));
  }
  const Confidences confidences(candidates, std::move(others));
  for (QuotationDefect& defect : reading.defects) {
    defect.confidence = may_share_mark(document, candidates, reading, clauses, defect)
                            ? Confidence::possible
                            : confidences.of(defect);
  }
  // English and French open each paragraph of a quotation.
  const MarkHabits& habits = candidates.habits[candidates.marks[0].block];
  const bool reopens = habits.reopens || habits.spaced_guillemets;
  if (!lost || (!reopens && reading.defects.size() < kManyDefects)) return;
  std::erase_if(reading.defects, [&](const QuotationDefect& defect) {
    return defect.confidence == Confidence::possible && confidences.explained_away(defect);
  });
}

}  // namespace

const Quotation* QuotationAnalysis::around(std::size_t text_offset) const noexcept {
  // Outer quotations come before inner ones, so the first that holds the offset is the outermost;
  // nesting is at most three deep, so only few before the insertion point need a look.
  const auto after = std::upper_bound(
      quotations.begin(), quotations.end(), text_offset,
      [](std::size_t offset, const Quotation& q) { return offset < q.inside.begin; });
  const Quotation* found = nullptr;
  auto at = after;
  for (int looked = 0; at != quotations.begin() && looked < 8; ++looked) {
    --at;
    if (at->inside.begin <= text_offset && text_offset < at->inside.end) found = &*at;
    if (at->depth == 1 && found != nullptr) break;
  }
  return found;
}

bool QuotationAnalysis::quoted(Span<Text> span) const noexcept {
  const Quotation* quotation = around(span.begin);
  return quotation != nullptr && span.end <= quotation->inside.end;
}

QuotationAnalysis analyse_quotations(const Document& document) {
  QuotationAnalysis analysis;
  const CandidateList candidates = find_candidates(document);
  if (candidates.marks.empty()) return analysis;

  std::vector<BlockBorder> borders = borders_of(document);
  AttributionClauses clauses(document);
  Reading reading = cheapest_reading(candidates, borders, clauses, false);
  if (!reading.defects.empty()) settle(document, candidates, std::move(borders), clauses, reading);

  analysis.marks.reserve(candidates.marks.size());
  for (std::size_t i = 0; i < candidates.marks.size(); ++i) {
    analysis.marks.push_back({candidates.marks[i].text, candidates.marks[i].kind.code_point,
                              reading.marks[i].role, reading.marks[i].partner,
                              candidates.marks[i].doubled});
  }
  analysis.defects = std::move(reading.defects);
  std::sort(analysis.defects.begin(), analysis.defects.end(), before);
  collect_quotations(document, analysis, reading.marks, candidates.marks);
  return analysis;
}

}  // namespace obelus
