// All terms of all rules (lexicons, phrases, gates of regular expressions) looked up together in
// the folded text: it is read once, whatever the number of rules.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/term_table.hpp"
#include "policy/lexicon.hpp"
#include "text/fold.hpp"
#include "text/span.hpp"

namespace obelus {

class WordEdges;

// What a rule asked for in one go: a lexicon, its own tokens. Groups that are looked up on demand
// have the highest bit.
using TermGroup = std::uint32_t;
inline constexpr TermGroup kOnDemand = TermGroup{1} << 31U;

// Whether terms are looked up in every article, or in single blocks when a rule asks for them:
// words that are common and matter only where something rare was found already.
enum class TermUse : std::uint8_t { always, on_demand };

// Some groups on demand.
class TermGroups {
 public:
  void add(TermGroup group) {
    const std::size_t bit = group & ~kOnDemand;
    if (bits_.size() <= bit / 64) bits_.resize(bit / 64 + 1);
    bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  bool has(TermGroup group) const noexcept {
    const std::size_t bit = group & ~kOnDemand;
    return bit / 64 < bits_.size() && (bits_[bit / 64] >> bit % 64 & 1U) != 0;
  }

 private:
  std::vector<std::uint64_t> bits_;
};

struct TermHit {
  Span<Text> text;
  TermGroup group = 0;
  std::uint32_t term = 0;  // index within its group
};

// How the ends of a term must meet the text: a letter, mark or digit beside the term spoils it
// (`word`), or nothing does (`none`).
// Arabic terms may follow the proclitics و ف ب ك ل س and the article ال. In scripts without spaces
// (Han, kana, Thai) every place is an edge. An end of the term that is no letter, mark or digit
// itself meets any text.
enum class TermEdges : std::uint8_t { word, none };

// Immutable once built; shared by all threads.
class TermMatcher {
 public:
  TermMatcher();
  ~TermMatcher();
  TermMatcher(TermMatcher&&) noexcept;
  TermMatcher& operator=(TermMatcher&&) noexcept;

  // Appends the hits in `folded`, mapped to Text, in order of their beginning, then their end, then
  // their group. `edges` are those of `folded`. The cost is linear in the text; the longest term is
  // the most that is read again from any place.
  void find_all(const FoldedText& folded, const WordEdges& edges, std::vector<TermHit>& hits) const;
  // The same for the terms on demand, in a part of the text; of `groups` where they are given.
  void find_on_demand(const FoldedText& folded, const WordEdges& edges, Span<Folded> part,
                      const TermGroups* groups, std::vector<TermHit>& hits) const;
  std::size_t terms() const noexcept;

  struct Tables;

 private:
  friend class TermMatcherBuilder;
  std::unique_ptr<Tables> tables_;
};

class TermMatcherBuilder {
 public:
  // The terms get the numbers 0, 1, … in their group. Empty ones (after folding) never match.
  TermGroup add_group(std::span<const std::string> terms, TermEdges edges = TermEdges::word);
  // The same for the terms of some lexicons, numbered through. The lexicons must outlive build(),
  // what their terms are views of also the matcher.
  TermGroup add_group(std::span<const Lexicon> lexicons, TermUse use = TermUse::always);
  TermMatcher build() const;

 private:
  struct LexiconGroup {
    std::span<const Lexicon> lexicons;
    TermGroup group;
  };
  struct Terms {
    std::vector<LexiconGroup> lexicons;
    std::vector<TermTable::Term> others;
    std::size_t count = 0;  // of both

    template <class Visit>
    void for_each(Visit visit) const;
  };
  TermGroup next_group(TermUse use) noexcept {
    return use == TermUse::always ? groups_++ : (on_demand_groups_++ | kOnDemand);
  }

  Terms always_;
  Terms on_demand_;
  Terms anywhere_;  // TermEdges::none
  // Texts that were folded here; the matcher keeps them.
  std::shared_ptr<std::deque<std::string>> own_texts_ = std::make_shared<std::deque<std::string>>();
  TermGroup groups_ = 0;
  TermGroup on_demand_groups_ = 0;
};

}  // namespace obelus
