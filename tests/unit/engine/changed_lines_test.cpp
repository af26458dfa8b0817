#include "engine/changed_lines.hpp"

#include <gtest/gtest.h>

namespace obelus {
namespace {

Finding at(std::size_t begin, std::size_t end) {
  Finding finding;
  finding.place.bytes = {begin, end};
  return finding;
}

TEST(ChangedLines, BecomeBytes) {
  ChangedLines lines;
  EXPECT_TRUE(lines.none());
  lines.add(1, 2);
  lines.add(3, 5);
  EXPECT_FALSE(lines.none());
  const ChangedBytes bytes = lines.bytes_of("0\n12\r\n3\n4\n56");  // lines begin at 0 2 6 8 10
  EXPECT_FALSE(bytes.concern(at(0, 2)));
  EXPECT_TRUE(bytes.concern(at(0, 3)));
  EXPECT_TRUE(bytes.concern(at(5, 6)));
  EXPECT_FALSE(bytes.concern(at(6, 8)));
  EXPECT_TRUE(bytes.concern(at(6, 9)));
  EXPECT_TRUE(bytes.concern(at(11, 12)));
  EXPECT_TRUE(bytes.concern(at(12, 12)));
}

TEST(ChangedLines, BeyondTheEndAreNone) {
  ChangedLines lines;
  lines.add(7, 9);
  EXPECT_FALSE(lines.bytes_of("0\n1\n").concern(at(2, 3)));
}

TEST(ChangedLines, OfAWholeFile) {
  EXPECT_FALSE(ChangedLines::whole_file().none());
  EXPECT_TRUE(ChangedLines::whole_file().bytes_of("x").concern(at(0, 0)));
}

TEST(ChangedBytes, ASeamConcernsWhatReachesOverIt) {
  const ChangedBytes seam(std::vector<Span<Disk>>{{4, 4}});
  EXPECT_TRUE(seam.concern(at(3, 5)));
  EXPECT_FALSE(seam.concern(at(4, 5)));
  EXPECT_FALSE(seam.concern(at(3, 4)));
}

TEST(ChangedBytes, RelatedPlacesCount) {
  const ChangedBytes bytes(std::vector<Span<Disk>>{{4, 8}});
  Finding finding = at(0, 2);
  EXPECT_FALSE(bytes.concern(finding));
  finding.related.emplace_back();
  finding.related.back().place.bytes = {7, 9};
  EXPECT_TRUE(bytes.concern(finding));
}

TEST(ChangedBytes, FollowExchanges) {
  ChangedBytes bytes(std::vector<Span<Disk>>{{10, 20}, {30, 40}});
  const std::vector<ChangedBytes::Exchange> exchanges = {
      {{2, 4}, 5},    // before: moves the rest by 3, and is new itself
      {{12, 13}, 1},  // inside
      {{20, 20}, 2},  // inserted at the end of the first span
      {{38, 44}, 0},  // across the end of the second
  };
  bytes.follow(exchanges);
  EXPECT_FALSE(bytes.concern(at(0, 2)));
  EXPECT_TRUE(bytes.concern(at(6, 7)));
  EXPECT_FALSE(bytes.concern(at(7, 13)));
  EXPECT_TRUE(bytes.concern(at(13, 14)));
  EXPECT_TRUE(bytes.concern(at(24, 25)));
  EXPECT_FALSE(bytes.concern(at(25, 35)));
  EXPECT_TRUE(bytes.concern(at(35, 36)));
  EXPECT_TRUE(bytes.concern(at(42, 43)));
  EXPECT_FALSE(bytes.concern(at(43, 44)));
}

}  // namespace
}  // namespace obelus
