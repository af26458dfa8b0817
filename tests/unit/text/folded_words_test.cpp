// Words of folded texts and the keys of terms.
#include "text/folded_words.hpp"

#include <gtest/gtest.h>

#include <string>

#include "text/fold.hpp"

namespace obelus {
namespace {

std::string first_word(std::string_view text) {
  return std::string(text.substr(0, word_end(text, 0, text.size())));
}

TEST(FoldedWords, EndAtSigns) {
  EXPECT_EQ(first_word("casino bonus"), "casino");
  EXPECT_EQ(first_word("überraschungen, immer"), "überraschungen");
  EXPECT_EQ(first_word("مجانا على"), "مجانا");
  EXPECT_EQ(first_word("x2y-z"), "x2y");
  EXPECT_EQ(first_word("#ad"), "");
  EXPECT_EQ(first_word("赌场"), "");
  EXPECT_EQ(first_word("ab赌场"), "ab");
  EXPECT_EQ(first_word(""), "");
  EXPECT_EQ(word_end("internationally", 0, 9), 9U);
}

TEST(FoldedWords, HashTheSameInARegisterAsInATextOfAnyLength) {
  const std::string text = "odds on";
  const std::uint64_t hash = hash_word(text, 0, 4);
  EXPECT_EQ(hash, hash_word("odds", 0, 4));
  EXPECT_EQ(hash, hash_word("the odds on this", 4, 8));
  EXPECT_EQ(hash, hash_short_word(0x7364646FU, 4));  // "odds", the first byte lowest
  EXPECT_NE(hash, hash_word("oddsX", 0, 5));
  EXPECT_NE(hash_word("gewinnchancen", 0, 13), hash_word("gewinn-chancen", 0, 14));
}

TEST(FoldedWords, TermsShareTheKeyOfTheirFirstTwoWords) {
  EXPECT_EQ(key_of_term("live stream"), key_of_term("live stream free"));
  EXPECT_NE(key_of_term("live stream"), key_of_term("live-stream"));
  EXPECT_NE(key_of_term("live stream"), key_of_term("live"));
  EXPECT_NE(key_of_term("live stream"), key_of_term("stream live"));
  EXPECT_EQ(key_of_term("live"), key_of_term("live – stream")) << "a sign of three bytes";
  EXPECT_EQ(key_of_term("live"), key_of_term("live :stream")) << "two signs";
  EXPECT_EQ(key_of_term(folded("Live  Stream")), key_of_term("live stream"));
}

TEST(FoldedWords, TermsThatBeginOtherwiseShareTheKeyOfTheirFirstBytes) {
  EXPECT_EQ(key_of_term("在线赌场"), key_of_term("在线赌场网站")) << "eight bytes";
  EXPECT_NE(key_of_term("在线赌场"), key_of_term("在线")) << "four bytes";
  EXPECT_EQ(key_of_term("#ad"), sign_key(0x646123U, 2));  // the first byte lowest
  EXPECT_EQ(key_of_term("€"), sign_key(0xAC82E2U, 2));
  EXPECT_EQ(key_of_term("#"), sign_key(0x6423U, 1));
  EXPECT_EQ(key_of_term(""), 0U);
  EXPECT_EQ(sign_key("odds"), sign_key(0x206E6F207364646FU, 4)) << "any term may be asked for so";
}

}  // namespace
}  // namespace obelus
