// Expressions that attribute, each with its source: what a block holds for its quotations.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/lexicon_terms.hpp"
#include "rules/speaker_words.hpp"

namespace obelus {

enum class CueKind : std::uint8_t { verb, noun, preposition };

// An expression that attributes, and the somebody found with it.
struct SourceCue {
  Span<Text> cue;
  Span<Text> source;  // the cue itself where it needs nobody beside it
  CueKind kind = CueKind::verb;
  bool strong = false;  // attributes beyond its own sentence
  bool beside = false;  // counts only directly beside the quotation
  std::uint32_t unit = 0;
};

// What a block holds for its quotations.
struct BlockSources {
  BlockWords words;
  std::vector<SourceCue> cues;      // in order
  std::vector<Span<Text>> orphans;  // cues with nobody beside them, in order
};

// Adds the expressions of one block, whose words are known, to its cues or its orphans.
class CueFinder {
 public:
  CueFinder(const Article& article, std::string_view language, BlockSources& result);

  void add(const LexiconTerms::Hit& hit, CueKind kind);

 private:
  std::vector<SpeakerWord>& words() const { return result_.words.words; }
  // The somebody nearest to words [first, last), at most `before` and `behind` words away in the
  // same sentence.
  std::optional<Span<Text>> somebody(std::size_t first, std::size_t last, std::size_t before,
                                     std::size_t behind, CueKind kind) const;
  bool is_somebody(std::size_t index, std::size_t distance, CueKind kind, bool ahead) const;
  bool parts_nobody(Span<Text> word) const;
  std::optional<Span<Text>> subject(std::size_t verb) const;
  std::optional<Span<Text>> quoted_name(Span<Text> cue) const;

  const Article& article_;
  BlockSources& result_;
  bool dropping_;
  bool german_;
  bool english_;
};

}  // namespace obelus
