// The trie against a look-up that cannot be wrong.
#include "analysis/word_trie.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace obelus {
namespace {

using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;  // end, word

std::vector<std::string_view> views(const std::set<std::string>& words) {
  return {words.begin(), words.end()};
}

Found find(const WordTrie& trie, std::string_view text, std::size_t begin) {
  Found found;
  trie.find_at(text, begin,
               [&](std::size_t end, std::uint32_t word) { found.emplace_back(end, word); });
  return found;
}

std::string random_word(std::mt19937& random, std::string_view letters, std::size_t longest) {
  std::string word(1 + random() % longest, ' ');
  for (char& c : word) c = letters[random() % letters.size()];
  return word;
}

TEST(WordTrie, FindsNothingWithoutWords) {
  EXPECT_TRUE(find(WordTrie(), "anything", 0).empty());
  EXPECT_TRUE(find(WordTrie(std::span<const std::string_view>()), "anything", 0).empty());
}

TEST(WordTrie, FindsTheWordsThatBeginAtAPlace) {
  const std::set<std::string> words{"he", "her", "hers", "here", "she"};
  const WordTrie trie(views(words));
  EXPECT_EQ(find(trie, "ushers", 2), (Found{{4, 0}, {5, 1}, {6, 3}}));
  EXPECT_EQ(find(trie, "ushers", 1), (Found{{4, 4}}));
  EXPECT_TRUE(find(trie, "ushers", 0).empty());
  EXPECT_EQ(find(trie, "he", 0), (Found{{2, 0}}));
  EXPECT_TRUE(find(trie, "he", 2).empty());
  EXPECT_TRUE(find(trie, "h", 0).empty());
}

TEST(WordTrie, TakesBytesOfEveryValue) {
  const std::set<std::string> words{std::string("\0a", 2), "\xFF\xFE", "\x80"};
  const WordTrie trie(views(words));
  const std::string_view text("x\0a\xFF\xFE\x80", 6);
  EXPECT_EQ(find(trie, text, 1).size(), 1u);
  EXPECT_EQ(find(trie, text, 3).size(), 1u);
  EXPECT_EQ(find(trie, text, 5).size(), 1u);
}

TEST(WordTrie, AgreesWithTheNaiveLookUpOnRandomWords) {
  std::mt19937 random(20240501);
  std::size_t hits = 0;
  for (int round = 0; round < 200; ++round) {
    // Few letters make deep tries; many make nodes with a table of children.
    const std::string_view letters = round % 2 == 0 ? "ab" : "abcdefghijklmnopqrstuvwxyz";
    std::set<std::string> words;
    while (words.size() < 60) words.insert(random_word(random, letters, round % 2 == 0 ? 9 : 3));
    const std::vector<std::string_view> list = views(words);
    const WordTrie trie(list);
    const std::string text = random_word(random, letters, 100);
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      Found expected;
      for (std::size_t end = begin + 1; end <= text.size(); ++end) {
        for (std::uint32_t w = 0; w < list.size(); ++w) {
          if (std::string_view(text).substr(begin, end - begin) == list[w]) {
            expected.emplace_back(end, w);
          }
        }
      }
      EXPECT_EQ(find(trie, text, begin), expected) << "round " << round << " at " << begin;
      hits += expected.size();
    }
  }
  EXPECT_GT(hits, 1000u);
}

}  // namespace
}  // namespace obelus
