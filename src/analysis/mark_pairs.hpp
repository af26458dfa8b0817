// The pairs of quotation marks of an article, for the rules that look at how a pair is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace obelus {

class Document;
struct QuotationAnalysis;

// A quotation that opens and closes within one block.
struct MarkPair {
  std::int32_t opener = -1;  // indices into the marks of the analysis
  std::int32_t closer = -1;
  std::int32_t parent = -1;  // index of the pair around it in the same list
  std::size_t block = 0;
  std::uint8_t depth = 1;
};

// In order of their openers. Pairs of a block that crosses others have no parent.
std::vector<MarkPair> mark_pairs(const Document& document, const QuotationAnalysis& analysis);

}  // namespace obelus
