// The borders between the blocks of an article, as the quotation analysis sees them.
#pragma once

#include <cstdint>
#include <vector>

namespace obelus {

class Document;

// What the search needs to know of the blocks.
struct BlockBorder {
  std::uint32_t ordinal = 0;  // readable paragraphs before it, those cut in two counted once
  bool readable = true;       // blocks of code and the like are passed over
  bool carries = false;       // a quotation may go on from the block before into this one …
  int carry_cost = 0;         // … at this cost, if it is not opened again here
  bool sound = false;         // … and nothing is wrong with that: verse, a sentence cut in two
  bool flattened = false;     // so long that it may be several paragraphs without their breaks
};

// Whether the article's paragraphs are so long that most of the breaks between them are gone; those
// that are left may stand anywhere.
bool breaks_are_lost(const Document& document);

std::vector<BlockBorder> borders_of(const Document& document);

}  // namespace obelus
