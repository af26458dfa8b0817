// The words of one block that stand outside its quotations, and which of them could be somebody:
// what attribution looks for beside a verb of speech.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/article.hpp"

namespace obelus {

struct SpeakerWord {
  Span<Text> text;
  std::uint32_t unit = 0;   // sentence, see BlockWords::units
  bool name = false;        // capitalised, and not only because it begins a sentence
  bool acronym = false;     // "SPD"
  bool opens_unit = false;  // the first word of its sentence, capitalised
  bool role = false;        // "minister", "police"
  bool pronoun = false;     // "she"
  bool faint = false;       // "her", "it", "another": somebody, directly beside an expression
  bool document = false;    // "letter": speaks, near a verb
};

// A block read for speakers. Quotations are left out, and a sentence that ends inside one goes on
// behind it.
struct BlockWords {
  std::vector<Span<Text>> quoted;  // the outermost quotations, marks included, in order
  std::vector<Span<Text>> units;   // sentences
  std::vector<SpeakerWord> words;

  bool masked(Span<Text> span) const noexcept;
  // The sentence that holds an offset.
  std::size_t unit_at(std::size_t text_offset) const noexcept;
  // The first word that begins at or after an offset; words.size() where none does.
  std::size_t word_at(std::size_t text_offset) const noexcept;
};

BlockWords read_block_words(const Article& article, std::size_t block);

// For languages that capitalise all nouns: keeps as names only acronyms and runs of capitalised
// words ("Angela Merkel"); what else is capitalised counts only beside its verb, as a word that
// opens a sentence does.
void tell_names_from_nouns(const Article& article, BlockWords& words);

// The quotation with its marks.
Span<Text> with_marks(const QuotationAnalysis& analysis, const Quotation& quotation) noexcept;

}  // namespace obelus
