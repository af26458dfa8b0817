// Hostile documents: whatever the source, spans stay inside it and reading ends soon.
#include <gtest/gtest.h>

#include <chrono>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::broken_promise;
using testing::Reading;

std::string times(std::string_view unit, std::size_t count) {
  std::string result;
  result.reserve(unit.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += unit;
  return result;
}

// Quadratic reading of these would take minutes; the limit leaves room for slow machines.
void expect_quick(Format format, const std::string& source, std::string_view what) {
  const auto begin = std::chrono::steady_clock::now();
  const Reading read(format, source);
  const auto spent = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(spent, std::chrono::seconds(20)) << what;
  EXPECT_EQ(broken_promise(read.document()), "") << what;
}

TEST(DocumentSafety, HtmlRepeated) {
  for (const char* const unit : {"<div>",
                                 "<b><i>",
                                 "<p><b>x",
                                 "<blockquote>x",
                                 "<ul><li>x",
                                 "<a href=x>y",
                                 "<table><tr><td>x",
                                 "</div>",
                                 "<div style='display:none'>x",
                                 "<code>x",
                                 "<svg><p>x",
                                 "<span hidden>x</span>",
                                 "<!--",
                                 "x<br>",
                                 "<q>x",
                                 "<h1>x</h2>",
                                 "<select><option>x",
                                 "<div lang=aa>x",
                                 "&amp;x",
                                 "<x y='",
                                 "<li>x<div>",
                                 "<script>",
                                 "<textarea>x",
                                 "<math><mi>x",
                                 "</p>",
                                 "<button>x"}) {
    expect_quick(Format::html, times(unit, 50000), unit);
  }
}

TEST(DocumentSafety, HtmlMixed) {
  expect_quick(Format::html, times("<b>", 600) + times("<p>x</p>", 50000), "p in b");
  expect_quick(Format::html, times("<q>", 600) + times("<p>x</p>", 50000), "p in q");
  expect_quick(Format::html, times("<div>", 600) + times("</p></li></x>", 50000), "stray end tags");
  expect_quick(Format::html, "<div hidden>" + times("<code>x</code>", 50000), "code in hidden");
  expect_quick(Format::html,
               "<style>" + times(".a{display:none}", 20000) + "</style><p class='" +
                   times("a ", 50000) + "'>x",
               "classes");
  expect_quick(Format::html, "<p style='" + times("a:(\"", 50000) + "'>x", "declarations");
  expect_quick(Format::html, "<p>" + std::string(200000, '\0') + "x", "NULs");
}

TEST(DocumentSafety, MarkdownRepeated) {
  for (const char* const unit :
       {">",       "- ",       "[a](b",       "![a]",         "*a ",      "`",        "[^1]",
        "<div>\n", "a <b>",    "http://a.b ", "<a@b.c> ",     "www.a.b ", "a@b.c ",   "&amp;",
        "\\*",     "> <!--\n", "```\n",       "[a][b]",       "---\n",    "<!--x-->", "|a",
        "1. a\n",  "![x](y ",  "[a](",        "<http://a.b>", "# x\n"}) {
    expect_quick(Format::markdown, times(unit, 50000), unit);
  }
}

TEST(DocumentSafety, MarkdownMixed) {
  expect_quick(Format::markdown, "[a]: x\n\n" + times("[a](<", 50000), "unclosed targets");
  expect_quick(Format::markdown, "[a]: x\n\n" + times("[a](b \"", 50000), "unclosed titles");
  expect_quick(Format::markdown, "[a]: x\n\n" + times("[a](b", 50000), "unclosed parentheses");
  expect_quick(Format::markdown,
               times("|a", 20000) + "\n" + times("|---", 20000) + "\n" + times("|b", 20000),
               "wide table");
  expect_quick(Format::markdown, "---\na: {" + times("b: 1, ", 20000) + "}\n---\n", "wide mapping");
  expect_quick(Format::markdown, "---\nkey: v\n" + times("x\n", 50000), "front matter without end");
  expect_quick(Format::markdown, "---\n" + times("[", 50000) + "\n---\nx", "nested front matter");
  expect_quick(Format::markdown, std::string(50000, '\0'), "NULs");
}

TEST(DocumentSafety, PlainRepeated) {
  for (const char* const unit : {">", "\r", "a\n", "- a\n", "> x\n", ". ", "\"", "\xE2\x80\xA8",
                                 "1. ", "\xE2\x80\x8B\n", "слово ", "\f", "\xE2"}) {
    expect_quick(Format::text, times(unit, 100000), unit);
  }
  expect_quick(Format::text, std::string(5000000, 'x'), "one word");
}

// Every beginning of a document that uses all of the machinery.
TEST(DocumentSafety, EveryTruncation) {
  const std::string page =
      "<!doctype html><html lang=en><meta charset=utf-8><title>T &amp; "
      "t</title><style>.x{display:none}</style>"
      "<p class=x>a <b>b</b> &ldquo;c&rdquo; <code>d</code><img alt='e &lt;' src=x> <a "
      "href='f'>g<br><br>h</a>"
      "<q>i</q><!-- j --><table><tr><td>k</table><svg><text>l</svg><pre>m\n n</pre><font "
      "color=white>o";
  for (std::size_t length = 0; length <= page.size(); ++length) {
    const Reading read(Format::html, std::string_view(page).substr(0, length));
    ASSERT_EQ(broken_promise(read.document()), "") << page.substr(0, length);
  }
  const std::string text =
      "---\ntitle: \"x\"\nlang: en\n---\n# a *b*\n\nc `d` ![e](f \"g\") [h](i) <https://j.k> &amp; "
      "\\* [^1]\n"
      "l <b style='display:none'>m</b>\n\n- n\n  > o\n\n| p | q |\n|---|---|\n| r | s "
      "|\n\n```\nt\n```\n\n"
      "<div hidden>\n\nu\n\n</div>\n\n[^1]: v\n[w]: x\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const Reading read(Format::markdown, std::string_view(text).substr(0, length));
    ASSERT_EQ(broken_promise(read.document()), "") << text.substr(0, length);
    const Reading plain(Format::text, std::string_view(text).substr(0, length));
    ASSERT_EQ(broken_promise(plain.document()), "") << text.substr(0, length);
  }
}

// Each byte of the source replaced in turn by the marks of all formats.
TEST(DocumentSafety, EveryMutation) {
  const std::string source =
      "# a\n\n> b [c](d) `e` <i hidden>f</i>\n\n- g &lt; \"h\"\n\n<p>i <!-- j --> <a "
      "href=k>l</a><br><br>m</p>\n";
  for (std::size_t at = 0; at < source.size(); ++at) {
    for (const char c : std::string("<>&\"'`[]()!#*-\n\r\0\xE2\xFF", 20)) {
      std::string mutated = source;
      mutated[at] = c;
      for (const Format format : {Format::text, Format::markdown, Format::html}) {
        const Reading read(format, mutated);
        ASSERT_EQ(broken_promise(read.document()), "") << mutated;
      }
    }
  }
}

}  // namespace
}  // namespace obelus
