// Overlapping hits of lexicons: the longer phrase is the one that was meant.
#pragma once

#include <span>
#include <vector>

#include "rules/lexicon_terms.hpp"

namespace obelus {

// Without the hits that lie within a longer one (or repeat it). `hits` are in order.
std::vector<LexiconTerms::Hit> longest_hits(std::vector<LexiconTerms::Hit> hits);

// The hits (in order) that may touch a span: those that begin no further before it than the longest
// term is long.
std::span<const LexiconTerms::Hit> hits_near(std::span<const LexiconTerms::Hit> hits,
                                             Span<Text> span) noexcept;

// Whether one of `hits` (in order) covers the span, or touches it at all.
bool any_covers(std::span<const LexiconTerms::Hit> hits, Span<Text> span) noexcept;
bool any_overlaps(std::span<const LexiconTerms::Hit> hits, Span<Text> span) noexcept;

}  // namespace obelus
