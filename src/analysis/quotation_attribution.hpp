// Clauses that hand quoted words to a speaker: “…, said Miller.” Where a quotation is still open
// and such a clause follows a comma, its closing mark was forgotten, even if the next paragraph
// begins with a mark as though it went on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace obelus {

// The clauses of an article; each block is searched as far as somebody has asked.
class AttributionClauses {
 public:
  explicit AttributionClauses(const Document& document) : document_(document) {}

  // Whether a clause begins in the span, which lies in that block.
  bool any_in(std::uint32_t block, Span<Text> span);
  // Whether a clause stands at the offset, with a comma or without: “We won” he said.
  bool speech_at(std::uint32_t block, std::size_t at) const;
  // Whether the words before a mark in that block hand over to speech: said that “We …. They need
  // no stop then. True where nothing is known of the language.
  bool introduced(std::uint32_t block, std::size_t mark) const;

 private:
  void search(std::size_t end);

  const Document& document_;
  std::uint32_t block_ = ~0U;         // the block that was searched last …
  Span<Text> searched_;               // … and how much of it
  std::vector<std::size_t> clauses_;  // offsets of the commas of its clauses
};

}  // namespace obelus
