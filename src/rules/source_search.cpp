// Joins the hits of the lexicons of speech with the words around them.
#include "rules/source_search.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "document/language.hpp"
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

void flag(BlockWords& words, const std::vector<LexiconTerms::Hit>& hits,
          bool (*set)(SpeakerWord&, double)) {
  for (const LexiconTerms::Hit& hit : hits) {
    std::size_t at = words.word_at(hit.text.begin);
    // A proclitic or hyphen before the hit belongs to its word.
    if (at > 0 && words.words[at - 1].text.contains(hit.text.begin)) --at;
    for (; at < words.words.size() && words.words[at].text.begin < hit.text.end; ++at) {
      if (set(words.words[at], hit.term->weight)) break;
    }
  }
}

// Compounds that name persons and bodies: "Regierungssprecherin".
void flag_compounds(const Article& article, const Lexicon& endings, BlockWords& words) {
  constexpr std::size_t kFirstPart = 2;  // bytes, at least
  for (SpeakerWord& word : words.words) {
    const std::string_view text = article.text(word.text);
    word.role =
        word.role ||
        std::any_of(endings.terms.begin(), endings.terms.end(), [&](const LexiconTerm& ending) {
          return text.size() >= ending.text.size() + kFirstPart && text.ends_with(ending.text);
        });
  }
}

}  // namespace

std::string_view reading_language(const Article& article, std::size_t block) noexcept {
  const std::string_view own = primary_language(article.blocks()[block].language);
  return own == "und" ? primary_language(article.document().language) : own;
}

bool drops_pronouns(std::string_view language) noexcept {
  constexpr std::array<std::string_view, 24> kDropping = {
      "ar", "es", "it", "pt", "ru", "ca", "gl", "ro", "el", "pl", "cs", "sk",
      "uk", "hr", "sr", "bg", "tr", "fa", "he", "zh", "ja", "ko", "hi", "ur"};
  constexpr auto kKeys = [&] {
    std::array<LanguageKey, kDropping.size()> keys{};
    std::transform(kDropping.begin(), kDropping.end(), keys.begin(), language_key);
    return keys;
  }();
  return std::find(kKeys.begin(), kKeys.end(), language_key(language)) != kKeys.end();
}

namespace {

constexpr std::size_t kWord = 24;  // bytes of a speaker beside a verb

// Whether a stretch between a quotation and its verb holds nothing that could part them.
bool joins(std::string_view gap) noexcept {
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = utf8::decode(gap, at);
    const bool harmless = is_word(c) || c == U' ' || c == U',' || c == 0x060C || c == 0xFF0C ||
                          c == U'-' || c == U':' || c == 0xFF1A;
    if (!harmless) return false;
  }
  return true;
}

}  // namespace

struct SourceSearch::Nearby {
  std::vector<TermHit> hits;
  std::string_view language;
};

bool SourceSearch::spoken_beside(const Article& article, std::size_t block,
                                 Span<Text> quoted) const {
  constexpr std::size_t kNear = 48;  // bytes: a name and its title
  const Span<Text> whole = article.blocks()[block].text;
  const std::string_view language = reading_language(article, block);
  const TermGroups& groups = groups_of(language).speakers;
  const auto spoken = [&](std::size_t from, std::size_t to, auto gap_of) {
    // The speaker may stand beyond the verb.
    const Nearby near{
        article.hits_near(groups, {std::max(whole.begin, from - std::min(from, kWord)),
                                   std::min(whole.end, to + kWord)}),
        language};
    return verbs_.any_of(near.hits, {from, to}, language, [&](const LexiconTerms::Hit& verb) {
      return verb.term->weight >= 1 && joins(article.text(gap_of(verb.text))) &&
             has_speaker_beside(article, whole, verb.text, near);
    });
  };
  return spoken(quoted.end, std::min(whole.end, quoted.end + kNear),
                [&](Span<Text> verb) {
                  return Span<Text>{quoted.end, verb.begin};
                }) ||
         spoken(std::max(whole.begin, quoted.begin - std::min(quoted.begin, kNear)), quoted.begin,
                [&](Span<Text> verb) {
                  return Span<Text>{verb.end, quoted.begin};
                });
}

// A capital, where the language keeps them for names; a pronoun or an office; or nobody at all,
// where the verb alone has a speaker.
bool SourceSearch::has_speaker_beside(const Article& article, Span<Text> whole, Span<Text> verb,
                                      const Nearby& near) const {
  const std::string_view language = near.language;
  if (drops_pronouns(language)) return true;
  const std::string_view text = article.text();
  const Span<Text> before{std::max(whole.begin, verb.begin - std::min(verb.begin, kWord)),
                          verb.begin};
  const Span<Text> behind{verb.end, std::min(whole.end, verb.end + kWord)};
  const auto touches = [&](const LexiconTerms::Hit& hit) {
    return hit.text.end + 1 == verb.begin || hit.text.begin == verb.end + 1;
  };
  const auto speaks = [&](const LexiconTerms::Hit& hit) {
    return hit.term->weight >= 1 && touches(hit);
  };
  for (const Span<Text> side : {before, behind}) {
    if (pronouns_.any_of(near.hits, side, language, speaks)) return true;
    if (roles_.any_of(near.hits, side, language, touches)) return true;
  }
  if (language == "de") return false;  // every noun has a capital
  if (verb.end + 1 < whole.end && text[verb.end] == ' ' && is_upper(utf8::at(text, verb.end + 1))) {
    return true;
  }
  std::size_t at = verb.begin;
  if (at == whole.begin || text[--at] != ' ') return false;
  const std::size_t end = at;
  while (at > whole.begin && is_word(utf8::before(text, at))) utf8::decode_before(text, at);
  // At the beginning of its sentence a capital says nothing.
  return at < end && at > whole.begin + 1 && text[at - 1] == ' ' &&
         !is_sentence_end(utf8::before(text, at - 1)) && is_upper(utf8::at(text, at));
}

// One block's cues.
struct SourceSearch::Finder {
  const Article& article;
  BlockSources& result;
  bool dropping;
  bool german;
  bool english;

  std::vector<SpeakerWord>& words() const { return result.words.words; }

  // The somebody nearest to words [first, last), at most `before` and `behind` words away in the
  // same sentence.
  std::optional<Span<Text>> somebody(std::size_t first, std::size_t last, std::size_t before,
                                     std::size_t behind, CueKind kind) const {
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

  bool is_somebody(std::size_t index, std::size_t distance, CueKind kind, bool ahead) const {
    const SpeakerWord& word = words()[index];
    if (word.name || word.role || word.pronoun) return true;
    if (word.faint && (kind != CueKind::verb || distance == 1)) return true;
    if (word.document && kind == CueKind::verb && distance <= kDocumentReach) return true;
    // "Smith said", "Smith also said", "Rede Merkels", but not "am Montag im Gespräch".
    if (!word.opens_unit || (kind != CueKind::verb && !ahead)) return false;
    return distance == 1 || (distance == 2 && !ahead && parts_nobody(words()[index + 1].text));
  }

  // Words that stand between an English subject and its verb.
  bool parts_nobody(Span<Text> word) const {
    constexpr std::array<std::string_view, 16> kBetween = {
        "also",  "then",   "has",  "had",  "have", "once", "now",  "even",
        "again", "simply", "just", "soon", "will", "did",  "does", "since"};
    if (!english) return false;
    const std::string_view text = article.text(word);
    return text.ends_with("ly") ||
           std::find(kBetween.begin(), kBetween.end(), text) != kBetween.end();
  }

  // Whatever stands right before an English verb of speech speaks, unless it is no subject: "the
  // suit said", but not "it was said", "not to say".
  std::optional<Span<Text>> subject(std::size_t verb) const {
    constexpr std::array<std::string_view, 24> kNoSubject = {
        "is", "are", "was", "were", "be", "been", "being", "to",  "not", "and", "or",   "but",
        "as", "if",  "so",  "than", "of", "for",  "in",    "the", "a",   "an",  "that", "there"};
    if (verb == 0 || words()[verb - 1].unit != words()[verb].unit) return std::nullopt;
    const Span<Text> before = words()[verb - 1].text;
    const std::string_view text = article.text(before);
    if (std::find(kNoSubject.begin(), kNoSubject.end(), text) != kNoSubject.end()) {
      return std::nullopt;
    }
    return before;
  }

  // The name of a publication in quotation marks right behind the cue: laut „Spiegel“.
  std::optional<Span<Text>> quoted_name(Span<Text> cue) const {
    constexpr std::size_t kLongestName = 40;  // bytes, marks included
    constexpr std::size_t kArticle = 5;       // schrieb die „Zeit“
    const std::vector<Span<Text>>& quoted = result.words.quoted;
    const auto next =
        std::lower_bound(quoted.begin(), quoted.end(), cue.end,
                         [](const Span<Text>& mask, std::size_t at) { return mask.begin < at; });
    if (next == quoted.end() || next->begin > cue.end + kArticle || next->size() > kLongestName) {
      return std::nullopt;
    }
    std::size_t at = next->begin;
    utf8::decode(article.text(), at);
    if (!is_upper(utf8::at(article.text(), at))) return std::nullopt;
    return *next;
  }

  void add(const LexiconTerms::Hit& hit, CueKind kind) {
    if (result.words.masked(hit.text)) return;
    std::size_t first = result.words.word_at(hit.text.begin);
    if (first > 0 && words()[first - 1].text.contains(hit.text.begin)) --first;
    std::size_t last = first;
    while (last < words().size() && words()[last].text.begin < hit.text.end) ++last;
    if (last == first) return;
    const double weight = hit.term->weight;
    SourceCue cue{.cue = hit.text,
                  .source = hit.text,
                  .kind = kind,
                  .strong = weight >= kStrong,
                  .beside = weight < 1,
                  .unit = words()[first].unit};
    std::optional<Span<Text>> source;
    const bool closer = german && !cue.strong;
    const std::size_t verb_reach = closer ? kGermanReach : kVerbReach;
    const std::size_t noun_reach = german ? kGermanReach : kNounReach;
    switch (kind) {
      case CueKind::verb:
        source = somebody(first, last, verb_reach, verb_reach, kind);
        if (!source && dropping) source = hit.text;
        if (!source) source = quoted_name(hit.text);
        if (!source && english && cue.strong) source = subject(first);
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
      result.cues.push_back(cue);
    } else if (kind != CueKind::preposition || !cue.beside) {
      result.orphans.push_back(hit.text);
    }
  }
};

SourceSearch::SourceSearch(const RuleSetup& setup)
    : verbs_(setup, "speech-verbs", TermUse::on_demand),
      nouns_(setup, "speech-nouns", TermUse::on_demand),
      prepositions_(setup, "source-prepositions", TermUse::on_demand),
      roles_(setup, "role-nouns", TermUse::on_demand),
      pronouns_(setup, "pronouns", TermUse::on_demand),
      role_endings_(lexicons("role-endings", setup.lexicon_changes)) {
  const auto add = [this](const std::string& language) {
    LanguageGroups& groups = groups_.emplace_back();
    groups.key = language_key(language);
    for (const LexiconTerms* terms : {&verbs_, &roles_, &pronouns_}) {
      terms->add_groups(language, groups.speakers);
    }
    groups.all = groups.speakers;
    for (const LexiconTerms* terms : {&nouns_, &prepositions_}) {
      terms->add_groups(language, groups.all);
    }
  };
  for (const LexiconTerms::Language& known : verbs_.languages()) add(known.lexicon.language);
  add("und");
}

const SourceSearch::LanguageGroups& SourceSearch::groups_of(
    std::string_view language) const noexcept {
  const LanguageKey key = language_key(language);
  return *std::find_if(groups_.begin(), std::prev(groups_.end()),
                       [key](const LanguageGroups& known) { return known.key == key; });
}

bool SourceSearch::knows(std::string_view language) const noexcept {
  const LanguageKey key = language_key(language);
  return std::any_of(groups_.begin(), groups_.end(),
                     [key](const LanguageGroups& known) { return known.key == key; });
}

BlockSources SourceSearch::read(const Article& article, std::size_t block) const {
  BlockSources result;
  result.words = read_block_words(article, block);
  const std::string_view language = reading_language(article, block);
  const std::vector<TermHit> found =
      article.hits_near(groups_of(language).all, article.blocks()[block].text);
  if (language == "de") tell_names_from_nouns(article, result.words);
  flag(result.words, roles_.hits(found, language), [](SpeakerWord& word, double) {
    word.role = true;
    return false;
  });
  for (const Lexicon& endings : role_endings_) {
    if (endings.language == language) flag_compounds(article, endings, result.words);
  }
  flag(result.words, pronouns_.hits(found, language), [](SpeakerWord& word, double weight) {
    (weight < 1 ? word.faint : word.pronoun) = true;
    return false;
  });
  const auto nouns = nouns_.hits(found, language);
  flag(result.words, nouns, [](SpeakerWord& word, double) {
    word.document = true;
    return false;
  });
  Finder finder{article, result, drops_pronouns(language), language == "de", language == "en"};
  for (const auto& hit : verbs_.hits(found, language)) finder.add(hit, CueKind::verb);
  for (const auto& hit : nouns) finder.add(hit, CueKind::noun);
  for (const auto& hit : prepositions_.hits(found, language)) {
    finder.add(hit, CueKind::preposition);
  }
  std::sort(result.cues.begin(), result.cues.end(),
            [](const SourceCue& a, const SourceCue& b) { return a.cue < b.cue; });
  std::sort(result.orphans.begin(), result.orphans.end());
  return result;
}

}  // namespace obelus
