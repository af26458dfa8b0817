// The collocations of spam: all lexicons spam/<vertical>/<language> in one group of the automaton,
// and what the terms found in a stretch of text weigh together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"

namespace obelus {

// A handle: the lists are read once for all rules of a rule set.
class SpamVocabulary {
 public:
  explicit SpamVocabulary(const RuleSetup& setup);

  struct Term {
    std::string_view folded;
    std::uint32_t vertical = 0;  // index in verticals()
    std::uint32_t language = 0;  // index in languages()
    double weight = 1;           // 0: only tells what an article is about
  };
  std::size_t size() const noexcept { return lists_->list_of.size(); }
  Term term(std::uint32_t number) const noexcept;  // below size()
  Term term(const TermHit& hit) const noexcept { return term(hit.term); }
  const std::vector<std::string>& verticals() const noexcept { return lists_->verticals; }
  const std::vector<std::string>& languages() const noexcept { return lists_->languages; }
  // Whether a vertical is no ware but the way that advertisements speak: it supports others.
  bool is_general(std::uint32_t vertical) const noexcept { return vertical == lists_->general; }

  // In order of their begin.
  std::span<const TermHit> hits(const Article& article) const {
    return article.hits(lists_->group);
  }
  std::span<const TermHit> hits_in(const Article& article, Span<Text> span) const {
    return article.hits_in(lists_->group, span);
  }

 private:
  struct List {
    std::uint32_t first = 0;  // number of its first term
    std::uint32_t vertical = 0;
    std::uint32_t language = 0;
  };
  struct Lists {
    TermGroup group = 0;
    std::uint32_t general = 0;
    std::vector<Lexicon> lexicons;
    std::vector<List> lists;             // what each of the lexicons is for
    std::vector<std::uint16_t> list_of;  // each term, by its number
    std::vector<std::string> verticals;
    std::vector<std::string> languages;
  };
  static Lists read(const RuleSetup& setup);

  std::shared_ptr<const Lists> lists_;
};

// What some hits weigh: of terms that overlap only the heaviest counts, and each term once.
struct SpamWeight {
  double sum = 0;                // the heaviest vertical in full, the others at half
  double specific = 0;           // the same without what any advertisement says
  std::uint32_t vertical = 0;    // the heaviest
  std::vector<TermHit> counted;  // in order of their place
};

// `factors`: a multiplier for each vertical; 0 leaves it out.
SpamWeight weigh(const SpamVocabulary& vocabulary, std::span<const TermHit> hits,
                 std::span<const double> factors);

}  // namespace obelus
