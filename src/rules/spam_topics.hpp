// Which verticals of spam are what an article itself is about: they count for nothing in it.
#pragma once

#include <span>
#include <vector>

#include "rules/spam_candidates.hpp"

namespace obelus {

// `factors`, with 0 for the verticals that the article is about.
std::vector<double> without_own_topics(const Article& article, const SpamVocabulary& vocabulary,
                                       std::span<const double> factors, const SpamSearch& search);

}  // namespace obelus
