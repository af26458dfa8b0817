// What the evidence against a candidate amounts to: an error, a warning, or nothing.
#pragma once

#include "rules/spam_candidates.hpp"

namespace obelus {

inline constexpr double kSpamPhrase = 2;  // least weight of one phrase that an error needs

// `limit`: the sum that makes an error of the block; `threshold`: of a line. An error needs words
// that say what is sold and, independent of them, a structure that is not the article's.
bool is_spam_error(const SpamCandidate& candidate, double limit);
bool is_spam_warning(const SpamCandidate& candidate, double limit, double threshold);
// The least sum with which the candidate could be a warning.
double least_spam_sum(const SpamCandidate& candidate, double threshold);

// Whether it would be a warning beside an error: insertions come several at a time.
bool keeps_spam_company(const SpamCandidate& candidate);
inline constexpr double kSpamCompany = 2;  // the least sum that it needs

}  // namespace obelus
