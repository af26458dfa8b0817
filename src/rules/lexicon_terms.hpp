// A lexicon as a rule uses it: its terms in the automaton, its weights beside them, by language.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/language.hpp"
#include "rules/rule.hpp"

namespace obelus {

class LexiconTerms {
 public:
  // Adds all lexicons of `subject` (with the policy's changes) to the setup's terms.
  // `on_demand`: hits are asked for in single blocks only.
  LexiconTerms(const RuleSetup& setup, std::string_view subject, TermUse use = TermUse::always);

  struct Language {
    TermGroup group = 0;
    Lexicon lexicon;  // its terms by TermHit::term
    LanguageKey key = language_key(lexicon.language);

    // Whether it is for texts in a language.
    bool applies(LanguageKey language) const noexcept {
      return key == language || key == language_key("mul") || language == language_key("und");
    }
  };
  const std::vector<Language>& languages() const noexcept { return *languages_; }

  // Adds the groups of its lexicons for `language`.
  void add_groups(std::string_view language, TermGroups& groups) const;

  struct Hit {
    Span<Text> text;
    LexiconTerm term;
  };
  // Hits inside `span`, in order, of the lexicons for `language` (a BCP 47 tag; "mul" always
  // counts, and "und" reads every language).
  std::vector<Hit> hits(const Article& article, Span<Text> span, std::string_view language) const;
  // Those of some hits, all in one block, that are of its lexicons for `language`.
  std::vector<Hit> hits(std::span<const TermHit> some, std::string_view language) const;
  // Hits of every language: spam comes in any.
  std::vector<Hit> hits(const Article& article, Span<Text> span) const;
  // Calls visit(hit) for the same hits as hits(), lists one after the other, until it returns true;
  // returns whether it did.
  template <class Visit>
  bool any_of(const Article& article, Span<Text> span, std::string_view language,
              Visit visit) const {
    const LanguageKey key = language_key(language);
    for (const Language& known : *languages_) {
      if (!known.applies(key)) continue;
      for (const TermHit& hit : article.hits_in(known.group, span)) {
        if (visit(Hit{hit.text, known.lexicon.terms[hit.term]})) return true;
      }
    }
    return false;
  }
  // Likewise for those of some hits that are of its lexicons for `language` and inside
  // `span`, in their own order.
  template <class Visit>
  bool any_of(std::span<const TermHit> hits, Span<Text> span, std::string_view language,
              Visit visit) const {
    const LanguageKey key = language_key(language);
    for (const TermHit& hit : hits) {
      if (!span.contains(hit.text)) continue;
      for (const Language& known : *languages_) {
        if (known.group != hit.group || !known.applies(key)) continue;
        if (visit(Hit{hit.text, known.lexicon.terms[hit.term]})) return true;
      }
    }
    return false;
  }
  bool any(const Article& article, Span<Text> span, std::string_view language) const;
  // Whether a term of any language stands anywhere in the article. Not for terms on demand.
  bool occurs(const Article& article) const;

 private:
  std::shared_ptr<const std::vector<Language>> languages_;  // shared by the rules that read it
};

}  // namespace obelus
