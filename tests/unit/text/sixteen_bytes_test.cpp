// Each answer against a look at the single bytes.
#include "text/sixteen_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

namespace obelus::sixteen_bytes {
namespace {

using Array = std::array<Byte, kSize>;

Array array_of(Bytes bytes) {
  Array array{};
  std::memcpy(array.data(), &bytes, sizeof bytes);
  return array;
}

// Calls check(array, bytes) with many random arrays; few values, so that equal ones are frequent.
template <class Check>
void with_random_bytes(Check check) {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> value(0, 15);
  for (int round = 0; round < 2000; ++round) {
    Array array{};
    for (Byte& byte : array) byte = static_cast<Byte>(value(random) * 17);
    check(array, load(array.data()));
  }
}

TEST(SixteenBytes, AnswersByteByByte) {
  with_random_bytes([](const Array& array, Bytes bytes) {
    const Array same = array_of(equal(bytes, 0x44));
    const Array more = array_of(at_least(bytes, 0x88));
    const Array within = array_of(in_range(bytes, 0x33, 0x40));
    for (std::size_t i = 0; i < kSize; ++i) {
      EXPECT_EQ(same[i], array[i] == 0x44 ? 0xFF : 0);
      EXPECT_EQ(more[i], array[i] >= 0x88 ? 0xFF : 0);
      EXPECT_EQ(within[i], array[i] >= 0x33 && array[i] < 0x73 ? 0xFF : 0);
    }
  });
}

TEST(SixteenBytes, FindsTheFirst) {
  with_random_bytes([](const Array& array, Bytes bytes) {
    const auto* const at = std::find(array.begin(), array.end(), 0xEE);
    EXPECT_EQ(first(equal(bytes, 0xEE)), static_cast<std::size_t>(at - array.begin()));
  });
  EXPECT_EQ(first(Bytes{}), kSize);
}

TEST(SixteenBytes, JoinsTheBitsOfAll) {
  with_random_bytes([](const Array& array, Bytes bytes) {
    Byte joined = 0;
    for (const Byte byte : array) joined = static_cast<Byte>(joined | byte);
    EXPECT_EQ(any_of(bytes), joined);
    const Bytes one = equal(bytes, 0x11) & all(0x20);
    EXPECT_EQ(any_of(one), std::find(array.begin(), array.end(), 0x11) == array.end() ? 0 : 0x20);
  });
}

TEST(SixteenBytes, FindsInTextsOfAnyLength) {
  const auto is_star = [](Bytes bytes) { return equal(bytes, '*'); };
  for (std::size_t size = 0; size < 3 * kSize; ++size) {
    const std::string none(size, '.');
    EXPECT_EQ(find(none, 0, is_star), size);
    EXPECT_EQ(find(none, size, is_star), size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string one = none;
      one[at] = '*';
      EXPECT_EQ(find(one, 0, is_star), at);
      EXPECT_EQ(find(one, at, is_star), at);
      EXPECT_EQ(find(one, at + 1, is_star), size);
      EXPECT_EQ(find(std::string_view(one).substr(0, at), 0, is_star), at) << "not behind the end";
    }
  }
}

}  // namespace
}  // namespace obelus::sixteen_bytes
