// Maps are checked against an explicit list of where each target byte comes from.
#include "text/offset_map.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace obelus {
namespace {

using Range = std::pair<std::size_t, std::size_t>;

// A map and, for each target byte, the origin range that it stands for.
struct Example {
  PieceMap map;
  std::vector<Range> origins;
  std::size_t origin_length = 0;

  void linear(std::size_t length) {
    map.append_linear(origin_length, length);
    for (std::size_t i = 0; i < length; ++i) {
      origins.emplace_back(origin_length + i, origin_length + i + 1);
    }
    origin_length += length;
  }
  void opaque(std::size_t length, std::size_t target_length) {
    map.append_opaque(origin_length, length, target_length);
    for (std::size_t i = 0; i < target_length; ++i) {
      origins.emplace_back(origin_length, origin_length + length);
    }
    origin_length += length;
  }
  void drop(std::size_t length) { origin_length += length; }

  Range to_origin(std::size_t begin, std::size_t end) const {
    return {origins[begin].first, origins[end - 1].second};
  }
  Range to_target(std::size_t begin, std::size_t end) const {
    Range range{origins.size(), 0};
    for (std::size_t i = 0; i < origins.size(); ++i) {
      if (origins[i].first >= end || origins[i].second <= begin) continue;
      range = {std::min(range.first, i), std::max(range.second, i + 1)};
    }
    return range;
  }
};

Example random_example(std::mt19937& random, std::size_t at_least = 0) {
  Example example;
  const auto upto = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  const std::size_t pieces = 1 + upto(12);
  for (std::size_t i = 0; i < pieces || example.origin_length < at_least; ++i) {
    switch (upto(2)) {
      case 0: example.linear(1 + upto(6)); break;
      case 1: example.opaque(1 + upto(4), 1 + upto(4)); break;
      default: example.drop(upto(3)); break;
    }
  }
  if (example.origins.empty()) example.linear(2);
  return example;
}

TEST(PieceMap, MapsEverySpanAsItsBytesSay) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    const Example example = random_example(random);
    const std::size_t size = example.origins.size();
    ASSERT_EQ(example.map.target_length(), size);
    for (std::size_t begin = 0; begin < size; ++begin) {
      for (std::size_t end = begin + 1; end <= size; ++end) {
        const Range origin = example.map.to_origin(begin, end);
        ASSERT_EQ(origin, example.to_origin(begin, end));
        const Range back = example.map.to_target(origin.first, origin.second);
        ASSERT_LE(back.first, begin);
        ASSERT_GE(back.second, end);
      }
    }
    for (std::size_t begin = 0; begin < example.origin_length; ++begin) {
      for (std::size_t end = begin + 1; end <= example.origin_length; ++end) {
        const Range expected = example.to_target(begin, end);
        const Range target = example.map.to_target(begin, end);
        if (expected.first >= expected.second) {
          ASSERT_EQ(target.first, target.second) << "nothing was made from these bytes";
        } else {
          ASSERT_EQ(target, expected);
        }
      }
    }
  }
}

TEST(PieceMap, IsMonotone) {
  std::mt19937 random(12);
  for (int round = 0; round < 500; ++round) {
    const Example example = random_example(random);
    Range before{0, 0};
    for (std::size_t i = 0; i < example.origins.size(); ++i) {
      const Range origin = example.map.to_origin(i, i + 1);
      ASSERT_LE(before.first, origin.first);
      ASSERT_LE(before.second, origin.second);
      before = origin;
    }
  }
}

TEST(PieceMap, CompositionEqualsMappingTwice) {
  std::mt19937 random(13);
  for (int round = 0; round < 500; ++round) {
    const Example outer = random_example(random);
    Example inner = random_example(random, outer.origin_length);
    if (inner.origins.size() < outer.origin_length) {
      inner.linear(outer.origin_length - inner.origins.size());
    }
    const PieceMap both = PieceMap::compose(outer.map, inner.map);
    ASSERT_EQ(both.target_length(), outer.map.target_length());
    for (std::size_t begin = 0; begin < outer.origins.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= outer.origins.size(); ++end) {
        const Range middle = outer.map.to_origin(begin, end);
        ASSERT_EQ(both.to_origin(begin, end), inner.map.to_origin(middle.first, middle.second));
      }
    }
  }
}

TEST(PieceMap, JoinsTouchingLinearPieces) {
  PieceMap map;
  map.append_linear(0, 3);
  map.append_linear(3, 4);
  EXPECT_EQ(map.pieces(), 1U);
  EXPECT_TRUE(map.identity());
  map.append_linear(9, 2);
  EXPECT_EQ(map.pieces(), 2U);
  EXPECT_FALSE(map.identity());
  map.append_linear(11, 0);
  map.append_opaque(11, 5, 0);
  EXPECT_EQ(map.pieces(), 2U);
}

TEST(PieceMap, LeavesDroppedBytesAtTheBordersOutside) {
  // "**bold** word" shown as "bold word"
  PieceMap map;
  map.append_linear(2, 4);
  map.append_linear(8, 5);
  EXPECT_EQ(map.to_origin(0, 4), Range(2, 6));
  EXPECT_EQ(map.to_origin(0, 9), Range(2, 13));
  EXPECT_EQ(map.to_origin(4, 9), Range(8, 13));
  EXPECT_EQ(map.to_target(0, 2), Range(0, 0));
  EXPECT_EQ(map.to_target(6, 8), Range(4, 4));
}

TEST(PieceMap, EmptySpansStayEmptyAndPastTheEndIsTheEnd) {
  PieceMap map;
  map.append_linear(5, 3);
  map.append_opaque(8, 6, 1);  // &nbsp;
  EXPECT_EQ(map.to_origin(0, 0), Range(5, 5));
  EXPECT_EQ(map.to_origin(3, 3), Range(8, 8));
  EXPECT_EQ(map.to_origin(4, 4), Range(14, 14));
  EXPECT_EQ(map.to_origin(100, 200), Range(14, 14));
  EXPECT_EQ(map.to_origin(2, 200), Range(7, 14));
  EXPECT_EQ(map.to_target(9, 9), Range(3, 3));
  EXPECT_EQ(map.to_target(50, 60), Range(4, 4));
  EXPECT_EQ(PieceMap().to_origin(0, 9), Range(0, 0));
  EXPECT_EQ(PieceMap().to_target(0, 9), Range(0, 0));
}

TEST(PieceMap, MapsInsertedTextToAnEmptyOrigin) {
  PieceMap map;
  map.append_linear(0, 2);
  map.append_opaque(2, 0, 1);
  map.append_linear(2, 2);
  EXPECT_EQ(map.to_origin(2, 3), Range(2, 2));
  EXPECT_EQ(map.to_origin(1, 4), Range(1, 3));
  EXPECT_EQ(map.to_target(1, 3), Range(1, 4));
}

TEST(PieceMap, AppendsAnotherMapWithItsOriginMoved) {
  PieceMap first;
  first.append_linear(0, 2);
  PieceMap second;
  second.append_linear(0, 2);
  second.append_opaque(2, 4, 1);
  first.append(second, 2);
  EXPECT_EQ(first.pieces(), 2U);
  EXPECT_EQ(first.to_origin(3, 5), Range(3, 8));
  first.clear();
  EXPECT_EQ(first.target_length(), 0U);
}

TEST(OffsetMap, ComposesByType) {
  OffsetMap<Raw, Disk> disk;
  disk.pieces().append_linear(3, 10);  // after a byte-order mark
  const auto text = OffsetMap<Text, Raw>::identity(10);
  const OffsetMap<Text, Disk> both = compose(text, disk);
  EXPECT_EQ(both.to_origin({0, 4}), (Span<Disk>{3, 7}));
  EXPECT_EQ(both.to_target({3, 7}), (Span<Text>{0, 4}));
}

}  // namespace
}  // namespace obelus
