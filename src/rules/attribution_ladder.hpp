// The ladder of attribution/quotation: where a reader may find who said something, from the
// quotation's own sentence outwards. It asks "is anybody named near it", not "who said it".
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/names_elsewhere.hpp"
#include "rules/source_search.hpp"

namespace obelus {

// One article's quotations against the ladder; what it reads of a block is kept.
class AttributionLadder {
 public:
  AttributionLadder(const SourceSearch& search, const Article& article)
      : search_(search), article_(article), links_(article), names_(article.text()) {}

  bool attributed(const Quotation& quotation, std::size_t block);
  // Whether the paragraph or the one before begins within a sentence (where none is before, the one
  // behind): what is lost there may have
  // named the speaker.
  bool lost_beginning(std::size_t block) const;
  // For a quotation that is not: what was looked for, where, and what came near.
  std::vector<std::string> looked_for(const Quotation& quotation, std::size_t block);

 private:
  // A verb that rarely means speech must stand at most so many words from the marks.
  static constexpr std::size_t kVerbGap = 2;
  // How many quotations or paragraphs are asked, one after the other.
  static constexpr std::size_t kMostNeighbours = 16;

  // Settles most quotations without reading their paragraph: a speaker right beside the quotation.
  // Its neighbours ask for it as well.
  bool spoken(std::size_t quotation, std::size_t block);
  // Likewise, of the one before or behind it.
  bool lent_plainly(const Quotation& quotation, std::size_t block);

  struct BlockState {
    BlockSources sources;
    std::vector<signed char> own_sentence;  // by quoted span: 1 attributed, 0 not, -1 not asked
    std::vector<bool> unit_has_source;      // a link or a cue that counts in the whole sentence
    bool has_source = false;                // in any unit
    bool has_strong_cue = false;            // one that counts in the whole paragraph
    signed char carries = -1;               // a speaker for the next paragraph: likewise
  };

  BlockState& state(std::size_t block);
  bool in_own_sentence(BlockState& state, std::size_t block, Span<Text> quoted);
  bool has_cue_beside(const BlockState& state, std::size_t block, Span<Text> quoted) const;
  bool led_in(const BlockState& state, std::size_t block, Span<Text> quoted);
  bool credited(const BlockState& state, std::size_t block, Span<Text> quoted);
  bool labelled(const BlockState& state, std::size_t block, Span<Text> quoted) const;
  bool beside_attributed_quotation(BlockState& state, std::size_t block, Span<Text> quoted);
  bool tagged(const BlockState& state, std::size_t block, Span<Text> quoted) const;
  bool goes_on(const BlockState& here, const Quotation& quotation, std::size_t block,
               Span<Text> quoted);
  bool answered(const BlockState& state, Span<Text> quoted) const;
  bool asked(const BlockState& state, Span<Text> quoted, std::size_t first) const;
  bool begins_unit(const BlockState& state, Span<Text> quoted) const;
  bool in_next_or_last_sentence(const BlockState& state, Span<Text> quoted) const;
  bool taken_over(std::size_t block, Span<Text> quoted);
  bool piece_of_report(const BlockState& state, std::size_t block, Span<Text> quoted);
  bool stands_alone(const BlockState& here, Span<Text> quoted) const;
  bool told_of(const BlockState& here, std::size_t block, Span<Text> quoted);
  bool left_open(std::size_t block, Span<Text> quoted) const;
  bool is_about_somebody(const BlockWords& words, std::size_t unit);
  bool tells_of_self(const BlockState& here, std::size_t block, Span<Text> quoted) const;
  bool pointed_at(const BlockState& here, std::size_t block, Span<Text> quoted);
  bool foreshadows(std::size_t block, Span<Text> quoted);
  bool carries(std::size_t block);
  bool is_passed_over(std::size_t block);
  bool leaves_speaker(BlockState& there, std::size_t block);

  bool introduces(const BlockState& state, std::size_t block, std::size_t colon) const;
  std::optional<std::size_t> neighbour(std::size_t block, int step) const;
  // The rest of the paragraph behind a quotation, as far as a citation may stand that is for it.
  Span<Text> behind(std::size_t block, Span<Text> quoted) const;

  const SourceSearch& search_;
  const Article& article_;
  const LinkPlaces links_;
  NamesElsewhere names_;
  std::unordered_map<std::size_t, BlockState> states_;
  std::vector<signed char> spoken_;  // by quotation: 1 spoken, 0 not, -1 not asked
};

}  // namespace obelus
