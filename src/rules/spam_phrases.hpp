// The terms of the spam vocabulary by their text, for the few rules that look a phrase up by itself
// instead of finding all terms of an article. Made in one go of some dozen instructions a term, as
// a whole run may ask for no more than one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/spam_vocabulary.hpp"

namespace obelus {

class SpamPhrases {
 public:
  // `vocabulary` outlives the table.
  explicit SpamPhrases(const SpamVocabulary& vocabulary);

  // The greatest weight of a term that reads so, folded; below 0 where there is none.
  double weight(std::string_view folded) const noexcept;

 private:
  const SpamVocabulary& vocabulary_;
  std::vector<std::uint32_t> slots_;  // number of a term plus one, 0 for none; a power of two
};

}  // namespace obelus
