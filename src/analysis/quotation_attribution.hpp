// Clauses that hand quoted words to a speaker: “…, said Miller.” Where a quotation is still open
// and such a clause follows a comma, its closing mark was forgotten, even if the next paragraph
// begins with a mark as though it went on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace obelus {

// The clauses of an article, block by block, each looked for when first asked about.
class AttributionClauses {
 public:
  explicit AttributionClauses(const Document& document)
      : document_(document), ranges_(document.blocks.size()) {}

  // Whether a clause begins in [begin, end), which lies in that block.
  bool any_in(std::uint32_t block, Span<Text> span);

 private:
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool known = false;
  };
  void find(std::uint32_t block);

  const Document& document_;
  std::vector<Range> ranges_;         // of clauses_, by block
  std::vector<std::size_t> clauses_;  // offsets of their commas
};

}  // namespace obelus
