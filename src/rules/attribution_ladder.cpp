// The rungs, in the order in which they are tried: the cheap and certain ones first.
#include "rules/attribution_ladder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/quotation_edges.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Another quotation lends its speaker over at most so many sentences.
constexpr std::size_t kLendingUnits = 3;

std::size_t count_stops(std::string_view text) noexcept {
  std::size_t stops = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_sentence_end(utf8::decode(text, at))) ++stops;
  }
  return stops;
}

}  // namespace

AttributionLadder::BlockState& AttributionLadder::state(std::size_t block) {
  const auto [place, is_new] = states_.try_emplace(block);
  if (is_new) {
    BlockState& made = place->second;
    made.sources = search_.read(article_, block);
    made.own_sentence.assign(made.sources.words.quoted.size(), -1);
    made.unit_has_source.assign(made.sources.words.units.size(), false);
    for (const SourceCue& cue : made.sources.cues) {
      if (cue.beside) continue;
      made.unit_has_source[cue.unit] = true;
      made.has_strong_cue = made.has_strong_cue || cue.strong;
    }
    for (std::size_t unit = 0; unit < made.unit_has_source.size(); ++unit) {
      if (links_.any(made.sources.words.units[unit])) made.unit_has_source[unit] = true;
      made.has_source = made.has_source || made.unit_has_source[unit];
    }
  }
  return place->second;
}

Span<Text> AttributionLadder::behind(std::size_t block, Span<Text> quoted) const {
  constexpr std::size_t kReach = 400;  // bytes: two sentences or three
  return {quoted.end, std::min(article_.blocks()[block].text.end, quoted.end + kReach)};
}

bool AttributionLadder::attributed(const Quotation& quotation, std::size_t block) {
  const Span<Text> quoted = with_marks(article_.quotations(), quotation);
  const std::vector<Quotation>& all = article_.quotations().quotations;
  if (spoken(static_cast<std::size_t>(&quotation - all.data()), block)) return true;
  const bool comma = comma_at_closer(article_.text(), quoted);
  if (!comma && lent_plainly(quotation, block)) return true;
  BlockState& here = state(block);
  if (in_own_sentence(here, block, quoted) || tagged(here, block, quoted) ||
      led_in(here, block, quoted) || credited(here, block, quoted) ||
      labelled(here, block, quoted)) {
    return true;
  }
  if (comma && begins_unit(here, quoted)) return goes_on(here, quotation, block, quoted);
  if ((comma && lent_plainly(quotation, block)) ||
      beside_attributed_quotation(here, block, quoted) || piece_of_report(here, block, quoted)) {
    return true;
  }
  return in_next_or_last_sentence(here, quoted) || here.has_strong_cue ||
         taken_over(block, quoted) || told_of(here, block, quoted) ||
         tells_of_self(here, block, quoted) || pointed_at(here, block, quoted) ||
         search_.spoken_within(article_, block, quotation.inside) ||
         search_.cites(article_, block, behind(block, quoted));
}

// “…,” said Ann Lee. “…,” a thing that her father never did: the comma behind a speaker's second
// piece leads on to other words.
bool AttributionLadder::goes_on(const BlockState& here, const Quotation& quotation,
                                std::size_t block, Span<Text> quoted) {
  const QuotationAnalysis& analysis = article_.quotations();
  const auto at = static_cast<std::size_t>(&quotation - analysis.quotations.data());
  if (at == 0 || analysis.quotations[at - 1].depth != 1) return false;
  const Span<Text> before = with_marks(analysis, analysis.quotations[at - 1]);
  if (before.begin < article_.blocks()[block].text.begin || !spoken(at - 1, block)) return false;
  const BlockWords& words = here.sources.words;
  const std::size_t unit = words.unit_at(quoted.begin);
  const std::size_t behind = words.word_at(quoted.end);
  return words.unit_at(before.end) + 1 >= unit && behind < words.words.size() &&
         words.words[behind].unit == unit;
}

bool AttributionLadder::lent_plainly(const Quotation& quotation, std::size_t block) {
  const QuotationAnalysis& analysis = article_.quotations();
  const Span<Text> whole = article_.blocks()[block].text;
  const Span<Text> own = with_marks(analysis, quotation);
  const std::vector<Quotation>& all = analysis.quotations;
  const auto at = static_cast<std::size_t>(&quotation - all.data());
  const auto lends = [&](std::size_t other, std::size_t from, std::size_t to) {
    return from <= to && count_stops(article_.text({from, to})) < kLendingUnits &&
           spoken(other, block);
  };
  if (at > 0 && all[at - 1].depth == 1 && whole.contains(all[at - 1].inside) &&
      lends(at - 1, with_marks(analysis, all[at - 1]).end, own.begin)) {
    return true;
  }
  return at + 1 < all.size() && all[at + 1].depth == 1 && whole.contains(all[at + 1].inside) &&
         lends(at + 1, own.end, with_marks(analysis, all[at + 1]).begin);
}

bool AttributionLadder::spoken(std::size_t quotation, std::size_t block) {
  const QuotationAnalysis& analysis = article_.quotations();
  if (spoken_.empty()) spoken_.assign(analysis.quotations.size(), -1);
  signed char& answer = spoken_[quotation];
  if (answer < 0) {
    const Span<Text> quoted = with_marks(analysis, analysis.quotations[quotation]);
    answer = search_.spoken_beside(article_, block, quoted) ? 1 : 0;
  }
  return answer == 1;
}

bool AttributionLadder::in_own_sentence(BlockState& state, std::size_t block, Span<Text> quoted) {
  const BlockWords& words = state.sources.words;
  const auto place = std::lower_bound(words.quoted.begin(), words.quoted.end(), quoted);
  signed char* known = nullptr;
  if (place != words.quoted.end() && *place == quoted) {
    known = &state.own_sentence[static_cast<std::size_t>(place - words.quoted.begin())];
    if (*known >= 0) return *known == 1;
  }
  const std::size_t first = words.unit_at(quoted.begin);
  const std::size_t last = words.unit_at(std::max(quoted.begin, quoted.end - 1));
  bool found = false;
  if (comma_at_closer(article_.text(), quoted) && begins_unit(state, quoted) &&
      tells_names(reading_language(article_, block))) {
    // “…,” at the beginning of its sentence announces a speaker: only one behind it will do.
    found = answered(state, quoted) || tagged(state, block, quoted);
  } else {
    found = state.unit_has_source[first] || state.unit_has_source[last] ||
            has_cue_beside(state, block, quoted);
  }
  if (known) *known = found ? 1 : 0;
  return found;
}

// Cues that count only directly beside the quotation.
bool AttributionLadder::has_cue_beside(const BlockState& state, std::size_t block,
                                       Span<Text> quoted) const {
  constexpr std::size_t kFarthest = 160;  // bytes; more than kVerbGap words are long
  const BlockWords& words = state.sources.words;
  const std::size_t behind =
      behind_quotation(article_.text(), quoted.end, article_.blocks()[block].text.end);
  const std::size_t next = words.word_at(quoted.begin);  // the first behind the quotation
  const std::size_t first = words.unit_at(quoted.begin);
  const std::size_t last = words.unit_at(std::max(quoted.begin, quoted.end - 1));
  const auto& cues = state.sources.cues;
  auto cue =
      std::lower_bound(cues.begin(), cues.end(), quoted.begin - std::min(quoted.begin, kFarthest),
                       [](const SourceCue& c, std::size_t at) { return c.cue.begin < at; });
  for (; cue != cues.end() && cue->cue.begin < quoted.end + kFarthest; ++cue) {
    if (!cue->beside) continue;
    if (cue->kind == CueKind::preposition) {
      if (cue->cue.begin == behind) return true;
      continue;
    }
    if (cue->unit < first || cue->unit > last) continue;
    const std::size_t at = words.word_at(cue->cue.begin);
    if ((at >= next ? at - next : next - at - 1) <= kVerbGap) return true;
  }
  return false;
}

std::optional<std::size_t> AttributionLadder::neighbour(std::size_t block, int step) const {
  const std::vector<Block>& blocks = article_.blocks();
  for (std::size_t at = block;;) {
    if (step < 0 ? at == 0 : at + 1 >= blocks.size()) return std::nullopt;
    at = step < 0 ? at - 1 : at + 1;
    const Scope scope = blocks[at].scope;
    // Side texts stand between paragraphs without parting them.
    if (scope == Scope::code || scope == Scope::alt || scope == Scope::caption) continue;
    if (scope == Scope::frontmatter || scope == Scope::hidden) continue;
    return at;
  }
}

bool AttributionLadder::beside_attributed_quotation(BlockState& here, std::size_t block,
                                                    Span<Text> quoted) {
  const BlockWords& words = here.sources.words;
  const std::size_t own = words.unit_at(quoted.begin);
  const auto after = std::upper_bound(words.quoted.begin(), words.quoted.end(), quoted);
  const auto near = [&](Span<Text> other) {
    const std::size_t unit = words.unit_at(other.begin);
    return (unit > own ? unit - own : own - unit) <= kLendingUnits;
  };
  std::size_t looks = 0;
  for (auto other = after; other != words.quoted.end() && near(*other); ++other) {
    if (++looks > kMostNeighbours) break;
    if (in_own_sentence(here, block, *other)) return true;
  }
  looks = 0;
  for (auto other = after; other != words.quoted.begin() && ++looks <= kMostNeighbours;) {
    --other;
    if (*other == quoted) continue;
    if (!near(*other)) break;
    if (in_own_sentence(here, block, *other)) return true;
  }
  return false;
}

// Whether a quotation opens its sentence.
bool AttributionLadder::begins_unit(const BlockState& here, Span<Text> quoted) const {
  const BlockWords& words = here.sources.words;
  return words.units[words.unit_at(quoted.begin)].begin >= quoted.begin;
}

std::vector<std::string> AttributionLadder::looked_for(const Quotation& quotation,
                                                       std::size_t block) {
  const Span<Text> quoted = with_marks(article_.quotations(), quotation);
  const BlockSources& here = state(block).sources;
  std::vector<std::string> evidence = {
      "looked for a verb or noun of speech with a name, a role or a pronoun, “according to”, "
      "“Name:”, “― Name” and a link",
      fmt::format("in the sentence, the {} of the paragraph and its other quotations",
                  here.words.units.size() == 1 ? "rest" : "other sentences")};
  if (last_before(article_.text(), article_.blocks()[block].text.begin, quoted.begin) == 0) {
    evidence.emplace_back("the paragraph before holds no quotation with a speaker to go on with");
  }
  const std::size_t unit = here.words.unit_at(quoted.begin);
  const auto orphan =
      std::lower_bound(here.orphans.begin(), here.orphans.end(), here.words.units[unit].begin,
                       [](const Span<Text>& place, std::size_t at) { return place.begin < at; });
  if (orphan != here.orphans.end() && here.words.unit_at(orphan->begin) == unit) {
    evidence.push_back(
        fmt::format("“{}” stands in the sentence, with nobody beside it", article_.text(*orphan)));
  }
  return evidence;
}

}  // namespace obelus
