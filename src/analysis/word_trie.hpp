// Many words, looked up together at one place of a text: which of them begin here?
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {

// A trie whose branches end as soon as one word is left, whose rest is then compared in one go.
// Nodes are numbered breadth first, so that the few which nearly every look-up passes are
// neighbours; those with many children have a table of them. Immutable once built.
class WordTrie {
 public:
  WordTrie() = default;
  // `words` must be sorted by unsigned bytes, distinct and not empty. They are copied.
  explicit WordTrie(std::span<const std::string_view> words);

  // Calls visit(end, word) for each word that `text` has at `begin`, the shortest first. `word` is
  // the index in the words that the trie was built from. Reads no further than the longest word.
  template <class Visit>
  void find_at(std::string_view text, std::size_t begin, Visit visit) const {
    if (nodes_.empty()) return;
    std::uint32_t number = 0;
    std::size_t at = begin;
    while (true) {
      const Node& node = nodes_[number];
      if (node.children == 0) {
        if (text.size() - at >= node.size &&
            std::memcmp(text.data() + at, tails_.data() + node.first, node.size) == 0) {
          visit(at + node.size, node.word);
        }
        return;
      }
      if (node.word != kNoWord) visit(at, node.word);
      if (at == text.size()) return;
      number = child(node, static_cast<unsigned char>(text[at++]));
      if (number == 0) return;
    }
  }

 private:
  static constexpr std::uint32_t kNoWord = 0xFFFFFFFFu;
  static constexpr std::uint32_t kNoTable = 0xFFFFFFFFu;
  static constexpr std::uint32_t kManyChildren = 6;

  struct Node {
    std::uint32_t word = kNoWord;   // that ends here; of a leaf: whose rest is the tail
    std::uint32_t first = 0;        // child; of a leaf: where its tail begins
    std::uint32_t size = kNoTable;  // number of the table of children; of a leaf: of its tail
    std::uint32_t children = 0;     // 0 for a leaf
  };

  std::uint32_t child(const Node& node, unsigned char byte) const {
    if (node.size != kNoTable) return tables_[std::size_t{node.size} * 256 + byte];
    for (std::uint32_t i = node.first; i < node.first + node.children; ++i) {
      if (labels_[i] == byte) return i;
    }
    return 0;
  }

  std::vector<Node> nodes_;
  std::vector<unsigned char> labels_;  // the byte that leads to a node
  std::vector<std::uint32_t> tables_;  // 256 node numbers each; 0 for none, as the root is no child
  std::string tails_;
};

}  // namespace obelus
