// What makes a candidate sound whatever else it shows: the newsroom's own request, a byline, a
// listing, a heading over its section.
#pragma once

#include <string_view>

#include "rules/lexicon_terms.hpp"
#include "rules/spam_context.hpp"

namespace obelus {

class SpamExcuses {
 public:
  explicit SpamExcuses(const RuleSetup& setup);

  // `candidate` must have been weighed.
  bool excuse(const Article& article, const SpamCandidate& candidate,
              const SpamContext& around) const;
  // What also holds for a block that only its company accuses.
  bool excuse_faint(const Article& article, const SpamCandidate& candidate) const;

 private:
  bool is_newsroom(const Article& article, const SpamCandidate& candidate) const;
  bool is_reported_speech(const Article& article, const SpamCandidate& candidate) const;
  bool is_disclosure(const Article& article, const SpamCandidate& candidate) const;
  bool is_call(const Article& article, const SpamCandidate& candidate) const;
  bool heads_its_section(const Article& article, const SpamCandidate& candidate) const;

  SpamVocabulary vocabulary_;
  LexiconTerms newsroom_;
  LexiconTerms speech_;
  LexiconTerms disclosures_;
  LexiconTerms promotion_;
};

}  // namespace obelus
