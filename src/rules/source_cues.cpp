// Joins an expression of speech with the somebody beside it.
#include "rules/source_cues.hpp"

#include <algorithm>
#include <array>

#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// How far a speaker may stand from the cue, in words outside quotations.
constexpr std::size_t kVerbReach = 12;
constexpr std::size_t kNounReach = 8;
constexpr std::size_t kPrepositionReach = 8;
constexpr std::size_t kPostpositionReach = 3;  // "dem Sprecher zufolge"
constexpr std::size_t kDocumentReach = 3;      // "the letter, which was leaked, reads"
// Where every noun has a capital, somebody is found near anything: nouns and the verbs that speak
// only at times must stand closer.
constexpr std::size_t kGermanReach = 4;
constexpr double kStrong = 2;

}  // namespace

CueFinder::CueFinder(const Article& article, std::string_view language, BlockSources& result)
    : article_(article),
      result_(result),
      dropping_(drops_pronouns(language)),
      german_(language == "de"),
      english_(language == "en") {}

// The somebody nearest to words [first, last), at most `before` and `behind` words away in the
// same sentence.
std::optional<Span<Text>> CueFinder::somebody(std::size_t first, std::size_t last,
                                              std::size_t before, std::size_t behind,
                                              CueKind kind) const {
  const std::uint32_t unit = words()[first].unit;
  for (std::size_t step = 1; step <= std::max(before, behind); ++step) {
    const bool back = step <= before && first >= step && words()[first - step].unit == unit;
    if (back && is_somebody(first - step, step, kind, false)) return words()[first - step].text;
    const std::size_t next = last + step - 1;
    const bool ahead = step <= behind && next < words().size() && words()[next].unit == unit;
    if (ahead && is_somebody(next, step, kind, true)) return words()[next].text;
  }
  return std::nullopt;
}

bool CueFinder::is_somebody(std::size_t index, std::size_t distance, CueKind kind,
                            bool ahead) const {
  const SpeakerWord& word = words()[index];
  if (word.name || word.role || word.pronoun) return true;
  if (word.faint && (kind != CueKind::verb || distance == 1)) return true;
  if (word.document && kind == CueKind::verb && distance <= kDocumentReach) return true;
  // "Smith said", "Smith also said", "Rede Merkels", but not "am Montag im Gespräch".
  if (!word.opens_unit || (kind != CueKind::verb && !ahead)) return false;
  return distance == 1 || (distance == 2 && !ahead && parts_nobody(words()[index + 1].text));
}

// Words that stand between an English subject and its verb.
bool CueFinder::parts_nobody(Span<Text> word) const {
  constexpr std::array<std::string_view, 16> kBetween = {
      "also",  "then",   "has",  "had",  "have", "once", "now",  "even",
      "again", "simply", "just", "soon", "will", "did",  "does", "since"};
  if (!english_) return false;
  const std::string_view text = article_.text(word);
  return text.ends_with("ly") ||
         std::find(kBetween.begin(), kBetween.end(), text) != kBetween.end();
}

// Whatever stands right before an English verb of speech speaks, unless it is no subject: "the
// suit said", but not "it was said", "not to say".
std::optional<Span<Text>> CueFinder::subject(std::size_t verb) const {
  constexpr std::array<std::string_view, 24> kNoSubject = {
      "is", "are", "was", "were", "be", "been", "being", "to",  "not", "and", "or",   "but",
      "as", "if",  "so",  "than", "of", "for",  "in",    "the", "a",   "an",  "that", "there"};
  if (verb == 0 || words()[verb - 1].unit != words()[verb].unit) return std::nullopt;
  const Span<Text> before = words()[verb - 1].text;
  const std::string_view text = article_.text(before);
  if (std::find(kNoSubject.begin(), kNoSubject.end(), text) != kNoSubject.end()) {
    return std::nullopt;
  }
  return before;
}

// The name of a publication in quotation marks right behind the cue: laut „Spiegel“.
std::optional<Span<Text>> CueFinder::quoted_name(Span<Text> cue) const {
  constexpr std::size_t kLongestName = 40;  // bytes, marks included
  constexpr std::size_t kArticle = 5;       // schrieb die „Zeit“
  const std::vector<Span<Text>>& quoted = result_.words.quoted;
  const auto next =
      std::lower_bound(quoted.begin(), quoted.end(), cue.end,
                       [](const Span<Text>& mask, std::size_t at) { return mask.begin < at; });
  if (next == quoted.end() || next->begin > cue.end + kArticle || next->size() > kLongestName) {
    return std::nullopt;
  }
  std::size_t at = next->begin;
  utf8::decode(article_.text(), at);
  if (!is_upper(utf8::at(article_.text(), at))) return std::nullopt;
  return *next;
}

void CueFinder::add(const LexiconTerms::Hit& hit, CueKind kind) {
  if (result_.words.masked(hit.text)) return;
  std::size_t first = result_.words.word_at(hit.text.begin);
  if (first > 0 && words()[first - 1].text.contains(hit.text.begin)) --first;
  std::size_t last = first;
  while (last < words().size() && words()[last].text.begin < hit.text.end) ++last;
  if (last == first) return;
  const double weight = hit.term.weight;
  SourceCue cue{.cue = hit.text,
                .source = hit.text,
                .kind = kind,
                .strong = weight >= kStrong,
                .beside = weight < 1,
                .unit = words()[first].unit};
  std::optional<Span<Text>> source;
  const bool closer = german_ && !cue.strong;
  const std::size_t verb_reach = closer ? kGermanReach : kVerbReach;
  const std::size_t noun_reach = german_ ? kGermanReach : kNounReach;
  switch (kind) {
    case CueKind::verb:
      source = somebody(first, last, verb_reach, verb_reach, kind);
      if (!source && dropping_) source = hit.text;
      if (!source) source = quoted_name(hit.text);
      if (!source && english_ && cue.strong) source = subject(first);
      break;
    case CueKind::noun:
      source = somebody(first, last, noun_reach, noun_reach, kind);
      if (!source && cue.strong) source = hit.text;
      cue.strong = false;
      break;
    case CueKind::preposition:
      source = somebody(first, last, kPostpositionReach, kPrepositionReach, kind);
      if (!source) source = quoted_name(hit.text);
      // "According to the plan": whatever follows is the source.
      if (!source && !cue.beside && last < words().size() && words()[last].unit == cue.unit) {
        source = words()[last].text;
      }
      cue.strong = weight >= 1;
      break;
  }
  if (source) {
    cue.source = *source;
    result_.cues.push_back(cue);
  } else if (kind != CueKind::preposition || !cue.beside) {
    result_.orphans.push_back(hit.text);
  }
}

}  // namespace obelus
