// The rungs, in the order in which they are tried: the cheap and certain ones first.
#include "rules/attribution_ladder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/credit_signs.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Another quotation lends its speaker over at most so many sentences.
constexpr std::size_t kLendingUnits = 3;
constexpr std::size_t kMostNeighbours = 16;
// A line "― Name, office" or a label "NAME:" is at most so many words long.
constexpr std::size_t kCreditWords = 12;
constexpr std::size_t kLabelWords = 6;
// A verb that rarely means speech must stand at most so many words from the marks.
constexpr std::size_t kVerbGap = 2;
// “…,” beamed the new mayor: the speaker is one of the first so many words behind the comma.
constexpr std::size_t kTagWords = 4;
// A speaker stands at most so many words before the colon that leads in.
constexpr std::size_t kLeadInWords = 12;
// The same where every noun has a capital, or where verbs need nobody beside them.
constexpr std::size_t kNearLeadIn = 3;
// Whom a sentence is about is among its first words.
constexpr std::size_t kSubjectWords = 4;

// The last character before `offset` that is no space, which becomes its place; 0 where none is.
char32_t step_before(std::string_view text, std::size_t begin, std::size_t& offset) noexcept {
  while (offset > begin) {
    const char32_t c = utf8::decode_before(text, offset);
    if (!is_space(c)) return c;
  }
  return 0;
}

char32_t last_before(std::string_view text, std::size_t begin, std::size_t offset) noexcept {
  return step_before(text, begin, offset);
}

// Skips spaces and the full stop or comma behind a quotation.
std::size_t behind_quotation(std::string_view text, std::size_t at, std::size_t end) noexcept {
  while (at < end) {
    std::size_t next = at;
    const char32_t c = utf8::decode(text, next);
    if (!is_space(c) && c != U'.' && c != U',' && c != 0x060C) break;
    at = next;
  }
  return at;
}

bool is_somebody(const SpeakerWord& word) noexcept {
  return word.name || word.role || word.pronoun;
}

// Whether a quotation begins as a sentence does.
bool opens_sentence(std::string_view text, Span<Text> quoted) noexcept {
  std::size_t at = quoted.begin;
  utf8::decode(text, at);
  return is_upper(utf8::at(text, at));
}

std::size_t count_stops(std::string_view text) noexcept {
  std::size_t stops = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_sentence_end(utf8::decode(text, at))) ++stops;
  }
  return stops;
}

// Whether a quotation begins within a sentence.
bool is_piece(std::string_view quoted) noexcept {
  std::size_t at = 0;
  utf8::decode(quoted, at);
  return is_lower(utf8::at(quoted, at));
}

bool is_headline(Scope scope) noexcept { return scope == Scope::title || scope == Scope::heading; }

bool is_comma(char32_t c) noexcept { return c == U',' || c == 0x060C || c == 0xFF0C; }

bool has_comma(std::string_view gap) noexcept {
  for (std::size_t at = 0; at < gap.size();) {
    if (is_comma(utf8::decode(gap, at))) return true;
  }
  return false;
}

// “…,” — the last two characters of the quotation are a comma and its mark.
bool comma_before_closer(std::string_view text, Span<Text> quoted) noexcept {
  std::size_t at = quoted.end;
  if (at <= quoted.begin) return false;
  utf8::decode_before(text, at);
  return at > quoted.begin && is_comma(utf8::before(text, at));
}

// Likewise, or the comma stands behind the mark.
bool comma_at_closer(std::string_view text, Span<Text> quoted) noexcept {
  return comma_before_closer(text, quoted) ||
         (quoted.end < text.size() && is_comma(utf8::at(text, quoted.end)));
}

// Whether the language shows by capitals or by pronouns whom a sentence is about.
bool tells_names(std::string_view language) noexcept {
  return language != "de" && !drops_pronouns(language);
}

// Whether somebody is among the first words of a sentence, whom it is about, or a pronoun in it.
bool is_about_somebody(const BlockWords& words, std::size_t unit) noexcept {
  const std::size_t first = words.word_at(words.units[unit].begin);
  for (std::size_t i = first; i < words.words.size() && words.words[i].unit == unit; ++i) {
    if (words.words[i].pronoun || (words.words[i].name && i < first + kSubjectWords)) return true;
  }
  return false;
}

// Whether a cue that counts only beside the marks begins in the span: "The two go on: …"
bool has_cue_at(const BlockSources& sources, Span<Text> span) noexcept {
  return std::any_of(sources.cues.begin(), sources.cues.end(), [&](const SourceCue& cue) {
    return cue.beside && cue.kind != CueKind::preposition && span.contains(cue.cue);
  });
}

// Whether an expression of speech begins in the span, with a speaker or without.
bool has_expression(const BlockSources& sources, Span<Text> span) noexcept {
  const auto cue =
      std::lower_bound(sources.cues.begin(), sources.cues.end(), span.begin,
                       [](const SourceCue& c, std::size_t at) { return c.cue.begin < at; });
  for (auto it = cue; it != sources.cues.end() && it->cue.begin < span.end; ++it) {
    if (!it->beside) return true;
  }
  const auto orphan =
      std::lower_bound(sources.orphans.begin(), sources.orphans.end(), span.begin,
                       [](const Span<Text>& place, std::size_t at) { return place.begin < at; });
  return orphan != sources.orphans.end() && orphan->begin < span.end;
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
    }
  }
  return place->second;
}

bool AttributionLadder::attributed(const Quotation& quotation, std::size_t block) {
  if (plainly_attributed(quotation, block)) return true;
  const Span<Text> quoted = with_marks(article_.quotations(), quotation);
  BlockState& here = state(block);
  if (in_own_sentence(here, block, quoted) || tagged(here, block, quoted) ||
      led_in(here, block, quoted) || credited(here, block, quoted) ||
      labelled(here, block, quoted) || beside_attributed_quotation(here, block, quoted)) {
    return true;
  }
  if (wants_speaker_behind(here, quoted)) return false;
  if (piece_of_report(here, block, quoted)) return true;
  return in_next_or_last_sentence(here, quoted) || here.has_strong_cue || taken_over(block, quoted);
}

bool AttributionLadder::plainly_attributed(const Quotation& quotation, std::size_t block) const {
  const QuotationAnalysis& analysis = article_.quotations();
  const Span<Text> whole = article_.blocks()[block].text;
  const Span<Text> own = with_marks(analysis, quotation);
  if (search_.spoken_beside(article_, block, own)) return true;
  const std::vector<Quotation>& all = analysis.quotations;
  const auto at = static_cast<std::size_t>(&quotation - all.data());
  const auto lends = [&](const Quotation& other, std::size_t from, std::size_t to) {
    return from <= to && count_stops(article_.text({from, to})) < kLendingUnits &&
           search_.spoken_beside(article_, block, with_marks(analysis, other));
  };
  if (at > 0 && all[at - 1].depth == 1 && whole.contains(all[at - 1].inside) &&
      lends(all[at - 1], with_marks(analysis, all[at - 1]).end, own.begin)) {
    return true;
  }
  return at + 1 < all.size() && all[at + 1].depth == 1 && whole.contains(all[at + 1].inside) &&
         lends(all[at + 1], own.end, with_marks(analysis, all[at + 1]).begin);
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
  bool found = state.unit_has_source[first] || state.unit_has_source[last];
  if (!found) found = has_cue_beside(state, block, quoted);
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

// Whether the words before a colon bring somebody, a document or an expression of speech.
bool AttributionLadder::introduces(const BlockState& state, std::size_t block,
                                   std::size_t colon) const {
  const BlockSources& sources = state.sources;
  const std::vector<SpeakerWord>& words = sources.words.words;
  const std::size_t last = sources.words.word_at(colon);
  const std::size_t unit = sources.words.unit_at(colon);
  if (last == 0 || words[last - 1].unit != unit) return false;
  std::size_t first = last;
  while (first > 0 && last - first < kLeadInWords && words[first - 1].unit == unit) --first;
  const Span<Text> span{words[first].text.begin, colon};
  const std::size_t closest = std::max(first, last - std::min(last, kVerbGap + 1));
  const std::string_view language = reading_language(article_, block);
  std::size_t near = first;
  if (!tells_names(language)) near = std::max(first, last - std::min(last, kNearLeadIn));
  // Arabic puts the verb first: whoever stands behind other words is spoken of.
  if (language == "ar" && last - first > kLabelWords) near = last;
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(near),
                     words.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const SpeakerWord& word) { return is_somebody(word) || word.document; }) ||
         has_expression(sources, span) || has_cue_at(sources, {words[closest].text.begin, colon});
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

bool AttributionLadder::led_in(const BlockState& here, std::size_t block, Span<Text> quoted) {
  std::size_t at = quoted.begin;
  const char32_t last = step_before(article_.text(), article_.blocks()[block].text.begin, at);
  if (last != 0) return is_colon(last) && introduces(here, block, at);
  const std::optional<std::size_t> before = neighbour(block, -1);
  if (!before) return false;
  const Span<Text> previous = article_.blocks()[*before].text;
  at = previous.end;
  if (!is_colon(step_before(article_.text(), previous.begin, at))) return false;
  return introduces(state(*before), *before, at);
}

// “…” ― Name; also as the next paragraph, and “…” (Name, 2019).
bool AttributionLadder::credited(const BlockState& here, std::size_t block, Span<Text> quoted) {
  const std::string_view text = article_.text();
  const Span<Text> whole = article_.blocks()[block].text;
  const std::size_t behind = behind_quotation(text, quoted.end, whole.end);
  if (behind < whole.end) {
    const char32_t c = utf8::at(text, behind);
    const BlockWords& words = here.sources.words;
    const std::size_t first = words.word_at(behind);
    if (c == U'(') {
      return first < words.words.size() && words.words[first].text.begin < behind + 8 &&
             (is_somebody(words.words[first]) || words.words[first].opens_unit);
    }
    if (!is_dash(c) || first == words.words.size()) return false;
    return words.words.size() - first <= kCreditWords;
  }
  const std::optional<std::size_t> next = neighbour(block, 1);
  if (!next) return false;
  const Span<Text> line = article_.blocks()[*next].text;
  if (!is_dash(utf8::at(text, line.begin))) return false;
  return state(*next).sources.words.words.size() <= kCreditWords;
}

// “…,” she beams: after a comma the speaker comes first, whatever the verb. And: as they “…”.
bool AttributionLadder::tagged(const BlockState& here, std::size_t block, Span<Text> quoted) const {
  const std::string_view text = article_.text();
  const Span<Text> whole = article_.blocks()[block].text;
  const std::vector<SpeakerWord>& words = here.sources.words.words;
  const std::size_t first = here.sources.words.word_at(quoted.end);
  if (first > 0) {
    const SpeakerWord& before = words[first - 1];
    const std::string_view gap = text.substr(before.text.end, quoted.begin - before.text.end);
    if (before.text.end <= quoted.begin && gap.size() <= 1 &&
        (before.pronoun || (before.name && opens_sentence(text, quoted)))) {
      return true;
    }
  }
  if (first == words.size()) return false;
  constexpr std::size_t kWidestGap = 4;  // bytes: a comma and a space, of Arabic too
  const std::size_t begin = words[first].text.begin;
  if (begin > whole.end || begin - quoted.end > kWidestGap) return false;
  const std::string_view gap = text.substr(quoted.end, begin - quoted.end);
  if (!comma_before_closer(text, quoted) && !has_comma(gap)) {
    return asked(here, quoted, first);
  }
  if (words[first].faint || words[first].opens_unit) return true;
  // “…”, a déclaré le club; «…», finalizó el periodista: an expression of speech, or somebody soon.
  if (has_expression(here.sources, {begin, begin + 1})) return true;
  for (std::size_t i = first; i < words.size() && i < first + kTagWords; ++i) {
    if (words[i].unit != words[first].unit) break;
    // “…,” the suit said: an expression of speech has whatever stands before it.
    if (is_somebody(words[i]) || has_expression(here.sources, words[i].text)) return true;
  }
  return false;
}

// “…?” Smith finally asked: what ends with its own mark wants no comma.
bool AttributionLadder::asked(const BlockState& here, Span<Text> quoted, std::size_t first) const {
  const std::vector<SpeakerWord>& words = here.sources.words.words;
  std::size_t at = quoted.end;
  utf8::decode_before(article_.text(), at);
  const char32_t last = at > quoted.begin ? utf8::before(article_.text(), at) : 0;
  if ((last != U'?' && last != U'!') || !(words[first].opens_unit || is_somebody(words[first]))) {
    return false;
  }
  const std::size_t next = std::min(first + kVerbGap, words.size() - 1);
  return has_expression(here.sources, {words[first].text.end, words[next].text.end});
}

// NAME: … at the beginning of the paragraph: transcripts, questions and answers; ― Name, “…”.
bool AttributionLadder::labelled(const BlockState& here, std::size_t block,
                                 Span<Text> quoted) const {
  const Span<Text> whole = article_.blocks()[block].text;
  const std::vector<SpeakerWord>& words = here.sources.words.words;
  const std::string_view text = article_.text();
  if (is_dash(utf8::at(text, whole.begin)) && words.size() <= kCreditWords) return true;
  // German capitalises every noun: "Steuern: …" is a topic.
  const bool german = reading_language(article_, block) == "de";
  bool somebody = false;
  for (std::size_t i = 0; i < words.size() && i < kLabelWords; ++i) {
    if (words[i].text.begin >= quoted.begin) return false;
    somebody = somebody || is_somebody(words[i]) || (words[i].opens_unit && !german);
    if (words[i].text.end < whole.end && is_colon(utf8::at(text, words[i].text.end))) {
      return somebody;
    }
  }
  return false;
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

// “…,” at the beginning of its sentence: the comma announces a speaker, and no other will do.
bool AttributionLadder::wants_speaker_behind(const BlockState& here, Span<Text> quoted) const {
  const BlockWords& words = here.sources.words;
  return words.units[words.unit_at(quoted.begin)].begin >= quoted.begin &&
         comma_at_closer(article_.text(), quoted);
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
