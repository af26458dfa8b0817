#include "document/html/visibility.hpp"

#include <gtest/gtest.h>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::html;
using testing::Reading;

// The reason why text with this style is hidden, or nothing.
std::string reason(const std::string& style) {
  return std::string(html::read_declarations(style).hidden_reason());
}

// "text (reason)" of all that a page hides.
std::string hidden(std::string_view page) {
  const Reading read(Format::html, page);
  std::string result;
  for (const HiddenText& each : read->hidden) {
    if (!result.empty()) result += "; ";
    result += std::string(each.text.of(read->text())) + " (" + each.reason + ")";
  }
  return result;
}

TEST(Visibility, DeclarationsThatHide) {
  EXPECT_EQ(reason("display:none"), "display:none");
  EXPECT_EQ(reason("color: red; DISPLAY : None !important"), "display:none");
  EXPECT_EQ(reason("visibility: hidden"), "visibility:hidden");
  EXPECT_EQ(reason("font-size:0"), "font-size:0");
  EXPECT_EQ(reason("font-size: 1px"), "font-size:1px");
  EXPECT_EQ(reason("opacity: .0"), "opacity:.0");
  EXPECT_EQ(reason("position:absolute; left:-9999px"), "position:off-screen; left:-9999px");
  EXPECT_EQ(reason("top:-200em;position:fixed"), "position:off-screen; top:-200em");
  EXPECT_EQ(reason("margin-left:-5000px"), "margin-left:-5000px");
  EXPECT_EQ(reason("text-indent:-9999px"), "text-indent:-9999px");
  EXPECT_EQ(reason("clip: rect(0 0 0 0)"), "clip:rect(0 0 0 0)");
  EXPECT_EQ(reason("clip:rect(1px, 1px, 1px, 1px)"), "clip:rect(1px, 1px, 1px, 1px)");
  EXPECT_EQ(reason("clip-path: inset(50%)"), "clip-path:inset(50%)");
  EXPECT_EQ(reason("height:0; overflow:hidden"), "height:0; overflow:hidden");
  EXPECT_EQ(reason("background:url(data:x;y) ; display:none"), "display:none");
  EXPECT_EQ(reason("display:/* x */none"), "display:none");
  EXPECT_EQ(reason("d\\69 splay:n\\00006Fne"), "display:none");
  EXPECT_EQ(reason("font:italic .01em/1 serif"), "font:italic .01em/1 serif");
  EXPECT_EQ(reason("transform: scaleY(0)"), "transform:scaley(0)");
  EXPECT_EQ(reason("clip-path:polygon(1px 1px, 1px 1px)"), "clip-path:polygon(1px 1px, 1px 1px)");
  EXPECT_EQ(reason("display:none!important;display:block"), "display:none");
}

TEST(Visibility, DeclarationsThatDoNot) {
  for (const char* const style : {"",
                                  "display:block",
                                  "display:none;display:block",
                                  "font-size:12px",
                                  "font-size:80%",
                                  "opacity:0.5",
                                  "left:-9999px",
                                  "position:absolute;left:-20px",
                                  "text-indent:2em",
                                  "clip:auto",
                                  "clip:rect(0, 100px, 20px, 0)",
                                  "height:0",
                                  "overflow:hidden",
                                  "color:white",
                                  "font-size:inherit",
                                  "nonsense",
                                  ":::;;;",
                                  "display",
                                  "visibility:visible",
                                  "height:100px;overflow:hidden",
                                  "/*display:none",
                                  "\\",
                                  "font:700 14px/0 serif",
                                  "margin:0 -9999px",
                                  "transform:translateX(-100%)",
                                  "clip-path:polygon(0 0, 10px 0, 10px 10px)",
                                  "position:absolute;z-index:-1",
                                  "background:url(';display:none')"}) {
    EXPECT_EQ(reason(style), "") << style;
  }
}

TEST(Visibility, Colours) {
  const auto white = html::parse_colour("#fff");
  ASSERT_TRUE(white.has_value());
  for (const char* const other :
       {"white", "#ffffff", "#fefefe", "rgb(255, 255, 255)", "#fff url(x)"}) {
    const auto colour = html::parse_colour(other);
    ASSERT_TRUE(colour.has_value()) << other;
    EXPECT_TRUE(white->resembles(*colour)) << other;
  }
  EXPECT_FALSE(white->resembles(*html::parse_colour("#eee")));
  EXPECT_FALSE(html::parse_colour("var(--x)").has_value());
  EXPECT_FALSE(html::parse_colour("#ggg").has_value());
  EXPECT_FALSE(html::parse_colour("").has_value());
  EXPECT_FALSE(html::parse_colour("rgb(").has_value());
  EXPECT_TRUE(white->resembles(*html::parse_colour("rgb(100% 100% 100%)")));
  EXPECT_TRUE(white->resembles(*html::parse_colour("hsl(120deg, 50%, 100%)")));
  for (const char* const through : {"rgba(255,255,255,.1)", "#ffffff1a", "#fff1"}) {
    EXPECT_FALSE(html::parse_colour(through).has_value()) << through;
  }
  for (const char* const none : {"transparent", "rgba(1,2,3,0)", "rgb(0 0 0 / 0%)", "#12345600"}) {
    EXPECT_TRUE(html::is_transparent(none)) << none;
  }
  for (const char* const some : {"rgba(1,2,3,.6)", "rgb(0 0 0)", "#123456", "#", "#12", ""}) {
    EXPECT_FALSE(html::is_transparent(some)) << some;
  }
}

TEST(Visibility, OfElements) {
  EXPECT_EQ(hidden("<p>a<span style='display:none'>b <a href=x>c</a></span>d"),
            "b c (display:none)");
  EXPECT_EQ(hidden("<div style='display:none'><p>a<p>b</div>c"), "a\nb (display:none)");
  EXPECT_EQ(hidden("<p hidden>a<p>b"), "a (hidden attribute)");
  EXPECT_EQ(hidden("<p style='color:#fff;background:white'>a"), "a (color:#ffffff on #ffffff)");
  EXPECT_EQ(hidden("<body bgcolor=white><p><font color='#FFFFFF'>a</font>b"),
            "a (color:#ffffff on #ffffff)");
  EXPECT_EQ(hidden("<p style='color:transparent'>a"), "a (color:transparent)");
}

TEST(Visibility, OfStyleRules) {
  const std::string sheet =
      "<style>/* .y{display:none} */ .x, #i { display:none } p.z{visibility:hidden} em{font-size:0}"
      "@media print { .w { display:none } } .v{display:none} .v{display:inline} div "
      ".u{display:none}"
      "body{opacity:0}</style>";
  EXPECT_EQ(
      hidden(sheet + "<p class='k x'>a<p id=i>b<p class=z>c<div class=z>d</div><p><em>e</em>f"),
      "a (display:none); b (display:none); c (visibility:hidden); e (font-size:0)");
  EXPECT_EQ(hidden(sheet + "<p class=y>a<p class=w>b<p class=v>c<div><p class=u>d</div>"), "");
  EXPECT_EQ(hidden(sheet + "<p class=x style='display:block'>a"), "") << "the attribute wins";
}

TEST(Visibility, AnElementInsideCanBeShown) {
  const Reading read(
      Format::html,
      "<div style='font-size:0'>no<p style='font-size:14px'>yes</p>no</div>"
      "<div style='visibility:hidden'>no<b style='visibility:visible'>seen</b></div>");
  std::string shown;
  for (const Block& block : read->blocks) {
    if (block.scope != Scope::hidden) shown += std::string(read->text(block)) + " ";
  }
  EXPECT_EQ(shown, "yes seen ");
  EXPECT_EQ(read->hidden.size(), 2U);
}

TEST(Visibility, WhatIsHiddenFromNobodyItIsMeantFor) {
  EXPECT_EQ(hidden("<a class='skip-link' style='position:absolute;left:-9999px' href=#m>Skip</a>"),
            "");
  EXPECT_EQ(hidden("<span class='sr-only' style='clip:rect(0 0 0 0)'>Menu</span>"), "");
  EXPECT_EQ(hidden("<span aria-hidden=true>a</span><details><summary>b</summary>c</details>"), "");
  EXPECT_EQ(hidden("<template><p style='display:none'>a</template><noscript>b</noscript>"), "");
  EXPECT_EQ(hidden("<img alt=a src=x style='opacity:0'>"), "");
  EXPECT_EQ(hidden("<p style='background:linear-gradient(red,blue);-webkit-background-clip:text;"
                   "color:transparent'>a"),
            "");
}

TEST(Visibility, HiddenTextIsABlockBehindItsParagraph) {
  const Reading read(Format::html, "<p>One <i style=display:none>two</i> three</p>");
  ASSERT_EQ(read->blocks.size(), 2U);
  EXPECT_EQ(read->text(read.block(0)), "One three");
  EXPECT_EQ(read.block(1).scope, Scope::hidden);
  EXPECT_EQ(read->hidden[0].text, read.block(1).text);
  EXPECT_EQ(read.raw(read.block(1)), "<i style=display:none>two</i>");
}

}  // namespace
}  // namespace obelus
