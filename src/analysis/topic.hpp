// What an article is about, as far as telling an inserted line from its own matter asks for it:
// which of several subjects are the article's own, and how much of a line's vocabulary it shares.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/article.hpp"

namespace obelus {

// A place where the article speaks of a subject, and how clearly: 1 names it, 0.5 hints at it.
struct TopicMention {
  std::uint32_t subject = 0;
  std::size_t block = 0;
  double clarity = 1;
};

// Whether each of `subjects` is the article's own. The title or the lead (its first prose
// paragraph) naming it suffice, as do two further paragraphs of prose. Mentions in other blocks
// count for nothing. `mentions` must be sorted by block; the caller leaves out what stands in
// blocks under suspicion.
std::vector<char> own_topics(const Article& article, std::size_t subjects,
                             std::span<const TopicMention> mentions);

// Whether a block is prose: it ends a sentence and holds a dozen words.
bool is_prose(const Article& article, std::size_t block);

// The stems of an article's longer words. Scripts without spaces between words have none.
class ArticleVocabulary {
 public:
  // Without the blocks `left_out` (sorted): lines under suspicion prove nothing for each other.
  ArticleVocabulary(const Article& article, std::span<const std::size_t> left_out);

  struct Overlap {
    std::size_t stems = 0;   // distinct ones of the block
    std::size_t shared = 0;  // of them, those that stand in another block too
  };
  // Of a block, or of what it holds outside the spans `without` (sorted).
  Overlap overlap(std::size_t block, std::span<const Span<Text>> without = {}) const;

 private:
  struct Place {
    std::uint64_t stem = 0;
    std::size_t block = 0;
  };

  template <class Visit>
  void for_each_stem(std::size_t block, Visit visit) const;
  bool stands_outside(std::size_t block, std::uint64_t stem) const;

  const Article& article_;
  std::vector<Place> places_;  // by stem and block
};

}  // namespace obelus
