// Looks for sources: a verb of speech, a noun of speech or a preposition such as "according to",
// with somebody beside it. The rules of attribution/ ask it about the text outside quotations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/citations.hpp"
#include "rules/lexicon_terms.hpp"
#include "rules/link_places.hpp"
#include "rules/source_cues.hpp"
#include "rules/speaker_words.hpp"

namespace obelus {

class SourceSearch {
 public:
  explicit SourceSearch(const RuleSetup& setup);

  // Whether there are verbs of speech for a language ("und": any).
  bool knows(std::string_view language) const noexcept;
  BlockSources read(const Article& article, std::size_t block) const;
  // Whether a verb of speech with a speaker stands right before or behind a quotation: what nearly
  // every quotation has, told without reading its paragraph.
  bool spoken_beside(const Article& article, std::size_t block, Span<Text> quoted) const;
  // Whether a clause inside the marks says who speaks: «Мост закрыт, — пояснили в мэрии, — …»,
  // «Éramos doce —cuenta Elena—», « Nous étions douze, raconte Hélène, … ».
  bool spoken_within(const Article& article, std::size_t block, Span<Text> inside) const;
  // Whether a citation in brackets stands in a span of that block.
  bool cites(const Article& article, std::size_t block, Span<Text> span) const;
  // Whether somebody speaks of himself in a span of that block.
  bool in_first_person(const Article& article, std::size_t block, Span<Text> span) const;

 private:
  struct Nearby;
  bool has_role_behind(const Article& article, Span<Text> verb, const TermGroups& groups,
                       std::string_view language) const;
  bool has_speaker_beside(const Article& article, Span<Text> whole, Span<Text> verb,
                          const Nearby& near) const;

  // The groups that a text in a language is searched for.
  struct LanguageGroups {
    LanguageKey key = 0;
    TermGroups speakers;  // verbs, offices and pronouns
    TermGroups all;
  };
  const LanguageGroups& groups_of(std::string_view language) const noexcept;

  LexiconTerms verbs_, nouns_, prepositions_, roles_, pronouns_, selves_;
  Citations citations_;
  std::vector<LanguageGroups> groups_;  // the last for all that have no verbs here
  std::vector<Lexicon> role_endings_;
};

// The language that a block is read in: its own, else the document's.
std::string_view reading_language(const Article& article, std::size_t block) noexcept;
// Whether the language drops pronouns, so that a verb of speech alone has a speaker.
bool drops_pronouns(std::string_view language) noexcept;
// Whether the language shows by capitals or by pronouns whom a sentence is about.
inline bool tells_names(std::string_view language) noexcept {
  return language != "de" && !drops_pronouns(language);
}

}  // namespace obelus
