// Who speaks to whom. News tells of others; what is smuggled in speaks to the reader ("you") and of
// its writer ("we offer"). An article that is written so throughout, a guide or a column, has the
// same voice in most of its paragraphs.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "rules/lexicon_terms.hpp"

namespace obelus {

// Words of a block, outside quotations.
struct SpamVoice {
  std::uint32_t reader = 0;  // that speak to the reader
  std::uint32_t writer = 0;  // by which the writer speaks of himself
};

class SpamVoices {
 public:
  explicit SpamVoices(const RuleSetup& setup);

  // By block; empty where no block has any.
  std::vector<SpamVoice> find(const Article& article) const;

 private:
  LexiconTerms reader_;
  LexiconTerms writer_;
};

// How many paragraphs of prose a block makes: none, or more than one where breaks were lost.
std::size_t prose_units(const Article& article, std::size_t block);

// How much of an article has each voice.
struct VoiceShare {
  std::size_t prose = 0;   // paragraphs of prose
  std::size_t reader = 0;  // blocks of any kind
  std::size_t writer = 0;
  std::vector<char> counted{};  // whether a block is among those
  // The first of the blocks at the end that have no prose but what speaks to the reader: where the
  // newsroom asks for stories and columnists for letters.
  std::size_t tail = 0;
};
// Blocks that `suspect` says are odd in other ways prove nothing.
VoiceShare voice_share(const Article& article, const std::vector<SpamVoice>& voices,
                       const std::function<bool(std::size_t)>& suspect);

}  // namespace obelus
