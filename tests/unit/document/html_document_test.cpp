#include <gtest/gtest.h>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::broken_promise;
using testing::html;
using testing::Reading;
using testing::Seen;
using Blocks = std::vector<Seen>;

std::string text_of(const Reading& read, Span<Text> span) {
  return std::string(span.of(read->text()));
}
std::string raw_text(const Reading& read, Span<Raw> span) {
  return std::string(span.of(read->raw()));
}
std::string value_of(const Reading& read, std::string_view name) {
  for (const MetadataField& field : read->metadata) {
    if (field.name == name) return field.value;
  }
  return "(none)";
}

TEST(HtmlDocument, ElementsAndTheirScopes) {
  const auto read = html(
      "<!doctype html><title>The page</title><h1>Headline</h1><p>Prose.</p><div>More.</div>"
      "<ul><li>one<li>two</ul><blockquote><p>Quoted.</blockquote><dl><dt>T<dd>D</dl>"
      "<figure><img src=x alt='A dog'><figcaption>A caption</figcaption></figure>"
      "<table><caption>C</caption><tr><th>h<td>d</table><pre>a\n  b</pre>");
  EXPECT_EQ(read.blocks(), (Blocks{{"title", "The page"},
                                   {"heading", "Headline"},
                                   {"paragraph", "Prose."},
                                   {"paragraph", "More."},
                                   {"list", "one"},
                                   {"list", "two"},
                                   {"quote", "Quoted."},
                                   {"list", "T"},
                                   {"list", "D"},
                                   {"alt", "A dog"},
                                   {"caption", "A caption"},
                                   {"caption", "C"},
                                   {"table", "h"},
                                   {"table", "d"},
                                   {"code", "a\n  b"}}));
  EXPECT_EQ(broken_promise(read.document()), "");
}

TEST(HtmlDocument, WhiteSpaceCollapsesAsInABrowser) {
  const auto read =
      html("<p>  One\n   two <b> three</b> four\t<i>five </i> six  <br>  seven&nbsp; x </p>");
  EXPECT_EQ(read.blocks()[0].text, "One two three four five six\nseven\u00A0 x");
  EXPECT_EQ(read.raw_of("One two"), "One\n   two");
  EXPECT_EQ(read.raw_of("two three"), "two <b> three");
}

TEST(HtmlDocument, AQuotationAcrossMarkupIsContiguous) {
  const auto read =
      html("<p>She said &ldquo;we <em>never</em>\n <a href=x>as&shy;ked</a>&#8221; twice.");
  const std::string words = "“we never as\u00ADked”";
  EXPECT_NE(read->text().find(words), std::string::npos);
  EXPECT_EQ(read.raw_of(words), "&ldquo;we <em>never</em>\n <a href=x>as&shy;ked</a>&#8221;");
  EXPECT_EQ(read.raw_of("never"), "never");
  EXPECT_EQ(read.raw_of("“"), "&ldquo;");
}

TEST(HtmlDocument, RawSpansAreTheElements) {
  const auto read = html("<div><p class=a>One</p>\n<p>Two<p>Three</div>loose <b>text</b>");
  EXPECT_EQ(read.raw(read.block(0)), "<p class=a>One</p>");
  EXPECT_EQ(read.raw(read.block(1)), "<p>Two");
  EXPECT_EQ(read.raw(read.block(2)), "<p>Three");
  EXPECT_EQ(read.raw(read.block(3)), "loose <b>text</b>");
}

TEST(HtmlDocument, ImpliedEndTags) {
  const auto read = html(
      "<p>a<p>b<h2>c</h3>d<ul><li>e<ul><li>f</ul>g<li>h</ul><p>i<table><tr><td>j<td>k<tr><td>l</"
      "table>m"
      "<select><option>n<option>o</select><dl><dt>p<dd>q<dt>r</dl>");
  std::string all;
  for (const Seen& seen : read.blocks()) all += seen.text;
  EXPECT_EQ(all, "abcdefghijklmnopqr");
  EXPECT_EQ(read->blocks.size(), 18U);
  EXPECT_EQ(read.block(5).depth, 2) << "f";
  EXPECT_EQ(read.block(6).depth, 1) << "g";
  EXPECT_EQ(read.block(4).container, read.block(7).container) << "e and h";
  EXPECT_EQ(read.block(12).scope, Scope::paragraph) << "m";
}

TEST(HtmlDocument, MisnestedTagsDoNoHarm) {
  const auto read =
      html("<b><p>one</b> two</p></div></span><a href=x>three<a href=y>four</a>five<i>six");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "one two"}, {"paragraph", "threefourfivesix"}}));
  ASSERT_EQ(read->links.size(), 2U);
  EXPECT_EQ(text_of(read, read->links[0].text), "three");
  EXPECT_EQ(text_of(read, read->links[1].text), "four");
}

TEST(HtmlDocument, TwoLineBreaksSeparateParagraphs) {
  const auto read = html("<div>One<br>two<br><br>Three<br>\n<br> <br>Four</div>");
  EXPECT_EQ(read.blocks(),
            (Blocks{{"paragraph", "One\ntwo"}, {"paragraph", "Three"}, {"paragraph", "Four"}}));
}

TEST(HtmlDocument, WhatIsNoText) {
  const auto read = html(
      "<style>p{}</style><script>var x = '<p>no</p>';</script><template><p>no</template>"
      "<noscript><p>no</noscript><iframe>no</iframe><svg><title>no</title><p>yes</p>"
      "<svg><text>no</text></svg><math><mi>x</mi></math><object><p>no</object>also<textarea "
      "hidden></textarea>");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "yes"}, {"paragraph", "also"}}));
}

TEST(HtmlDocument, InlineCodeIsAnObject) {
  const auto read = html("<p>Call <code>f(<b>x</b>)</code> now.<p><code>unclosed<p>After");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "Call \uFFFC now."},
                                   {"code", "f(x)"},
                                   {"code", "unclosed"},
                                   {"paragraph", "After"}}));
  EXPECT_EQ(read.raw(read.block(1)), "<code>f(<b>x</b>)</code>");
}

TEST(HtmlDocument, LinksAndImages) {
  const auto read = html(
      "<p>See <a href='/a?x=1&amp;y=2'> the <b>place</b> </a>, <a name=here>no link</a>"
      "<a href=img><img src=i alt='A &quot;dog&quot;'></a> <img src=pixel alt=''>");
  ASSERT_EQ(read->links.size(), 2U);
  EXPECT_EQ(text_of(read, read->links[0].text), "the place");
  EXPECT_EQ(read->links[0].target, "/a?x=1&y=2");
  EXPECT_EQ(raw_text(read, read->links[0].raw), "<a href='/a?x=1&amp;y=2'> the <b>place</b> </a>");
  EXPECT_TRUE(read->links[1].text.empty());
  EXPECT_EQ(read.blocks()[1], (Seen{"alt", "A \"dog\""}));
  EXPECT_EQ(read.raw_of("\"dog\""), "&quot;dog&quot;");
  EXPECT_EQ(read.raw(read.block(1)), "<img src=i alt='A &quot;dog&quot;'>");
}

TEST(HtmlDocument, ALinkAroundBlocksIsOneInEach) {
  const auto read = html("<a href=x><h2>Head</h2><p>Teaser</p></a><p>After</p>");
  EXPECT_EQ(read->blocks.size(), 3U);
  ASSERT_EQ(read->links.size(), 2U);
  EXPECT_EQ(text_of(read, read->links[0].text), "Head");
  EXPECT_EQ(text_of(read, read->links[1].text), "Teaser");
}

TEST(HtmlDocument, Metadata) {
  const auto read = html(
      "<head><meta name=Author content='Jane &amp; Co'><meta property='article:published_time' "
      "content=2024>"
      "<link rel='alternate canonical' href='https://c.example/'><link rel=stylesheet href=x>"
      "<script type='application/ld+json'>{\"author\": \"J\"}</script></head>");
  EXPECT_EQ(value_of(read, "author"), "Jane & Co");
  EXPECT_EQ(value_of(read, "article:published_time"), "2024");
  EXPECT_EQ(value_of(read, "canonical"), "https://c.example/");
  EXPECT_EQ(value_of(read, "json-ld"), "{\"author\": \"J\"}");
  EXPECT_EQ(read->metadata.size(), 4U);
  EXPECT_EQ(raw_text(read, read->metadata[0].raw), "Jane &amp; Co");
  EXPECT_EQ(raw_text(read, read->metadata[3].raw), "{\"author\": \"J\"}");
  EXPECT_TRUE(read->blocks.empty());
}

TEST(HtmlDocument, BoilerplateIsMarked) {
  const auto read = html(
      "<header>Site<h1>Headline</h1></header><nav><a href=/>Home</a></nav>"
      "<article><header>Byline</header><p>Prose.<blockquote>Q<footer>Source</footer></blockquote>"
      "<aside>Related</aside></article><div role=navigation>Menu</div><footer>Imprint</footer>");
  std::string boilerplate;
  std::string article;
  for (const Block& block : read->blocks) {
    (block.boilerplate ? boilerplate : article) += std::string(read->text(block)) + " ";
  }
  EXPECT_EQ(boilerplate, "Site Home Related Menu Imprint ");
  EXPECT_EQ(article, "Headline Byline Prose. Q Source ");
}

TEST(HtmlDocument, AFormAroundThePageIsNoBoilerplate) {
  const auto whole = html("<form><p>The whole article stands in a form.</p></form><p>Foot</p>");
  EXPECT_FALSE(whole.block(0).boilerplate);
  const auto small = html("<p>The whole article stands outside of it.</p><form>Search</form>");
  EXPECT_FALSE(small.block(0).boilerplate);
  EXPECT_TRUE(small.block(1).boilerplate);
}

TEST(HtmlDocument, LongTextInACellIsAParagraph) {
  std::string prose;
  for (int i = 0; i < 12; ++i) prose += "The council met again on Thursday. ";
  const auto read = html("<table><tr><td>" + prose + "<td>12</table>");
  EXPECT_EQ(read.block(0).scope, Scope::paragraph);
  EXPECT_EQ(read.block(1).scope, Scope::table);
}

TEST(HtmlDocument, CommentsAndQElements) {
  const auto read = html("<!-- stet-file spam: x --><p>He said <q>not <b>now</b></q>.<!---->");
  ASSERT_EQ(read->comments.size(), 2U);
  EXPECT_EQ(read->comments[0].text, " stet-file spam: x ");
  EXPECT_EQ(raw_text(read, read->comments[0].raw), "<!-- stet-file spam: x -->");
  ASSERT_EQ(read->q_elements.size(), 1U);
  EXPECT_EQ(text_of(read, read->q_elements[0]), "not now");
}

TEST(HtmlDocument, LanguagesAreInherited) {
  const auto read =
      html("<html lang=en><p>Good morning to you all.<div lang=fr><p>Bonjour.</div><p>Bye then.");
  EXPECT_EQ(read.block(0).language, "en");
  EXPECT_EQ(read.block(1).language, "fr");
  EXPECT_EQ(read.block(2).language, "en");
  EXPECT_EQ(read->language, "en");
}

TEST(HtmlDocument, BlankElementsLeaveNoTrace) {
  const auto read = html("<p> </p><p>&nbsp;</p><p>\xE2\x80\x8B</p><p><img src=x></p><p>x</p>");
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "x"}}));
  EXPECT_EQ(read->text(), "x");
}

TEST(HtmlDocument, NulsAndCarriageReturns) {
  const auto read = html(std::string("<p>a\0b\r\nc\rd</p>", 16));
  EXPECT_EQ(read.blocks(), (Blocks{{"paragraph", "ab c d"}}));
}

}  // namespace
}  // namespace obelus
