// The rungs further out: what the sentences and paragraphs around a quotation lend it.
#include "rules/attribution_ladder.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "rules/credit_signs.hpp"
#include "rules/quotation_edges.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Whom a sentence is about is among its first words.
constexpr std::size_t kSubjectWords = 4;
// How many words of a sentence are asked for a pronoun.
constexpr std::size_t kClauseWords = 60;
// A sentence of so few words is about whom it names with an office.
constexpr std::size_t kBriefWords = 8;
// "That is the view": what points back at a quotation names its kind among its first words.
constexpr std::size_t kPointingWords = 6;

// Whether a quotation begins within a sentence.
bool is_piece(std::string_view quoted) noexcept {
  std::size_t at = 0;
  utf8::decode(quoted, at);
  return is_lower(utf8::at(quoted, at));
}

bool is_headline(Scope scope) noexcept { return scope == Scope::title || scope == Scope::heading; }

}  // namespace

// Whether somebody is among the first words of a sentence, whom it is about, or a pronoun in it.
bool AttributionLadder::is_about_somebody(const BlockWords& words, std::size_t unit) {
  const std::size_t first = words.word_at(words.units[unit].begin);
  if (first == words.words.size()) return false;
  // A sentence that begins with a quotation is about what was said. But: ― Name.
  if (words.words[first].text.begin > words.units[unit].begin &&
      !is_dash(utf8::at(article_.text(), words.units[unit].begin))) {
    return false;
  }
  std::size_t last = first;
  while (last < words.words.size() && last - first < kClauseWords &&
         words.words[last].unit == unit) {
    ++last;
  }
  const bool brief = last - first <= kBriefWords;
  for (std::size_t i = first; i < last; ++i) {
    const SpeakerWord& word = words.words[i];
    // "One came from his colleague Jo Banks": an office and a name.
    const bool titled = brief && i > first && words.words[i - 1].role;
    if (word.pronoun || (word.name && (titled || i < first + kSubjectWords))) return true;
    if (word.opens_unit && names_.holds(article_.text(word.text))) return true;
  }
  return false;
}

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
  const std::string_view text = article_.text();
  const BlockWords& words = state(block).sources.words;
  auto first = std::lower_bound(words.quoted.begin(), words.quoted.end(), quoted);
  std::size_t begin = quoted.begin;
  // “…” “…”: one behind the other.
  for (std::size_t looks = 0; looks < kMostNeighbours && first != words.quoted.begin(); ++looks) {
    const Span<Text> other = *std::prev(first);
    if (other.end > begin || begin - other.end > 1 || comma_before_closer(text, other)) break;
    begin = other.begin;
    --first;
  }
  const char32_t sign = last_before(article_.text(), article_.blocks()[block].text.begin, begin);
  // “…” for criminal behaviour, he said: what runs on behind the marks has its speaker there.
  const bool named = tells_names(reading_language(article_, block));
  if (named && begins_unit(state(block), quoted) && !stands_alone(state(block), quoted))
    return false;
  const bool leads_in = is_colon(sign) && named;
  if (sign != 0 && !leads_in) return false;
  const std::optional<std::size_t> before = neighbour(block, -1);
  return (before && carries(*before)) || foreshadows(block, quoted);
}

// A piece of a sentence: what the paragraph or the one before says is said counts for it too.
bool AttributionLadder::piece_of_report(const BlockState& here, std::size_t block,
                                        Span<Text> quoted) {
  // German finds somebody, a noun with its capital, beside nearly every expression.
  if (reading_language(article_, block) == "de" || !is_piece(article_.text(quoted))) return false;
  if (here.has_source) return true;
  const std::optional<std::size_t> before = neighbour(block, -1);
  if (!before) return false;
  const BlockState& there = state(*before);
  return there.has_strong_cue || (!there.unit_has_source.empty() && there.unit_has_source.back());
}

// Whether no word stands in the sentences of a quotation but its own.
bool AttributionLadder::stands_alone(const BlockState& here, Span<Text> quoted) const {
  const BlockWords& words = here.sources.words;
  const std::size_t first = words.unit_at(quoted.begin);
  const std::size_t last = words.unit_at(std::max(quoted.begin, quoted.end - 1));
  const std::size_t word = words.word_at(words.units[first].begin);
  return word == words.words.size() || words.words[word].unit > last;
}

// Whether a paragraph lacks the speaker that the comma of its last quotation announces: "…," and
// nothing behind it.
bool AttributionLadder::left_open(std::size_t block, Span<Text> quoted) const {
  return comma_before_closer(article_.text(), quoted) &&
         behind_quotation(article_.text(), quoted.end, article_.blocks()[block].text.end) ==
             article_.blocks()[block].text.end;
}

// A quotation that is a sentence by itself, behind a sentence about the one who speaks:
// "He began to paint in the seventies." “Nobody else wanted to.”
bool AttributionLadder::told_of(const BlockState& here, std::size_t block, Span<Text> quoted) {
  if (!tells_names(reading_language(article_, block)) || !stands_alone(here, quoted) ||
      comma_at_closer(article_.text(), quoted)) {
    return false;
  }
  const BlockWords& words = here.sources.words;
  const std::size_t next = words.word_at(quoted.begin);
  const std::size_t words_end = next > 0 ? words.words[next - 1].text.end : 0;
  auto other = std::lower_bound(words.quoted.begin(), words.quoted.end(), quoted);
  for (std::size_t looks = 0; looks < kMostNeighbours && other != words.quoted.begin() &&
                              std::prev(other)->begin >= words_end;
       ++looks) {
    --other;
    if (comma_before_closer(article_.text(), *other)) return false;
  }
  if (next > 0) return is_about_somebody(words, words.words[next - 1].unit);
  std::optional<std::size_t> before = neighbour(block, -1);
  for (std::size_t looks = 1; before && looks < kMostNeighbours; ++looks) {
    const BlockWords& there = state(*before).sources.words;
    if (!there.words.empty()) return is_about_somebody(there, there.words.back().unit);
    if (!there.quoted.empty() && left_open(*before, there.quoted.back())) return false;
    before = neighbour(*before, -1);
  }
  return false;
}

// She wanted to go on, but “I could not get a ticket”: a sentence about somebody runs over into
// that person's own words.
bool AttributionLadder::tells_of_self(const BlockState& here, std::size_t block,
                                      Span<Text> quoted) const {
  if (!tells_names(reading_language(article_, block))) return false;
  const std::string_view text = article_.text();
  std::size_t at = quoted.begin;
  const char32_t before = step_before(text, article_.blocks()[block].text.begin, at);
  if (!is_piece(text.substr(quoted.begin, quoted.size())) && before != U'(') return false;
  const BlockWords& words = here.sources.words;
  const std::size_t first = words.word_at(words.units[words.unit_at(quoted.begin)].begin);
  const std::size_t end = words.word_at(quoted.begin);
  for (std::size_t i = first; i < end && i < first + kClauseWords; ++i) {
    const SpeakerWord& word = words.words[i];
    const bool subject = i < first + kSubjectWords && (word.name || word.opens_unit);
    if (word.pronoun || subject) return search_.in_first_person(article_, block, quoted);
  }
  return false;
}

// The quotation ends its paragraph, and the next one points back at it: "That is the view of …"
bool AttributionLadder::pointed_at(const BlockState& here, std::size_t block, Span<Text> quoted) {
  const std::vector<SpeakerWord>& own = here.sources.words.words;
  if (here.sources.words.word_at(quoted.end) < own.size()) return false;
  const std::optional<std::size_t> next = neighbour(block, 1);
  if (!next) return false;
  const BlockSources& there = state(*next).sources;
  constexpr std::array<std::string_view, 5> kPointers = {"That", "That's", "That\u2019s", "These",
                                                         "Those"};
  const std::vector<SpeakerWord>& words = there.words.words;
  if (words.empty() || words[0].unit != 0 || there.cues.empty() || there.cues[0].unit != 0) {
    return false;
  }
  return std::find(kPointers.begin(), kPointers.end(), article_.text(words[0].text)) !=
             kPointers.end() &&
         there.words.word_at(there.cues[0].cue.begin) < kPointingWords;
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
         (quotes && (in_own_sentence(there, block, words.quoted.back()) ||
                     search_.spoken_within(article_, block, words.quoted.back())));
}

// Nothing but quotations; or a mark of another kind, by mistake, where each paragraph of a long
// quotation has one: 'We must …
bool AttributionLadder::is_passed_over(std::size_t block) {
  if (state(block).sources.words.words.empty()) return true;
  const char32_t first = utf8::at(article_.text(), article_.blocks()[block].text.begin);
  return first == U'\'' || first == 0x2018;
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
      const std::vector<Span<Text>>& quoted = there.sources.words.quoted;
      const bool open = !quoted.empty() && left_open(*at, quoted.back());
      if (!speaks && !open && is_passed_over(*at)) continue;
      there.carries = speaks ? 1 : 0;
    }
    result = there.carries == 1;
    break;
  }
  for (const std::size_t at : asked) state(at).carries = result ? 1 : 0;
  return result;
}

bool AttributionLadder::lost_beginning(std::size_t block) const {
  const auto begins_within = [this](std::size_t at) {
    const Block& paragraph = article_.blocks()[at];
    const std::string_view text = article_.text();
    std::size_t begin = paragraph.text.begin;
    if (paragraph.scope != Scope::paragraph || (begin > 0 && text[begin - 1] != '\n')) return false;
    const char32_t c = utf8::decode(text, begin);
    // ": “…”", "'s plan": a label or a name is missing.
    const bool joins = c == U':' || ((c == U'\'' || c == 0x2019) && begin + 1 < text.size() &&
                                     text[begin] == 's' && text[begin + 1] == ' ');
    return is_lower(c) || joins;
  };
  if (begins_within(block)) return true;
  const std::optional<std::size_t> before = neighbour(block, -1);
  const std::optional<std::size_t> next = neighbour(block, 1);
  return before ? begins_within(*before) : next && begins_within(*next);
}

}  // namespace obelus
