// A hash table with linear probing.
#include "rules/spam_phrases.hpp"

#include <algorithm>
#include <bit>

#include "text/folded_words.hpp"

namespace obelus {
namespace {

constexpr double kNone = -1;

// The lowest bits choose the slot, and the highest of a word's hash are its best ones.
std::size_t hash_of(std::string_view text) noexcept {
  const std::uint64_t hash = hash_word(text, 0, text.size());
  return static_cast<std::size_t>(hash ^ hash >> 32U);
}

}  // namespace

SpamPhrases::SpamPhrases(const SpamVocabulary& vocabulary)
    : vocabulary_(vocabulary), slots_(std::bit_ceil(vocabulary.size() * 2 + 1)) {
  for (std::uint32_t number = 0; number < vocabulary.size(); ++number) {
    std::size_t slot = hash_of(vocabulary.term(number).folded) & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = number + 1;
  }
}

double SpamPhrases::weight(std::string_view folded) const noexcept {
  double heaviest = kNone;
  for (std::size_t slot = hash_of(folded) & (slots_.size() - 1); slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const SpamVocabulary::Term term = vocabulary_.term(slots_[slot] - 1);
    if (term.folded == folded) heaviest = std::max(heaviest, term.weight);
  }
  return heaviest;
}

}  // namespace obelus
