#include "document/document.hpp"

#include <gtest/gtest.h>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::html;
using testing::plain;

TEST(Document, FormatComesFromTheNamesEnding) {
  EXPECT_EQ(format_of("a/b.md"), Format::markdown);
  EXPECT_EQ(format_of("README.Markdown"), Format::markdown);
  EXPECT_EQ(format_of("x.mdx"), Format::markdown);
  EXPECT_EQ(format_of("INDEX.HTM"), Format::html);
  EXPECT_EQ(format_of("x.xhtml"), Format::html);
  EXPECT_EQ(format_of("notes.txt"), Format::text);
  EXPECT_EQ(format_of("md"), Format::text);
  EXPECT_EQ(format_of(""), Format::text);
}

TEST(Document, ScopesHaveNames) {
  EXPECT_EQ(name(Scope::paragraph), "paragraph");
  EXPECT_EQ(name(Scope::frontmatter), "frontmatter");
  EXPECT_EQ(name(Scope::hidden), "hidden");
}

TEST(Document, BlockAtFindsTheBlockAroundAnOffset) {
  const auto read = plain("First paragraph here.\n\nSecond paragraph here.\n");
  ASSERT_EQ(read->blocks.size(), 2U);
  EXPECT_EQ(read->block_at(0), 0U);
  EXPECT_EQ(read->block_at(20), 0U);
  EXPECT_EQ(read->block_at(21), 2U) << "between blocks";
  EXPECT_EQ(read->block_at(23), 1U);
  EXPECT_EQ(read->block_at(44), 1U);
  EXPECT_EQ(read->block_at(45), 2U);
  EXPECT_EQ(read->block_at(4500), 2U);
}

TEST(Document, TitleIsATitleBlockOrElseTheFirstLevelOneHeading) {
  EXPECT_EQ(plain("")->title(), nullptr);
  const auto heading = html("<h2>Kicker</h2><h1>Headline</h1><p>Text.");
  ASSERT_NE(heading->title(), nullptr);
  EXPECT_EQ(heading->text(*heading->title()), "Headline");
  const auto both = html("<title>Page</title><h1>Headline</h1>");
  ASSERT_NE(both->title(), nullptr);
  EXPECT_EQ(both->text(*both->title()), "Page");
}

TEST(Document, ReadingAgainForgetsWhatWasReadBefore) {
  Document document;
  read_document("<p>One<!-- a --><p>Two", {.format = Format::html, .encoding = {}, .language = {}},
                document);
  read_document("Three.", {.format = Format::text, .encoding = {}, .language = {}}, document);
  EXPECT_EQ(document.blocks.size(), 1U);
  EXPECT_TRUE(document.comments.empty());
  EXPECT_EQ(document.text(), "Three.");
  EXPECT_EQ(document.lines.lines(), 1U);
}

TEST(Document, HtmlIsReadInTheEncodingThatItDeclares) {
  const auto meta = html("<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0");
  ASSERT_EQ(meta->blocks.size(), 1U);
  EXPECT_EQ(meta->text(meta.block(0)), "Привет, мир");
  const auto equivalent = html(
      "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; "
      "charset=windows-1256'><p>\xE3\xD1\xCD\xC8\xC7");
  EXPECT_EQ(equivalent->text(equivalent.block(0)), "مرحبا");
  const auto sound = html("<meta charset=windows-1251><p>schön");
  EXPECT_EQ(sound->text(sound.block(0)), "schön") << "sound UTF-8 is UTF-8 whatever it says";
  const auto comment =
      html("<!-- <meta charset=windows-1251> --><meta charset=iso-8859-1><p>\xE9t\xE9");
  EXPECT_EQ(comment->text(comment.block(0)), "été");
}

TEST(Document, UnknownForcedEncodingThrows) {
  Document document;
  EXPECT_THROW(
      read_document("x", {.format = Format::text, .encoding = "no-such", .language = {}}, document),
      UnknownEncoding);
}

}  // namespace
}  // namespace obelus
