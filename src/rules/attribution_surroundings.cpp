// The rungs further out: what the sentences and paragraphs around a quotation lend it.
#include "rules/attribution_ladder.hpp"

#include <algorithm>

#include "rules/quotation_edges.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Whom a sentence is about is among its first words.
constexpr std::size_t kSubjectWords = 4;

// Whether a quotation begins within a sentence.
bool is_piece(std::string_view quoted) noexcept {
  std::size_t at = 0;
  utf8::decode(quoted, at);
  return is_lower(utf8::at(quoted, at));
}

bool is_headline(Scope scope) noexcept { return scope == Scope::title || scope == Scope::heading; }

// Whether somebody is among the first words of a sentence, whom it is about, or a pronoun in it.
bool is_about_somebody(const BlockWords& words, std::size_t unit) noexcept {
  const std::size_t first = words.word_at(words.units[unit].begin);
  for (std::size_t i = first; i < words.words.size() && words.words[i].unit == unit; ++i) {
    if (words.words[i].pronoun || (words.words[i].name && i < first + kSubjectWords)) return true;
  }
  return false;
}

}  // namespace

// A quotation that is a sentence by itself leans on the sentence before it and the one behind it:
// "Other fans agreed." “…” "These are the words of the mayor."
bool AttributionLadder::in_next_or_last_sentence(const BlockState& here, Span<Text> quoted) const {
  const BlockWords& words = here.sources.words;
  const std::size_t first = words.unit_at(quoted.begin);
  const std::size_t last = words.unit_at(std::max(quoted.begin, quoted.end - 1));
  if (words.units[first].begin < quoted.begin) return false;
  return (first > 0 && here.unit_has_source[first - 1]) ||
         (last + 1 < here.unit_has_source.size() && here.unit_has_source[last + 1]);
}

// A paragraph that opens with a mark goes on with the speaker of the one before.
bool AttributionLadder::taken_over(std::size_t block, Span<Text> quoted) {
  if (last_before(article_.text(), article_.blocks()[block].text.begin, quoted.begin) != 0) {
    return false;
  }
  const std::optional<std::size_t> before = neighbour(block, -1);
  return (before && carries(*before)) || goes_on(block, quoted) || foreshadows(block, quoted);
}

// A piece of a sentence: what the paragraph or the one before says is said counts for it too.
bool AttributionLadder::piece_of_report(const BlockState& here, std::size_t block,
                                        Span<Text> quoted) {
  // German finds somebody, a noun with its capital, beside nearly every expression.
  if (reading_language(article_, block) == "de" || !is_piece(article_.text(quoted))) return false;
  const auto speaks = [](const BlockState& there) {
    return std::find(there.unit_has_source.begin(), there.unit_has_source.end(), true) !=
           there.unit_has_source.end();
  };
  if (speaks(here)) return true;
  const std::optional<std::size_t> before = neighbour(block, -1);
  return before && speaks(state(*before));
}

// A paragraph that is nothing but a quotation, between paragraphs about the one who speaks:
// "He began to paint in the seventies." “Nobody else wanted to.”
bool AttributionLadder::goes_on(std::size_t block, Span<Text> quoted) {
  if (!state(block).sources.words.words.empty() || comma_before_closer(article_.text(), quoted) ||
      drops_pronouns(reading_language(article_, block))) {
    return false;
  }
  std::optional<std::size_t> before = neighbour(block, -1);
  for (std::size_t looks = 1; before && looks < kMostNeighbours; ++looks) {
    const BlockWords& there = state(*before).sources.words;
    if (!there.words.empty()) return is_about_somebody(there, there.words.back().unit);
    before = neighbour(*before, -1);
  }
  return false;
}

// The first paragraph is a quotation, and the next one tells of the one who speaks.
bool AttributionLadder::foreshadows(std::size_t block, Span<Text> quoted) {
  if (article_.blocks()[block].text != quoted ||
      drops_pronouns(reading_language(article_, block))) {
    return false;
  }
  const std::optional<std::size_t> before = neighbour(block, -1);
  if (before && !is_headline(article_.blocks()[*before].scope)) return false;
  const std::optional<std::size_t> next = neighbour(block, 1);
  return next && is_about_somebody(state(*next).sources.words, 0);
}

// A quotation with a speaker beside it; or a verb of speech beside any quotation, or in the last
// sentence: "This is what she told the court."
bool AttributionLadder::leaves_speaker(BlockState& there, std::size_t block) {
  const BlockWords& words = there.sources.words;
  const bool quotes = !words.quoted.empty();
  const std::vector<SourceCue>& cues = there.sources.cues;
  return std::any_of(cues.begin(), cues.end(),
                     [&](const SourceCue& cue) {
                       const bool closes = cue.unit + 1 == words.units.size();
                       return cue.strong && (closes || (quotes && cue.kind == CueKind::verb));
                     }) ||
         (quotes && in_own_sentence(there, block, words.quoted.back()));
}

// Whether a paragraph leaves a speaker behind: a verb of speech with somebody, or nothing but a
// quotation that has its own speaker from the paragraph before.
bool AttributionLadder::carries(std::size_t block) {
  std::vector<std::size_t> asked;
  bool result = false;
  for (std::optional<std::size_t> at = block; at; at = neighbour(*at, -1)) {
    BlockState& there = state(*at);
    if (there.carries < 0) {
      asked.push_back(*at);
      const bool speaks = leaves_speaker(there, *at);
      if (!speaks && there.sources.words.words.empty()) continue;
      there.carries = speaks ? 1 : 0;
    }
    result = there.carries == 1;
    break;
  }
  for (const std::size_t at : asked) state(at).carries = result ? 1 : 0;
  return result;
}

}  // namespace obelus
