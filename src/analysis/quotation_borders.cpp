// Where a quotation may go on from one block into the next.
#include "analysis/quotation_borders.hpp"

#include "analysis/quotation_costs.hpp"
#include "analysis/quotation_languages.hpp"
#include "document/document.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// A block longer than this may be several paragraphs that lost their breaks (news paragraphs have a
// median of 140 to 440 bytes, flattened articles of 414 and more).
constexpr std::size_t kFlattenedBytes = 350;
// The same where every paragraph of a quotation opens it again, so that an opener after a
// sentence's end tells of a lost break as well.
constexpr std::size_t kFlattenedReopening = 200;
// The same of all its paragraphs together, in letters.
constexpr std::size_t kLostLetters = 330;
// A lone paragraph may have been several as soon as it holds several sentences.
constexpr std::size_t kLoneLetters = 80;
// A line of verse is shorter than this; two bytes a letter in Arabic or Cyrillic.
constexpr std::size_t kVerseBytes = 120;

// A long quotation may stand in block quotes one behind the other, each opened again.
bool may_carry(const Block& before, const Block& after) noexcept {
  if (before.scope != after.scope) return false;
  const bool together = before.container == after.container;
  return after.scope == Scope::paragraph
             ? together
             : after.scope == Scope::quote && (together || before.depth == after.depth);
}

char32_t last_of(std::string_view text) noexcept { return utf8::before(text, text.size()); }

// A sentence goes on below: no stop above, a small letter below.
bool cut_sentence(std::string_view above, std::string_view below) noexcept {
  const char32_t last = utf8::before(above, above.size());
  const char32_t first = utf8::at(below, 0);
  return (is_letter(last) || last == U',') && is_lower(first);
}

// « Vous fermez ? / — Dans une heure. » : a change of speakers inside one pair of marks.
bool begins_with_dash(std::string_view text) noexcept {
  const char32_t first = utf8::at(text, 0);
  return first == 0x2014 || first == 0x2013;
}

// Returns whether the two blocks are one paragraph that a stray break cut in two.
bool describe_border(const Document& document, const Block& before, const Block& after,
                     BlockBorder& border) noexcept {
  border.carries = may_carry(before, after);
  const bool verse = before.text.size() < kVerseBytes && after.text.size() < kVerseBytes &&
                     !is_sentence_end(last_of(document.text(before)));
  const bool cut = cut_sentence(document.text(before), document.text(after));
  const bool dialogue = begins_with_dash(document.text(after));
  border.sound = verse || cut || dialogue;
  border.carry_cost = cut || dialogue ? quotation_cost::kCarriedCut
                      : verse         ? quotation_cost::kCarriedVerse
                                      : quotation_cost::kCarried;
  return cut;
}

}  // namespace

bool breaks_are_lost(const Document& document) {
  std::size_t paragraphs = 0;
  std::size_t letters = 0;
  for (const Block& block : document.blocks) {
    if (block.scope != Scope::paragraph) continue;
    ++paragraphs;
    letters += utf8::length(document.text(block));
  }
  return letters > paragraphs * kLostLetters || (paragraphs == 1 && letters > kLoneLetters);
}

std::vector<BlockBorder> borders_of(const Document& document) {
  std::vector<BlockBorder> borders(document.blocks.size());
  const Block* before = nullptr;
  std::uint32_t ordinal = 0;
  std::size_t most = kFlattenedBytes;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    borders[i].readable = !is_beside_the_text(block.scope);
    const bool cut = borders[i].readable && before != nullptr &&
                     describe_border(document, *before, block, borders[i]);
    if (cut) --ordinal;
    borders[i].ordinal = ordinal;
    if (!borders[i].readable) continue;
    ++ordinal;
    if (before == nullptr || before->language != block.language) {
      const MarkHabits habits = mark_habits(block.language);
      most = habits.reopens || habits.spaced_guillemets ? kFlattenedReopening : kFlattenedBytes;
    }
    borders[i].flattened = block.text.size() > most;
    before = &block;
  }
  return borders;
}

}  // namespace obelus
