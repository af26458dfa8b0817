// Keeps the longest of overlapping hits.
#include "rules/longest_hits.hpp"

#include <algorithm>

namespace obelus {

std::vector<LexiconTerms::Hit> longest_hits(std::vector<LexiconTerms::Hit> hits) {
  // Longer first among those that begin together: then a hit lies within a longer one exactly if
  // it ends no later than everything before it.
  std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end;
  });
  std::size_t reach = 0;
  std::erase_if(hits, [&](const LexiconTerms::Hit& hit) {
    if (hit.text.end <= reach) return true;
    reach = hit.text.end;
    return false;
  });
  return hits;
}

std::span<const LexiconTerms::Hit> hits_near(std::span<const LexiconTerms::Hit> hits,
                                             Span<Text> span) noexcept {
  constexpr std::size_t kLongestTerm = 512;  // bytes
  const auto before = [](const LexiconTerms::Hit& hit, std::size_t at) {
    return hit.text.begin < at;
  };
  const auto begin = std::lower_bound(hits.begin(), hits.end(),
                                      span.begin - std::min(span.begin, kLongestTerm), before);
  return {begin, std::lower_bound(begin, hits.end(), span.end, before)};
}

bool any_covers(std::span<const LexiconTerms::Hit> hits, Span<Text> span) noexcept {
  const auto near = hits_near(hits, span);
  return std::any_of(near.begin(), near.end(),
                     [&](const LexiconTerms::Hit& hit) { return hit.text.contains(span); });
}

bool any_overlaps(std::span<const LexiconTerms::Hit> hits, Span<Text> span) noexcept {
  const auto near = hits_near(hits, span);
  return std::any_of(near.begin(), near.end(),
                     [&](const LexiconTerms::Hit& hit) { return hit.text.overlaps(span); });
}

}  // namespace obelus
