// Builds the trie level by level: a node stands for the words that share its prefix, which are
// neighbours, as the words are sorted.
#include "analysis/word_trie.hpp"

namespace obelus {

WordTrie::WordTrie(std::span<const std::string_view> words) {
  if (words.empty()) return;
  struct Range {
    std::uint32_t begin, end;
  };
  std::vector<Range> level{{0, static_cast<std::uint32_t>(words.size())}};
  std::vector<Range> next;
  nodes_.reserve(words.size() * 2);
  labels_.reserve(words.size() * 2);
  nodes_.emplace_back();
  labels_.push_back(0);
  std::uint32_t number = 0;
  for (std::size_t depth = 0; !level.empty(); ++depth) {
    next.clear();
    for (const Range range : level) {
      std::uint32_t at = range.begin;
      const auto first = static_cast<std::uint32_t>(nodes_.size());
      if (range.end - range.begin == 1) {
        const std::string_view tail = words[at].substr(depth);
        nodes_[number++] = {at, static_cast<std::uint32_t>(tails_.size()),
                            static_cast<std::uint32_t>(tail.size()), 0};
        tails_ += tail;
        continue;
      }
      Node node;
      // The word that ends here sorts before those that go on.
      if (words[at].size() == depth) node.word = at++;
      while (at < range.end) {
        const char byte = words[at][depth];
        const std::uint32_t begin = at;
        while (at < range.end && words[at][depth] == byte) ++at;
        nodes_.emplace_back();
        labels_.push_back(static_cast<unsigned char>(byte));
        next.push_back({begin, at});
      }
      node.first = first;
      node.children = static_cast<std::uint32_t>(nodes_.size()) - first;
      if (node.children >= kManyChildren) {
        node.size = static_cast<std::uint32_t>(tables_.size() / 256);
        tables_.resize(tables_.size() + 256);
        std::uint32_t* const table = tables_.data() + std::size_t{node.size} * 256;
        for (std::uint32_t i = 0; i < node.children; ++i) table[labels_[first + i]] = first + i;
      }
      nodes_[number++] = node;
    }
    level.swap(next);
  }
}

}  // namespace obelus
