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

void flag(BlockWords& words, const std::vector<LexiconTerms::Hit>& hits,
          bool (*set)(SpeakerWord&, double)) {
  for (const LexiconTerms::Hit& hit : hits) {
    std::size_t at = words.word_at(hit.text.begin);
    // A proclitic or hyphen before the hit belongs to its word.
    if (at > 0 && words.words[at - 1].text.contains(hit.text.begin)) --at;
    for (; at < words.words.size() && words.words[at].text.begin < hit.text.end; ++at) {
      if (set(words.words[at], hit.term.weight)) break;
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

SourceSearch::SourceSearch(const RuleSetup& setup)
    : verbs_(setup, "speech-verbs", TermUse::on_demand),
      nouns_(setup, "speech-nouns", TermUse::on_demand),
      prepositions_(setup, "source-prepositions", TermUse::on_demand),
      roles_(setup, "role-nouns", TermUse::on_demand),
      pronouns_(setup, "pronouns", TermUse::on_demand),
      selves_(setup, "first-persons", TermUse::on_demand),
      citations_(setup),
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

bool SourceSearch::cites(const Article& article, std::size_t block, Span<Text> span) const {
  return citations_.any(article, span, reading_language(article, block));
}

bool SourceSearch::in_first_person(const Article& article, std::size_t block,
                                   Span<Text> span) const {
  TermGroups groups;
  selves_.add_groups(reading_language(article, block), groups);
  return !article.hits_near(groups, span).empty();
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
  CueFinder finder(article, language, result);
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
