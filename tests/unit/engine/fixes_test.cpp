// Fixes: what holds together, in every encoding, and nothing outside the edits.
#include "engine/fixes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/encode.hpp"

namespace obelus {
namespace {

struct Wanted {
  std::size_t begin, end;  // Raw
  std::string text;
};

class FixesTest : public testing::Test {
 protected:
  void read(std::string bytes, std::string encoding = {}) {
    bytes_ = std::move(bytes);
    DocumentOptions options;
    options.encoding = std::move(encoding);
    read_document(bytes_, options, document_);
  }

  void offer(bool safe, const std::vector<Wanted>& edits) {
    Finding::PlacedFix fix{"A fix", safe, {}};
    for (const Wanted& edit : edits) {
      const Span<Raw> span{edit.begin, edit.end};
      fix.edits.push_back(
          {{document_.lines.position(span.begin), document_.lines.position(span.end),
            document_.source.map.to_origin(span)},
           edit.text});
    }
    Finding finding;
    finding.fixes.push_back(std::move(fix));
    findings_.push_back(std::move(finding));
  }

  FixedBytes apply(FixKind kind = FixKind::safe) {
    return apply_fixes(bytes_, document_, findings_, kind);
  }

  std::string bytes_;
  Document document_;
  std::vector<Finding> findings_;
};

TEST_F(FixesTest, ReplacesInsertsAndDeletes) {
  read("one two three\n");
  offer(true, {{0, 3, "ONE"}});
  offer(true, {{7, 7, "!"}, {8, 14, ""}});
  const FixedBytes fixed = apply();
  EXPECT_EQ(fixed.fixes, 2u);
  EXPECT_EQ(fixed.bytes, "ONE two! ");
  EXPECT_EQ(fixed.text, fixed.bytes);
}

TEST_F(FixesTest, UnsafeOnlyWhenAsked) {
  read("one two\n");
  offer(false, {{0, 3, "1"}});
  EXPECT_EQ(apply().fixes, 0u);
  EXPECT_EQ(apply(FixKind::none).fixes, 0u);
  EXPECT_EQ(apply(FixKind::any).bytes, "1 two\n");
}

TEST_F(FixesTest, OfTwoThatOverlapTheFirstHolds) {
  read("one two three\n");
  offer(true, {{0, 5, "A"}});
  offer(true, {{8, 9, "T"}, {4, 7, "B"}});  // meets the first: not even its sound half is applied
  offer(true, {{7, 8, "_"}});
  const FixedBytes fixed = apply();
  EXPECT_EQ(fixed.fixes, 2u);
  EXPECT_EQ(fixed.bytes, "Awo_three\n");
}

TEST_F(FixesTest, InsertionsAtOnePlaceWaitForEachOther) {
  read("ab\n");
  offer(true, {{1, 1, "x"}});
  offer(true, {{1, 1, "x"}});
  offer(true, {{1, 2, "y"}});
  EXPECT_EQ(apply().bytes, "axb\n");
}

TEST_F(FixesTest, TheSameEditOfTwoFixesIsMadeOnce) {
  read("ab cd\n");
  offer(true, {{0, 1, "A"}});
  offer(true, {{0, 1, "A"}, {3, 4, "C"}});
  const FixedBytes fixed = apply();
  EXPECT_EQ(fixed.bytes, "Ab Cd\n");
  EXPECT_EQ(fixed.fixes, 2u);
}

TEST_F(FixesTest, KeepsByteOrderMarkAndIllFormedBytes) {
  read(
      "\xEF\xBB\xBF"
      "a\xFF b\r\n");
  offer(true, {{5, 6, "é"}});  // behind U+FFFD, which has three bytes
  EXPECT_EQ(apply().bytes,
            "\xEF\xBB\xBF"
            "a\xFF é\r\n");
}

TEST_F(FixesTest, WritesTheFilesEncoding) {
  read("caf\xE9 \x93x\x94\n", "windows-1252");
  const std::size_t open = document_.raw().find("“");
  offer(true, {{open, open + 3, "«"}});
  const FixedBytes fixed = apply();
  EXPECT_EQ(fixed.bytes, "caf\xE9 \xABx\x94\n");
  EXPECT_EQ(fixed.text, "café «x”\n");
}

TEST_F(FixesTest, WhatTheEncodingLacksIsNotWritten) {
  read("caf\xE9 x\n", "windows-1252");
  const std::size_t x = document_.raw().find('x');
  offer(true, {{x, x + 1, "ي"}});
  EXPECT_EQ(apply().fixes, 0u);
}

TEST_F(FixesTest, Utf16) {
  const std::string body = encode_text("قال x\n", "UTF-16LE").value_or("");
  read("\xFF\xFE" + body);
  const std::size_t x = document_.raw().find('x');
  offer(true, {{x, x + 1, "«😀»"}});
  EXPECT_EQ(apply().bytes, "\xFF\xFE" + encode_text("قال «😀»\n", "UTF-16LE").value_or(""));
}

TEST_F(FixesTest, ManyAreLinear) {
  read(std::string(200000, 'a'));
  for (std::size_t i = 0; i < 100000; ++i) offer(true, {{2 * i, 2 * i + 1, "b"}});
  EXPECT_EQ(apply().fixes, 100000u);
}

TEST(EncodeText, UnknownEncoding) {
  EXPECT_FALSE(encode_text("x", "no-such-encoding").has_value());
  EXPECT_EQ(encode_text("x", "UTF-8"), "x");
}

}  // namespace
}  // namespace obelus
