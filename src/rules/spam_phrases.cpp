// A hash table with linear probing.
#include "rules/spam_phrases.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace obelus {
namespace {

constexpr double kNone = -1;

// Of the length, the first and the last eight bytes: phrases that share them are few.
std::size_t hash_of(std::string_view text) noexcept {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  const std::size_t size = std::min(text.size(), sizeof first);
  if (size == 0) return 0;
  std::memcpy(&first, text.data(), size);
  std::memcpy(&last, text.data() + text.size() - size, size);
  // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4).
  const std::uint64_t mixed = (first ^ std::rotl(last, 23) ^ text.size()) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(mixed ^ mixed >> 32U);
}

}  // namespace

SpamPhrases::SpamPhrases(const SpamVocabulary& vocabulary)
    : terms_(vocabulary.terms()), slots_(std::bit_ceil(vocabulary.terms().size() * 2 + 1)) {
  std::uint32_t number = 0;
  for (const SpamVocabulary::Term& term : terms_) {
    std::size_t slot = hash_of(term.folded) & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = ++number;
  }
}

double SpamPhrases::weight(std::string_view folded) const noexcept {
  double heaviest = kNone;
  for (std::size_t slot = hash_of(folded) & (slots_.size() - 1); slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const SpamVocabulary::Term& term = terms_[slots_[slot] - 1];
    if (term.folded == folded) heaviest = std::max(heaviest, term.weight);
  }
  return heaviest;
}

}  // namespace obelus
