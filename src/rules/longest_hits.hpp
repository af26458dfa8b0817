// Overlapping hits of lexicons: the longer phrase is the one that was meant.
#pragma once

#include <vector>

#include "rules/lexicon_terms.hpp"

namespace obelus {

// Without the hits that lie within a longer one (or repeat it). `hits` are in order.
std::vector<LexiconTerms::Hit> longest_hits(std::vector<LexiconTerms::Hit> hits);

// Whether one of `hits` (in order) covers the span, or touches it at all.
bool any_covers(const std::vector<LexiconTerms::Hit>& hits, Span<Text> span) noexcept;
bool any_overlaps(const std::vector<LexiconTerms::Hit>& hits, Span<Text> span) noexcept;

}  // namespace obelus
