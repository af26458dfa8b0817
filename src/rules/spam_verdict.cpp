// Warnings come in several kinds, each with what sound articles hardly ever have together.
#include "rules/spam_verdict.hpp"

#include <algorithm>

namespace obelus {
namespace {

constexpr double kCrowded = 4;      // words that warn whatever the structure, where they are dense
constexpr std::size_t kTokens = 3;  // that manner needs: less is a signature or a line of code
constexpr double kAll = 0.125;      // weight to a word of what hardly says anything else
constexpr double kProse = 12;       // words with which one phrase may be a writer's own
constexpr double kBelow = 0.5;      // how far below the limit a warning reaches
constexpr double kStrangerBelow = 1;  // likewise, for a line that shares no word with the article

// What it says and how it stands there.
bool speaks(const SpamCandidate& candidate, double limit) {
  const double words = candidate.weight.sum;
  const bool enough =
      words >= kSpamContent || (words >= 1 && (points(candidate.form) >= kSpamStructure ||
                                               candidate.structure >= kSpamStrong));
  return enough && candidate.structure >= kSpamStructure && candidate.sum() >= limit - kBelow;
}

// A line of its own with some word of spam and none of the article's.
bool is_strange_line(const SpamCandidate& candidate, double limit) {
  return candidate.kinship == SpamKinship::stranger && !candidate.position.empty() &&
         candidate.weight.sum >= 1 && candidate.sum() >= limit - kStrangerBelow;
}

// A paragraph that is little but words of spam, with hardly any of the article's. One phrase may be
// a writer's own, unless nobody writes it; so may be the way that advertisements speak.
bool is_strange_paragraph(const SpamCandidate& candidate) {
  if (candidate.kinship == SpamKinship::related) return false;
  if (candidate.weight.specific < 1 && candidate.manner() < kSpamFaint) return false;
  if (candidate.weight.sum >= kSpamContent) {
    return candidate.is_thick() && (candidate.weight.counted.size() > 1 ||
                                    candidate.heaviest >= kSpamStrong || candidate.words < kProse);
  }
  return candidate.kinship == SpamKinship::stranger && points(candidate.context) >= 1 &&
         candidate.weight.sum >= std::max(1.0, kAll * candidate.words);
}

// Odd in its manner, whatever it says.
bool is_unlike(const SpamCandidate& candidate, double threshold) {
  const bool voice_only = candidate.form.empty() && candidate.position.empty();
  return candidate.unlike && candidate.tokens >= kTokens &&
         candidate.sum() >= threshold - (voice_only ? 0 : kBelow);
}

// A title among lines that have no such capitals, and about something else.
bool is_strange_title(const SpamCandidate& candidate, double threshold) {
  return candidate.titled && candidate.sum() >= threshold - kBelow;
}

}  // namespace

bool is_spam_error(const SpamCandidate& candidate, double limit) {
  return candidate.weight.specific >= kSpamContent && candidate.heaviest >= kSpamPhrase &&
         candidate.structure - candidate.doubtful >= kSpamStructure && candidate.sum() >= limit;
}

bool is_spam_warning(const SpamCandidate& candidate, double limit, double threshold) {
  return (candidate.weight.sum >= kCrowded && candidate.is_dense()) || speaks(candidate, limit) ||
         is_strange_line(candidate, limit) || is_strange_paragraph(candidate) ||
         is_unlike(candidate, threshold) || is_strange_title(candidate, threshold);
}

double least_spam_sum(const SpamCandidate& candidate, double threshold) {
  return candidate.is_thick() ? 0 : threshold - kStrangerBelow;
}

bool keeps_spam_company(const SpamCandidate& candidate) {
  // Hardly a paragraph of an article shares none of its words; some share few.
  const double context = points(candidate.context);
  return candidate.manner() >= kSpamFaint && candidate.tokens >= kTokens &&
         (!candidate.near || points(candidate.form) >= kSpamOdd) &&
         (context > 1 || (context == 1 && candidate.manner() >= kSpamOdd)) &&
         candidate.sum() >= kSpamCompany;
}

}  // namespace obelus
