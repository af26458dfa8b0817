// Reads the lexicons of spam and adds up what was found of them.
#include "rules/spam_vocabulary.hpp"

#include <algorithm>

namespace obelus {
namespace {

constexpr std::string_view kFamily = "spam";
constexpr std::string_view kGeneral = "pitch";
constexpr std::size_t kWeighed = 256;  // hits looked at; so many convict any block

std::uint32_t index_of(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) names.push_back(name);
  return static_cast<std::uint32_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

SpamVocabulary::SpamVocabulary(const RuleSetup& setup)
    : lists_(setup.shared.get<Lists>("spam vocabulary", [&] { return read(setup); })) {}

SpamVocabulary::Lists SpamVocabulary::read(const RuleSetup& setup) {
  Lists lists;
  for (const std::string& vertical : lexicon_subjects(kFamily)) {
    const std::uint32_t index = index_of(lists.verticals, vertical);
    const std::string subject = std::string(kFamily) + '/' + vertical;
    for (Lexicon& lexicon : lexicons(subject, setup.lexicon_changes)) {
      const auto first = static_cast<std::uint32_t>(lists.list_of.size());
      const auto number = static_cast<std::uint16_t>(lists.lists.size());
      lists.list_of.resize(first + lexicon.terms.size(), number);
      lists.lists.push_back({first, index, index_of(lists.languages, lexicon.language)});
      lists.lexicons.push_back(std::move(lexicon));
    }
  }
  lists.general = index_of(lists.verticals, std::string(kGeneral));
  lists.group = setup.terms.add_group(lists.lexicons);
  return lists;
}

SpamVocabulary::Term SpamVocabulary::term(std::uint32_t number) const noexcept {
  const std::uint16_t list = lists_->list_of[number];
  const auto& [first, vertical, language] = lists_->lists[list];
  const LexiconTerm term = lists_->lexicons[list].terms[number - first];
  return {term.folded, vertical, language, term.weight};
}

SpamWeight weigh(const SpamVocabulary& vocabulary, std::span<const TermHit> hits,
                 std::span<const double> factors) {
  const auto weight = [&](const TermHit& hit) {
    const SpamVocabulary::Term term = vocabulary.term(hit);
    return term.weight * factors[term.vertical];
  };
  std::vector<TermHit> ranked;
  for (const TermHit& hit : hits.first(std::min(hits.size(), kWeighed))) {
    if (weight(hit) > 0) ranked.push_back(hit);
  }
  std::sort(ranked.begin(), ranked.end(), [&](const TermHit& a, const TermHit& b) {
    if (weight(a) != weight(b)) return weight(a) > weight(b);
    if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.term < b.term;
  });
  SpamWeight result;
  std::vector<double> sums(factors.size(), 0);
  double all = 0;
  for (const TermHit& hit : ranked) {
    const std::string_view text = vocabulary.term(hit).folded;
    const bool known =
        std::any_of(result.counted.begin(), result.counted.end(), [&](const TermHit& other) {
          return other.text.overlaps(hit.text) || vocabulary.term(other).folded == text;
        });
    if (known) continue;
    result.counted.push_back(hit);
    sums[vocabulary.term(hit).vertical] += weight(hit);
    all += weight(hit);
  }
  if (result.counted.empty()) return result;
  // Whatever is sold leads; the general phrases support it.
  double best = -1;
  double specific = 0;
  for (std::uint32_t i = 0; i < sums.size(); ++i) {
    const double rank = vocabulary.is_general(i) ? std::min(sums[i], 0.5) : sums[i];
    if (!vocabulary.is_general(i)) specific += sums[i];
    if (rank <= best) continue;
    best = rank;
    result.vertical = i;
  }
  const double lead = sums[result.vertical];
  result.sum = lead + (all - lead) / 2;
  if (!vocabulary.is_general(result.vertical)) result.specific = lead + (specific - lead) / 2;
  std::sort(result.counted.begin(), result.counted.end(),
            [](const TermHit& a, const TermHit& b) { return a.text < b.text; });
  return result;
}

}  // namespace obelus
