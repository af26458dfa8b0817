// Lists the pairs that the quotation analysis found.
#include "analysis/mark_pairs.hpp"

#include "analysis/quotations.hpp"
#include "document/document.hpp"

namespace obelus {

std::vector<MarkPair> mark_pairs(const Document& document, const QuotationAnalysis& analysis) {
  const std::vector<QuotationMark>& marks = analysis.marks;
  std::vector<MarkPair> pairs;
  std::vector<std::size_t> open;  // indices into pairs
  std::size_t block = document.blocks.size();
  std::size_t end = 0;  // of the block
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].text.begin >= end) {
      open.clear();
      block = document.block_at(marks[i].text.begin);
      if (block >= document.blocks.size()) continue;
      end = document.blocks[block].text.end;
    }
    const std::int32_t partner = marks[i].partner;
    if (partner < 0) continue;
    const auto index = static_cast<std::int32_t>(i);
    if (marks[i].role == MarkRole::opener) {
      if (marks[static_cast<std::size_t>(partner)].text.begin >= end) continue;
      MarkPair pair{.opener = index, .closer = partner, .block = block};
      while (!open.empty() && pairs[open.back()].closer < index) open.pop_back();
      if (!open.empty()) {
        pair.parent = static_cast<std::int32_t>(open.back());
        pair.depth = static_cast<std::uint8_t>(open.size() < 254 ? open.size() + 1 : 255);
      }
      open.push_back(pairs.size());
      pairs.push_back(pair);
    }
  }
  return pairs;
}

}  // namespace obelus
