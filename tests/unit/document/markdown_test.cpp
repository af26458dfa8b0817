#include <gtest/gtest.h>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::broken_promise;
using testing::markdown;
using testing::Seen;
using Blocks = std::vector<Seen>;

std::string text_of(const testing::Reading& read, Span<Text> span) {
  return std::string(span.of(read->text()));
}
std::string raw_text(const testing::Reading& read, Span<Raw> span) {
  return std::string(span.of(read->raw()));
}

TEST(Markdown, BlocksAndTheirScopes) {
  const auto read = markdown(
      "# The bridge #\n\nSome *prose*\nin two lines.\n\nThe river\n---------\n\n- one\n- two\n\n"
      "> quoted\n\n    code\n\n| a | b |\n|---|---|\n| c | d |\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"heading", "The bridge"},
                                   {"paragraph", "Some prose\nin two lines."},
                                   {"heading", "The river"},
                                   {"list", "one"},
                                   {"list", "two"},
                                   {"quote", "quoted"},
                                   {"code", "code"},
                                   {"table", "a"},
                                   {"table", "b"},
                                   {"table", "c"},
                                   {"table", "d"}}));
  EXPECT_EQ(read.block(0).depth, 1);
  EXPECT_EQ(read.block(2).depth, 2);
  EXPECT_EQ(broken_promise(read.document()), "");
}

TEST(Markdown, RawSpansOfBlocksAreWholeLines) {
  const auto read = markdown("# The bridge #\n\n  Some *prose*\nin **two lines**\n\n* one\n");
  EXPECT_EQ(read.raw(read.block(0)), "# The bridge #");
  EXPECT_EQ(read.raw(read.block(1)), "  Some *prose*\nin **two lines**");
  EXPECT_EQ(read.raw(read.block(2)), "* one");
}

TEST(Markdown, NestedListsAndQuotes) {
  const auto read = markdown("- one\n  - inner\n- two\n\n> a\n>\n> > b\n");
  EXPECT_EQ(
      read.blocks(),
      (Blocks{
          {"list", "one"}, {"list", "inner"}, {"list", "two"}, {"quote", "a"}, {"quote", "b"}}));
  EXPECT_EQ(read.block(0).depth, 1);
  EXPECT_EQ(read.block(1).depth, 2);
  EXPECT_EQ(read.block(0).container, read.block(2).container);
  EXPECT_NE(read.block(0).container, read.block(1).container);
  EXPECT_EQ(read.block(4).depth, 2);
  EXPECT_NE(read.block(3).container, read.block(4).container);
}

TEST(Markdown, RowsOfTablesAreContainers) {
  const auto read = markdown("|a|b|\n|---|---|\n|c|d|\n");
  EXPECT_EQ(read.block(0).container, read.block(1).container);
  EXPECT_EQ(read.block(2).container, read.block(3).container);
  EXPECT_NE(read.block(0).container, read.block(2).container);
}

TEST(Markdown, AQuotationAcrossMarkupIsContiguous) {
  const auto read = markdown("She said: \"We *never* asked &amp; **they** \\*knew\\*\" twice.\n");
  const std::string words = "\"We never asked & they *knew*\"";
  EXPECT_NE(read->text().find(words), std::string::npos);
  EXPECT_EQ(read.raw_of(words), "\"We *never* asked &amp; **they** \\*knew\\*\"");
  EXPECT_EQ(read.raw_of("never"), "never");
  EXPECT_EQ(read.raw_of("&"), "&amp;");
  EXPECT_EQ(read.raw_of("*knew*"), "\\*knew\\*");
  EXPECT_EQ(read.raw_of("We never"), "We *never") << "markup at the border of a span stays outside";
}

TEST(Markdown, EntitiesOfEveryForm) {
  const auto read = markdown("&laquo;a&raquo; &#1577; &#x22; &nosuch; &nbsp;x\n");
  EXPECT_EQ(read.blocks()[0].text, "«a» ة \" &nosuch; \u00A0x");
  EXPECT_EQ(read.raw_of("«"), "&laquo;");
  EXPECT_EQ(read.raw_of("\""), "&#x22;");
}

TEST(Markdown, LinksHaveTheirTextAndTarget) {
  const auto read = markdown(
      "A [link *of* two](https://a.example/x?a=1&amp;b=2 \"its (title)\") and [ref][r] and "
      "[short].\n"
      "Then [paren](https://a.example/a_(b)) (not it).\n\n"
      "[r]: https://r.example\n[short]: <https://s.example> 'x'\n");
  ASSERT_EQ(read->links.size(), 4U);
  EXPECT_EQ(text_of(read, read->links[0].text), "link of two");
  EXPECT_EQ(read->links[0].target, "https://a.example/x?a=1&b=2");
  EXPECT_EQ(raw_text(read, read->links[0].raw),
            "[link *of* two](https://a.example/x?a=1&amp;b=2 \"its (title)\")");
  EXPECT_EQ(read->links[1].target, "https://r.example");
  EXPECT_EQ(raw_text(read, read->links[1].raw), "[ref][r]");
  EXPECT_EQ(raw_text(read, read->links[2].raw), "[short]");
  EXPECT_EQ(read->links[2].target, "https://s.example");
  EXPECT_EQ(raw_text(read, read->links[3].raw), "[paren](https://a.example/a_(b))");
  EXPECT_EQ(read->text(read.block(0)), "A link of two and ref and short.\nThen paren (not it).");
}

TEST(Markdown, BareUrlsAreObjectsAndMailAddressesText) {
  const auto read =
      markdown("See <https://a.example/?a&amp;b> or www.b.example or mail me@c.example now\n");
  EXPECT_EQ(read->text(read.block(0)), "See \uFFFC or \uFFFC or mail me@c.example now");
  ASSERT_EQ(read->links.size(), 3U);
  EXPECT_EQ(raw_text(read, read->links[0].raw), "<https://a.example/?a&amp;b>");
  EXPECT_EQ(read->links[0].target, "https://a.example/?a&b");
  EXPECT_EQ(raw_text(read, read->links[1].raw), "www.b.example");
  EXPECT_EQ(read->links[1].target, "http://www.b.example");
  EXPECT_EQ(text_of(read, read->links[2].text), "me@c.example");
}

TEST(Markdown, BareUrlsInBracketsAreNoWrittenLinks) {
  const auto read = markdown("Write [me@c.example\n] or read [https://a.example/b ] today.\n");
  EXPECT_EQ(read->text(read.block(0)), "Write [me@c.example\n] or read [\uFFFC ] today.");
  ASSERT_EQ(read->links.size(), 2U);
  EXPECT_EQ(raw_text(read, read->links[0].raw), "me@c.example");
  EXPECT_EQ(raw_text(read, read->links[1].raw), "https://a.example/b");
}

// No link by CommonMark, but md4c takes it for one.
TEST(Markdown, AnAutolinkThatBeginsWithALineEnd) {
  const auto read = markdown("See <\nr:b>\nand on.\n");
  ASSERT_EQ(read.blocks().size(), 1U);
  ASSERT_EQ(read->links.size(), 1U);
  EXPECT_EQ(raw_text(read, read->links[0].raw), "r:b>");
  const std::size_t at = read->text().find("and on.");
  ASSERT_NE(at, std::string_view::npos) << read->text();
  EXPECT_EQ(raw_text(read, read->to_raw({at, at + 7})), "and on.");
}

TEST(Markdown, AnAddressInALinkByReferenceIsItsText) {
  const auto read = markdown("Write [to a@b.example\nnow][1] or wait.\n\n[1]: https://c.example\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Write to a@b.example\nnow or wait."}}));
  ASSERT_EQ(read->links.size(), 1U);
  EXPECT_EQ(read->links[0].target, "https://c.example");
  EXPECT_EQ(raw_text(read, read->links[0].raw), "[to a@b.example\nnow][1]");
}

TEST(Markdown, CodeAndImagesAreObjectsWithBlocksBehind) {
  const auto read =
      markdown("Call `f(\"x)` now ![A *dog*](d.png \"t\") and [![b](b.png)](https://l.example).\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Call \uFFFC now \uFFFC and \uFFFC."},
                                   {"code", "f(\"x)"},
                                   {"alt", "A dog"},
                                   {"alt", "b"}}));
  EXPECT_EQ(read.raw(read.block(1)), "`f(\"x)`");
  EXPECT_EQ(read.raw(read.block(2)), "![A *dog*](d.png \"t\")");
  ASSERT_EQ(read->links.size(), 1U);
  EXPECT_TRUE(read->links[0].text.empty()) << "an image is no text";
  EXPECT_EQ(raw_text(read, read->links[0].raw), "[![b](b.png)](https://l.example)");
}

TEST(Markdown, AnImageAloneLeavesOnlyItsText) {
  const auto read = markdown("![A dog](d.png)\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"alt", "A dog"}}));
}

TEST(Markdown, AlternativeTextHasNoElements) {
  const auto read = markdown("See ![a <b>brown dog](d.png) here.\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "See \uFFFC here."}, {"alt", "a brown dog"}}));
}

// md4c hands on the closing fence of such code once more, as text.
TEST(Markdown, CodeThatClosesOnALineOfItsOwn) {
  const testing::Reading read =
      markdown("One ` two\n` three\nfour ` five\r\n`, six `\nseven\n` eight.\n");
  EXPECT_EQ(read.blocks()[0],
            (Seen{"paragraph", "One \uFFFC three\nfour \uFFFC, six \uFFFC eight."}));
  EXPECT_EQ(read.blocks()[1], (Seen{"code", "two"}));
  EXPECT_EQ(read.raw_of(" three\nfour"), " three\nfour");
  EXPECT_EQ(read.raw_of(", six"), ", six");
}

TEST(Markdown, CodeBlocksKeepTheirLines) {
  const auto read =
      markdown("```c\nif (a) {\n\n  b(\"x\");\n}\n```\n\n- x\n\n      in a list\n       more\n");
  EXPECT_EQ(read.blocks()[0], (Seen{"code", "if (a) {\n\n  b(\"x\");\n}"}));
  EXPECT_EQ(read.raw_of("b(\"x\")"), "b(\"x\")");
  EXPECT_EQ(read.blocks()[2], (Seen{"code", "in a list\n more"}));
  EXPECT_EQ(read.raw_of("more"), "more");
}

TEST(Markdown, Footnotes) {
  const auto read = markdown(
      "It rose.[^1] It fell.[^note]\n\n[^1]: The first note.\n\n[^note]: https://n.example\n");
  EXPECT_EQ(read.blocks(),
            (Blocks{{"paragraph", "It rose. It fell."}, {"paragraph", "The first note."}}));
  ASSERT_EQ(read->links.size(), 1U);
  EXPECT_EQ(read->links[0].target, "https://n.example");
}

TEST(Markdown, HtmlInside) {
  const auto read = markdown(
      "Some <b>bold</b> and <span style=\"display:none\">no <a "
      "href=\"https://s.example\">link</a></span>text.\n\n"
      "<blockquote cite=\"x\">\n\nQuoted *here*.\n\n</blockquote>\n\n"
      "<div hidden>\n\nNobody reads **this**.\n\n</div>\n\n"
      "<p>One<p>Two &amp; three\n\nAfter.\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Some bold and text."},
                                   {"hidden", "no link"},
                                   {"quote", "Quoted here."},
                                   {"hidden", "Nobody reads this."},
                                   {"paragraph", "One"},
                                   {"paragraph", "Two & three"},
                                   {"paragraph", "After."}}));
  ASSERT_EQ(read->hidden.size(), 2U);
  EXPECT_EQ(read->hidden[0].reason, "display:none");
  EXPECT_EQ(read->hidden[0].links, 1U);
  EXPECT_EQ(raw_text(read, read->hidden[0].raw),
            "<span style=\"display:none\">no <a href=\"https://s.example\">link</a></span>");
  EXPECT_EQ(text_of(read, read->links[0].text), "link");
  EXPECT_EQ(broken_promise(read.document()), "");
}

TEST(Markdown, Comments) {
  const auto read =
      markdown("<!-- stet spam:\nreason -->\n\nSome <!-- inline --> text.\n\n`<!-- code -->`\n");
  ASSERT_EQ(read->comments.size(), 2U);
  EXPECT_EQ(read->comments[0].text, " stet spam:\nreason ");
  EXPECT_EQ(raw_text(read, read->comments[0].raw), "<!-- stet spam:\nreason -->");
  EXPECT_EQ(read->comments[1].text, " inline ");
  EXPECT_EQ(read->text(read.block(0)), "Some text.") << "the spaces around a comment are one";
}

TEST(Markdown, QElements) {
  const auto read = markdown("He said <q>not *now*</q> again.\n");
  ASSERT_EQ(read->q_elements.size(), 1U);
  EXPECT_EQ(text_of(read, read->q_elements[0]), "not now");
}

TEST(Markdown, DefinitionsBetweenDoNotMoveSpans) {
  const auto read = markdown(
      "One [a].\n\n[a]: https://a.example/[x]\n[`b`]: https://b.example\n\n`code` and ![i](i.png) "
      "[c](https://c.example)\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "One a."},
                                   {"paragraph", "\uFFFC and \uFFFC c"},
                                   {"code", "code"},
                                   {"alt", "i"}}));
  EXPECT_EQ(read.raw(read.block(2)), "`code`");
  EXPECT_EQ(raw_text(read, read->links.back().raw), "[c](https://c.example)");
}

TEST(Markdown, TaskListsAndStrikethrough) {
  const auto read = markdown("- [x] done <https://t.example>\n- [ ] ~~not~~ yet\n");
  EXPECT_EQ(read.blocks(), (Blocks{{"list", "done \uFFFC"}, {"list", "not yet"}}));
  ASSERT_EQ(read->links.size(), 1U);
  EXPECT_EQ(raw_text(read, read->links[0].raw), "<https://t.example>");
}

TEST(Markdown, WindowsLineEndsHardBreaksAndNuls) {
  const auto read = markdown(std::string("One  \r\ntwo\\\r\nthree\r\nfo\0ur\r\n", 27));
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "One\ntwo\nthree\nfo\uFFFDur"}}));
  EXPECT_EQ(read.raw_of("three"), "three");
  EXPECT_EQ(read.raw_of("two\nthree"), "two\\\r\nthree");
}

TEST(Markdown, ArabicKeepsItsOffsets) {
  const auto read = markdown("## عنوان\n\nقال الوزير: «لن **نقبل** بهذا» أمس.\n");
  EXPECT_EQ(read.raw_of("«لن نقبل بهذا»"), "«لن **نقبل** بهذا»");
  EXPECT_EQ(read->language, "ar");
}

}  // namespace
}  // namespace obelus
