#include <gtest/gtest.h>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::html;
using testing::markdown;
using testing::Reading;
using testing::Seen;
using Blocks = std::vector<Seen>;

const MetadataField* field(const Reading& read, std::string_view name) {
  for (const MetadataField& each : read->metadata) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

TEST(FrontMatter, FieldsBecomeMetadataAndTheTitleABlock) {
  const auto read = markdown(
      "---\nTitle: The bridge is saved\nauthor: Jane Example\ndate: 2024-05-01\n"
      "tags: [river, city]\nlang: en\n---\n\nThe council has voted.\n");
  EXPECT_EQ(read.blocks(),
            (Blocks{{"title", "The bridge is saved"}, {"paragraph", "The council has voted."}}));
  EXPECT_EQ(read.raw_of("bridge"), "bridge");
  ASSERT_NE(field(read, "author"), nullptr);
  EXPECT_EQ(field(read, "author")->value, "Jane Example");
  EXPECT_EQ(field(read, "author")->raw.of(read->raw()), "Jane Example");
  EXPECT_EQ(field(read, "date")->value, "2024-05-01");
  EXPECT_EQ(field(read, "tags")->value, "river, city");
  EXPECT_EQ(field(read, "tags")->raw.of(read->raw()), "[river, city]");
  EXPECT_EQ(read->language, "en");
  EXPECT_TRUE(read->language_declared);
  EXPECT_TRUE(read->faults.empty());
}

TEST(FrontMatter, AuthorsAsMappings) {
  const auto one =
      markdown("---\nauthor:\n  name: Jane Example\n  url: https://example.org\n---\nText.\n");
  EXPECT_EQ(field(one, "author")->value, "Jane Example");
  EXPECT_EQ(field(one, "author.url")->value, "https://example.org");
  const auto several = markdown("---\nauthors:\n  - name: A. One\n  - name: B. Two\n---\nText.\n");
  EXPECT_EQ(field(several, "authors")->value, "A. One, B. Two");
}

TEST(FrontMatter, DescriptionsAreBlocksOfTheirOwnScope) {
  const auto read =
      markdown("---\ntitle: 'It''s saved'\ndescription: >\n  Two lines\n  of it\n---\nText.\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"title", "It's saved"},
                                   {"frontmatter", "Two lines of it"},
                                   {"paragraph", "Text."}}));
  EXPECT_EQ(read.raw_of("It's"), "'It''s saved'")
      << "an escaped value stands for all of its source";
}

TEST(FrontMatter, OfHtmlPages) {
  const auto read = html("---\nlayout: post\ntitle: Saved\n---\n<p>Text.</p>\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"title", "Saved"}, {"paragraph", "Text."}}));
}

TEST(FrontMatter, BrokenOneIsAFaultAtItsLine) {
  const auto read = markdown("---\ntitle: one\n  two: [three\n---\n\nText.\n");
  ASSERT_EQ(read->faults.size(), 1U);
  EXPECT_GT(read->faults[0].raw.begin, 3U);
  EXPECT_FALSE(read->faults[0].message.empty());
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Text."}}));
}

TEST(FrontMatter, DuplicateKeysAreAFault) {
  const auto read = markdown("---\ntitle: one\ntitle: two\n---\nText.\n");
  ASSERT_EQ(read->faults.size(), 1U);
  EXPECT_EQ(read->lines.position(read->faults[0].raw.begin).line, 3U);
}

TEST(FrontMatter, WithoutEndIsAFaultAndEndsAtTheFirstBlankLine) {
  const auto read = markdown("---\ntitle: one\nauthor: two\n\nText.\n");
  ASSERT_EQ(read->faults.size(), 1U);
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Text."}}));
}

TEST(FrontMatter, TomlIsPassedOver) {
  const auto read = markdown("+++\ntitle = \"x\"\n+++\nText.\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Text."}}));
  EXPECT_TRUE(read->faults.empty());
}

TEST(FrontMatter, ThematicBreaksAreNone) {
  const auto breaks = markdown("---\nJust prose between rules.\n\n---\n\nMore.\n");
  EXPECT_EQ(breaks->blocks.size(), 2U);
  EXPECT_TRUE(breaks->faults.empty());
  EXPECT_EQ(markdown("---\n\nText\n")->blocks.size(), 1U);
  EXPECT_EQ(markdown("---\n---\nText.\n").blocks(), (Blocks{{"paragraph", "Text."}}));
  EXPECT_TRUE(markdown("Text.\n\n---\ntitle: x\n---\n")->metadata.empty())
      << "not at the beginning";
}

TEST(FrontMatter, WindowsLineEnds) {
  const auto read = markdown("---\r\ntitle: Saved\r\n---\r\nText.\r\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"title", "Saved"}, {"paragraph", "Text."}}));
  EXPECT_EQ(read.raw_of("Saved"), "Saved");
}

}  // namespace
}  // namespace obelus
