// The diff: what patch and git apply make of it is tested with the program; here are its borders.
#include "report/diff.hpp"

#include <gtest/gtest.h>

#include <string>

namespace obelus {
namespace {

TEST(Diff, NothingForEqualTexts) { EXPECT_EQ(unified_diff("a", "x\n", "x\n"), ""); }

TEST(Diff, OneLineOfMany) {
  EXPECT_EQ(unified_diff("d/a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n"),
            "--- a/d/a.txt\n+++ b/d/a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
}

TEST(Diff, DistantChangesAreHunksOfTheirOwn) {
  std::string before;
  for (int i = 0; i < 20; ++i) before += std::to_string(i) + '\n';
  std::string after = before;
  after.replace(after.find("2\n"), 1, "two");
  after.replace(after.find("17\n"), 3, "");
  const std::string diff = unified_diff("/a", before, after);
  EXPECT_NE(diff.find("--- a/a\n+++ b/a\n@@ -1,6 +1,6 @@\n"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -15,6 +15,5 @@\n"), std::string::npos) << diff;
}

TEST(Diff, NoNewlineAtTheEnd) {
  EXPECT_EQ(unified_diff("a", "x", "y\n"),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n");
}

TEST(Diff, FromAndToNothing) {
  EXPECT_EQ(unified_diff("a", "", "y\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+y\n");
  EXPECT_EQ(unified_diff("a", "y\n", ""), "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-y\n");
}

TEST(Diff, TextsWithNothingInCommonAreLinear) {
  std::string before;
  std::string after;
  for (int i = 0; i < 50000; ++i) {
    before += "a" + std::to_string(i) + '\n';
    after += "b" + std::to_string(i) + '\n';
  }
  EXPECT_GT(unified_diff("a", before, after).size(), before.size());
}

}  // namespace
}  // namespace obelus
