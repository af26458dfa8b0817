// Invisible spaces and ends of words.
#include "analysis/word_edges.hpp"

#include <algorithm>
#include <array>

namespace obelus {

WordEdges::WordEdges(const FoldedText& folded, std::string_view text) : folded_(folded.text) {
  constexpr std::array<std::string_view, 3> kSpaces = {"\u200B", "\u2060", "\uFEFF"};
  for (const std::string_view space : kSpaces) {
    for (std::size_t at = text.find(space); at != std::string_view::npos;
         at = text.find(space, at + space.size())) {
      invisible_.push_back(folded.map.to_target({at, at + space.size()}).begin);
    }
  }
  std::sort(invisible_.begin(), invisible_.end());
}

bool WordEdges::ends_at(std::size_t offset) const {
  if (offset == folded_.size()) return true;
  const char32_t next = utf8::at(folded_, offset);
  if (!is_word(next) || is_unspaced_letter(next)) return true;
  const char32_t last = utf8::before(folded_, offset);
  if (!is_word(last) || is_unspaced_letter(last)) return true;
  return std::binary_search(invisible_.begin(), invisible_.end(), offset);
}

}  // namespace obelus
