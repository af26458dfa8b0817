// The evidence that only a look at the whole article gives: whether a block's words, years, script
// and language are those of the rest.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/spam_candidates.hpp"
#include "rules/spam_foreign.hpp"

namespace obelus {

class SpamContext {
 public:
  // `lines` (sorted): blocks under suspicion, which prove nothing for each other. All outlive it.
  SpamContext(const Article& article, const SpamVocabulary& vocabulary, const ForeignWords& foreign,
              const std::vector<std::size_t>& lines)
      : article_(article), vocabulary_(vocabulary), foreign_(foreign), lines_(lines) {}

  // Sets the context and the structure of a candidate. Returns false where no overlap of words,
  // which is not looked at then, could lift its sum to `least`.
  bool weigh_in(SpamCandidate& candidate, double least) const;
  // Whether there is an article at all to be a stranger in.
  bool has_prose() const;
  const ArticleVocabulary& words() const;

 private:
  void add_overlap(SpamCandidate& candidate) const;
  void add_language(const SpamCandidate& candidate, std::vector<SpamSignal>& signals) const;
  bool has_unspaced_letter(const SpamCandidate& candidate) const;
  bool stands_elsewhere(std::uint16_t year) const;
  bool is_in_text(std::uint16_t year) const;
  // Of the article; told once, as every candidate asks.
  Script script() const;
  const std::string& foreign_language() const;
  bool sells_in_other_language(const SpamCandidate& candidate) const;

  const Article& article_;
  const SpamVocabulary& vocabulary_;
  const ForeignWords& foreign_;
  const std::vector<std::size_t>& lines_;
  mutable std::optional<ArticleVocabulary> words_;
  mutable std::optional<bool> has_prose_;
  mutable std::optional<Script> script_;
  mutable std::optional<std::string> foreign_language_;
  mutable std::map<std::uint16_t, bool> years_;  // that candidates name: whether others do
};

}  // namespace obelus
