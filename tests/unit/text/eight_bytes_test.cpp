// Each mask against a look at the single bytes.
#include "text/eight_bytes.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace obelus::eight_bytes {
namespace {

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::uniform_int_distribution<int> byte(0, 255);
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(byte(random));
  return bytes;
}

template <class Mask, class Wanted>
void expect_exact(Mask mask, Wanted wanted) {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random_bytes(random, kSize);
    const std::uint64_t found = mask(load(bytes.data()));
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kSize; ++i) {
      const bool is = wanted(static_cast<unsigned char>(bytes[i]));
      ASSERT_EQ((found >> (8 * i + 7) & 1U) != 0, is) << i;
      sum += is ? 1 : 0;
    }
    ASSERT_EQ(found & ~kHighBits, 0U);
    ASSERT_EQ(count(found), sum);
  }
}

TEST(EightBytes, LoadSomeReadsNoFurtherAndFillsWithZeros) {
  const std::string text = "abcdefghij";
  EXPECT_EQ(load_some(text, 0, 3), 0x636261U);
  EXPECT_EQ(load_some(text, 7, 3), 0x6A6968U) << "at the end, where eight cannot be read";
  EXPECT_EQ(load_some(text, 2, 7), load_some(text.substr(2, 7), 0, 7));
  EXPECT_EQ(load_some(text, 0, 0), 0U);
  EXPECT_EQ(head(load(text.data()), 1), 0x61U);
}

TEST(EightBytes, MasksMeanWhatTheySay) {
  expect_exact([](std::uint64_t w) { return in_range(w, '-', 'Q'); },
               [](unsigned char c) { return c >= '-' && c <= 'Q'; });
  expect_exact([](std::uint64_t w) { return in_range(w, '\0', '\x7F'); },
               [](unsigned char c) { return c <= 0x7F; });
  expect_exact(beyond_ascii, [](unsigned char c) { return c >= 0x80; });
  expect_exact(letters,
               [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  expect_exact(letters_and_digits, [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
  expect_exact(small_letters_and_digits,
               [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

TEST(EightBytes, FindsTheFirstOfSeveralBytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text = random_bytes(random, static_cast<std::size_t>(round) % 40);
    if (round % 2 == 0) {
      for (char& c : text) c = static_cast<char>(c & 0x03);  // many of what is looked for
    }
    const std::size_t from = text.empty() ? 0 : static_cast<std::size_t>(round) % text.size();
    const std::size_t expected =
        std::min(text.size(), text.find_first_of(std::string("\0\1\xE2", 3), from));
    ASSERT_EQ((find_any<'\0', '\1', '\xE2'>(text, from)), expected);
    ASSERT_EQ((holds_any<'\0', '\1', '\xE2'>(text)),
              text.find_first_of(std::string("\0\1\xE2", 3)) != std::string::npos);
  }
}

}  // namespace
}  // namespace obelus::eight_bytes
