// The rungs right at the marks: lead-ins with a colon, credits, speakers behind a comma, labels.
#include "rules/attribution_ladder.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "rules/credit_signs.hpp"
#include "rules/quotation_edges.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// A line "― Name, office" or a label "NAME:" is at most so many words long.
constexpr std::size_t kCreditWords = 12;
constexpr std::size_t kLabelWords = 6;
// “…,” beamed the new mayor: the speaker is one of the first so many words behind the comma.
constexpr std::size_t kTagWords = 4;
// … or a verb of speech stands within so many, or one that hardly means anything else.
constexpr std::size_t kAnswerWords = 10;
constexpr std::size_t kStrongAnswerWords = 16;
// A speaker stands at most so many words before the colon that leads in.
constexpr std::size_t kLeadInWords = 12;
// The same where every noun has a capital, or where verbs need nobody beside them.
constexpr std::size_t kNearLeadIn = 3;

bool is_somebody(const SpeakerWord& word) noexcept {
  return word.name || word.role || word.pronoun;
}

// Whether a quotation begins as a sentence does.
bool opens_sentence(std::string_view text, Span<Text> quoted) noexcept {
  std::size_t at = quoted.begin;
  utf8::decode(text, at);
  return is_upper(utf8::at(text, at));
}

// The cues that begin in the span.
std::span<const SourceCue> cues_in(const BlockSources& sources, Span<Text> span) noexcept {
  const auto before = [](const SourceCue& cue, std::size_t at) { return cue.cue.begin < at; };
  const auto& cues = sources.cues;
  const auto begin = std::lower_bound(cues.begin(), cues.end(), span.begin, before);
  return {begin, std::lower_bound(begin, cues.end(), span.end, before)};
}

// Whether a cue that counts only beside the marks begins in the span: "The two go on: …"
bool has_cue_at(const BlockSources& sources, Span<Text> span) noexcept {
  const auto cues = cues_in(sources, span);
  return std::any_of(cues.begin(), cues.end(), [&](const SourceCue& cue) {
    return cue.beside && cue.kind != CueKind::preposition && span.contains(cue.cue);
  });
}

// Whether an expression of speech begins in the span, with a speaker or without.
bool has_expression(const BlockSources& sources, Span<Text> span) noexcept {
  const auto cues = cues_in(sources, span);
  if (std::any_of(cues.begin(), cues.end(), [](const SourceCue& cue) { return !cue.beside; })) {
    return true;
  }
  const auto orphan =
      std::lower_bound(sources.orphans.begin(), sources.orphans.end(), span.begin,
                       [](const Span<Text>& place, std::size_t at) { return place.begin < at; });
  return orphan != sources.orphans.end() && orphan->begin < span.end;
}

// “…,” after the meeting: such words begin another clause or tell when and where, whoever they
// name.
bool leads_away(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 12> kWords = {"in",   "at",    "on",    "during",
                                                       "from", "for",   "after", "before",
                                                       "when", "while", "amid",  "despite"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// “…,” in an interview he said: a verb of speech may follow those of place and time.
bool begins_clause(std::string_view word) noexcept {
  return word == "after" || word == "before" || word == "when" || word == "while";
}

// «…» هود/88: a reference to chapter and verse.
bool has_reference(std::string_view text, std::size_t at, std::size_t end) noexcept {
  constexpr std::size_t kLongest = 40;  // bytes
  end = std::min(end, at + kLongest);
  while (at < end) {
    const char32_t c = utf8::decode(text, at);
    if (c == U'/') return at < end && is_digit(utf8::at(text, at));
    if (!is_letter(c) && c != U' ') return false;
  }
  return false;
}

}  // namespace

// Whether the words before a colon bring somebody, a document or an expression of speech.
bool AttributionLadder::introduces(const BlockState& state, std::size_t block,
                                   std::size_t colon) const {
  const BlockSources& sources = state.sources;
  const std::vector<SpeakerWord>& words = sources.words.words;
  // "From the pages of “The Well”: “…”": a work or a newspaper. Empty marks name nobody.
  const auto& quoted = sources.words.quoted;
  const auto work =
      std::lower_bound(quoted.begin(), quoted.end(), colon,
                       [](Span<Text> other, std::size_t at) { return other.end < at; });
  if (work != quoted.end() && work->end == colon && has_words(article_.text(*work), 1)) {
    return true;
  }
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
  if (tells_names(language)) {
    // The sentence may be longer, and name somebody anywhere.
    const std::size_t opening = sources.words.word_at(sources.words.units[unit].begin);
    if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(opening),
                    words.begin() + static_cast<std::ptrdiff_t>(last),
                    [](const SpeakerWord& word) { return is_somebody(word) || word.faint; })) {
      return true;
    }
  }
  // Arabic puts the verb first: whoever stands behind other words is spoken of.
  if (language == "ar" && last - first > kLabelWords) near = last;
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(near),
                     words.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const SpeakerWord& word) { return is_somebody(word) || word.document; }) ||
         has_expression(sources, span) || has_cue_at(sources, {words[closest].text.begin, colon});
}

bool AttributionLadder::led_in(const BlockState& here, std::size_t block, Span<Text> quoted) {
  std::size_t at = quoted.begin;
  const char32_t last = step_before(article_.text(), article_.blocks()[block].text.begin, at);
  if (last != 0) {
    const bool dash = is_dash(last) && at > 0 && article_.text()[at - 1] == ' ';
    if (is_colon(last) || dash) return introduces(here, block, at);
    return false;
  }
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
    if (has_reference(text, behind, whole.end)) return true;
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
  if (leads_away(article_.text(words[first].text))) return false;
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

// “…,” the keeper of the light, a tall man in oilskins, said: behind the comma a verb of speech.
// Nouns tell of something else: “…,” in an interview.
bool AttributionLadder::answered(const BlockState& here, Span<Text> quoted) const {
  const BlockWords& words = here.sources.words;
  const std::size_t unit = words.unit_at(std::max(quoted.begin, quoted.end - 1));
  const std::size_t first = words.word_at(quoted.end);
  if (first == words.words.size() || begins_clause(article_.text(words.words[first].text))) {
    return false;
  }
  const auto cues = cues_in(here.sources, {quoted.end, words.units[unit].end});
  return std::any_of(cues.begin(), cues.end(), [&](const SourceCue& cue) {
    if (cue.kind == CueKind::noun) return false;
    const std::size_t gap = words.word_at(cue.cue.begin) - first;
    return gap <= (cue.beside ? kTagWords + 1 : cue.strong ? kStrongAnswerWords : kAnswerWords);
  });
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

}  // namespace obelus
