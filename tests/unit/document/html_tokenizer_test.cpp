// The HTML tokenizer's own promises: where tokens lie in the source, how callers steer it, and
// that hostile input costs no more than its length.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "document/html/tokenizer.hpp"

namespace obelus::html {
namespace {

using std::string_literals::operator""s;

// "kind begin-end text-or-name", a line a token.
std::string describe(std::string_view source, Tokenizer& tokenizer) {
  std::string out;
  for (Token token; tokenizer.next(token);) {
    static constexpr std::string_view kNames[] = {"text",    "decoded", "start",   "end",
                                                  "comment", "doctype", "dropped", "eof"};
    out.append(kNames[static_cast<std::size_t>(token.kind)]).append(" ");
    out.append(token.span.of(source)).append(" | ");
    out.append(token.name).append(token.text);
    for (const Attribute& attribute : token.attributes) {
      out.append(" ").append(attribute.name).append("=").append(attribute.value);
    }
    out.append(token.self_closing ? " /\n" : "\n");
  }
  return out;
}

std::string describe(std::string_view source) {
  Tokenizer tokenizer(source);
  return describe(source, tokenizer);
}

// Switches content models as tree construction does for HTML content.
void follow(Tokenizer& tokenizer, const Token& token) {
  if (token.kind != TokenKind::start_tag) return;
  const ContentModel model = content_model_of(token.name);
  if (model != ContentModel::data) tokenizer.enter(model, token.name);
}

std::string joined_value(std::string_view source, Span<Raw> value) {
  std::string out;
  std::size_t position = value.begin;
  ValuePieces pieces(source, value);
  for (ValuePieces::Piece piece; pieces.next(piece);) {
    EXPECT_EQ(piece.span.begin, position);
    EXPECT_LT(piece.span.begin, piece.span.end);
    if (piece.verbatim) {
      EXPECT_EQ(piece.text.data(), source.data() + piece.span.begin);
      EXPECT_EQ(piece.text.size(), piece.span.size());
    }
    position = piece.span.end;
    out.append(piece.text);
  }
  EXPECT_EQ(position, value.end);
  return out;
}

void expect_sound_tag(std::string_view source, const Token& token) {
  EXPECT_EQ(source[token.span.begin], '<');
  EXPECT_EQ(source[token.span.end - 1], '>');
  EXPECT_TRUE(token.span.contains(token.inner_span));
  EXPECT_FALSE(token.name.empty());
  std::size_t position = token.inner_span.end;
  for (const Attribute& attribute : token.attributes) {
    EXPECT_LE(position, attribute.name_span.begin);
    EXPECT_LE(attribute.name_span.end, attribute.value_span.begin);
    EXPECT_LT(attribute.value_span.end, token.span.end);
    position = attribute.value_span.end;
    EXPECT_EQ(joined_value(source, attribute.value_span), attribute.value);
    EXPECT_EQ(token.attribute(attribute.name), &attribute);  // no second one of that name
  }
}

// Reads all of `source`; every token's span must begin where the one before ended.
void expect_sound_spans(std::string_view source, Tokenizer& tokenizer) {
  std::size_t position = 0;
  Token token;
  while (tokenizer.next(token)) {
    ASSERT_EQ(token.span.begin, position);
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_LE(token.span.end, source.size());
    position = token.span.end;
    switch (token.kind) {
      case TokenKind::text:
        EXPECT_EQ(token.text.data(), source.data() + token.span.begin);
        EXPECT_EQ(token.text.size(), token.span.size());
        EXPECT_EQ(token.text.find('\r'), std::string_view::npos);
        EXPECT_EQ(token.text.find('\0'), std::string_view::npos);
        break;
      case TokenKind::decoded:
        EXPECT_FALSE(token.text.empty());
        EXPECT_NE(std::string_view("&\r\0", 3).find(source[token.span.begin]),
                  std::string_view::npos);
        break;
      case TokenKind::start_tag:
      case TokenKind::end_tag: expect_sound_tag(source, token); break;
      case TokenKind::comment: EXPECT_TRUE(token.span.contains(token.inner_span)); break;
      case TokenKind::doctype:
      case TokenKind::dropped: EXPECT_TRUE(token.text.empty()); break;
      case TokenKind::end: ADD_FAILURE() << "end before the end"; break;
    }
    follow(tokenizer, token);
  }
  EXPECT_EQ(token.kind, TokenKind::end);
  EXPECT_EQ(token.span, (Span<Raw>{source.size(), source.size()}));
  EXPECT_EQ(position, source.size());
}

std::size_t count_tokens(std::string_view source, ContentModel model = ContentModel::data,
                         std::string_view end_tag = {}) {
  Tokenizer tokenizer(source);
  tokenizer.enter(model, end_tag);
  std::size_t count = 0;
  for (Token token; tokenizer.next(token);) ++count;
  return count;
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out.append(part);
  return out;
}

TEST(HtmlTokenizer, TellsTextFromWhatStandsForOtherBytes) {
  EXPECT_EQ(describe("Caf&eacute; & Bar\r\n1 < 2"),
            "text Caf | Caf\n"
            "decoded &eacute; | é\n"
            "text  & Bar |  & Bar\n"
            "decoded \r\n | \n\n"
            "text 1 < 2 | 1 < 2\n");
  EXPECT_EQ(describe("a\rb&#x41;&#128;&notit;&acE;"),
            "text a | a\ndecoded \r | \n\ntext b | b\ndecoded &#x41; | A\ndecoded &#128; | €\n"
            "decoded &not | ¬\ntext it; | it;\ndecoded &acE; | ∾̳\n");
  EXPECT_EQ(describe("&bogus; &# &#x; AT&T"), "text &bogus; &# &#x; AT&T | &bogus; &# &#x; AT&T\n");
}

TEST(HtmlTokenizer, GivesTagsInLowerCaseWithTheirSpans) {
  const std::string source = "<P Class='lead' ID=x1 hidden data-x = \"a&amp;b\"/>";
  Tokenizer tokenizer(source);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(token.kind, TokenKind::start_tag);
  EXPECT_EQ(token.name, "p");
  EXPECT_TRUE(token.self_closing);
  EXPECT_EQ(token.span.of(source), source);
  EXPECT_EQ(token.inner_span.of(source), "P");
  ASSERT_EQ(token.attributes.size(), 4U);
  EXPECT_EQ(token.attributes[0].name, "class");
  EXPECT_EQ(token.attributes[0].name_span.of(source), "Class");
  EXPECT_EQ(token.attributes[0].value_span.of(source), "lead");
  EXPECT_EQ(token.attributes[1].value_span.of(source), "x1");
  EXPECT_EQ(token.attributes[2].value, "");
  EXPECT_TRUE(token.attributes[2].value_span.empty());
  EXPECT_EQ(token.attributes[3].value, "a&b");
  EXPECT_EQ(token.attributes[3].value_span.of(source), "a&amp;b");
  ASSERT_NE(token.attribute("id"), nullptr);
  EXPECT_EQ(token.attribute("id")->value, "x1");
  EXPECT_EQ(token.attribute("ID"), nullptr);
}

TEST(HtmlTokenizer, KeepsTheFirstOfEqualAttributes) {
  EXPECT_EQ(describe("<a B=1 c=2 b=3 C=4>"), "start <a B=1 c=2 b=3 C=4> | a b=1 c=2\n");
  std::string source = "<a";
  std::string expected = " | a";
  for (int i = 0; i < 40; ++i) {
    source += " K" + std::to_string(i) + "=first";
    expected += " k" + std::to_string(i) + "=first";
  }
  for (int i = 0; i < 40; ++i) source += " k" + std::to_string(i) + "=second";
  source += ">";
  EXPECT_EQ(describe(source), "start " + source + expected + "\n");
}

TEST(HtmlTokenizer, LeavesUrlParametersAlone) {
  EXPECT_EQ(describe("<a href='?a=1&copy=2&lt=3&amp;x&copy'>"),
            "start <a href='?a=1&copy=2&lt=3&amp;x&copy'> | a href=?a=1&copy=2&lt=3&x©\n");
}

TEST(HtmlTokenizer, GivesAttributeValuesInPieces) {
  const std::string source = "<img alt='Tom&#32;&amp;\r\nJerry'>";
  Tokenizer tokenizer(source);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  std::string pieces;
  ValuePieces values(source, token.attributes[0].value_span);
  for (ValuePieces::Piece piece; values.next(piece);) {
    pieces.append(piece.verbatim ? "[" : "{").append(piece.text).append("=");
    pieces.append(piece.span.of(source)).append(piece.verbatim ? "]" : "}");
  }
  EXPECT_EQ(pieces, "[Tom=Tom]{ =&#32;}{&=&amp;}{\n=\r\n}[Jerry=Jerry]");
  EXPECT_EQ(token.attributes[0].value, "Tom &\nJerry");
}

TEST(HtmlTokenizer, DropsWhatMakesNoToken) {
  EXPECT_EQ(describe("a</>b"), "text a | a\ndropped </> | \ntext b | b\n");
  EXPECT_EQ(describe("a<b c='d>e"), "text a | a\ndropped <b c='d>e | \n");
  EXPECT_EQ(describe("a</"), "text a</ | a</\n");
  EXPECT_EQ(describe("a<"), "text a< | a<\n");
}

TEST(HtmlTokenizer, FindsTheEndOfComments) {
  EXPECT_EQ(describe("<!-- a > b -->c"), "comment <!-- a > b --> |  a > b \ntext c | c\n");
  EXPECT_EQ(describe("<!-->c"), "comment <!--> | \ntext c | c\n");
  EXPECT_EQ(describe("<!--a--!>c"), "comment <!--a--!> | a\ntext c | c\n");
  EXPECT_EQ(describe("<!--a--"), "comment <!--a-- | a\n");
  EXPECT_EQ(describe("<?php x?>c"), "comment <?php x?> | ?php x?\ntext c | c\n");
}

TEST(HtmlTokenizer, ReadsADoctype) {
  const std::string source = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" 'about:x'>";
  Tokenizer tokenizer(source);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(token.kind, TokenKind::doctype);
  EXPECT_EQ(token.name, "html");
  EXPECT_EQ(token.public_id, "-//W3C//DTD HTML 4.01//EN");
  EXPECT_EQ(token.system_id, "about:x");
  EXPECT_FALSE(token.force_quirks);
  EXPECT_EQ(token.span.of(source), source);
}

TEST(HtmlTokenizer, ReadsTheContentThatItsCallerNames) {
  const auto read = [](std::string_view tag, std::string_view source) {
    Tokenizer tokenizer(source);
    tokenizer.enter(content_model_of(tag), tag);
    return describe(source, tokenizer);
  };
  EXPECT_EQ(read("title", "<b>&lt;</b></Title ><i>"),
            "text <b> | <b>\ndecoded &lt; | <\ntext </b> | </b>\nend </Title > | title\n"
            "start <i> | i\n");
  EXPECT_EQ(read("style", "&lt;</styles></style>"),
            "text &lt;</styles> | &lt;</styles>\nend </style> | style\n");
  EXPECT_EQ(read("script", "<!--<script></script>--></script>"),
            "text <!--<script></script>--> | <!--<script></script>-->\nend </script> | script\n");
  EXPECT_EQ(read("script", "<!--<script></script></script>-->"),
            "text <!--<script></script> | <!--<script></script>\nend </script> | script\n"
            "text --> | -->\n");
  EXPECT_EQ(read("plaintext", "</plaintext>&lt;"), "text </plaintext>&lt; | </plaintext>&lt;\n");
  EXPECT_EQ(content_model_of("p"), ContentModel::data);
  EXPECT_EQ(content_model_of("noscript"), ContentModel::data);
}

TEST(HtmlTokenizer, KnowsCdataInForeignContentOnly) {
  const std::string source = "<![CDATA[a<b>&lt;]]]>c";
  EXPECT_EQ(describe(source),
            "comment <![CDATA[a<b> | [CDATA[a<b\ndecoded &lt; | <\n"
            "text ]]]>c | ]]]>c\n");
  Tokenizer tokenizer(source);
  tokenizer.set_foreign(true);
  EXPECT_EQ(describe(source, tokenizer),
            "dropped <![CDATA[ | \ntext a<b>&lt;] | a<b>&lt;]\ndropped ]]> | \ntext c | c\n");
}

TEST(HtmlTokenizer, SetsNulApart) {
  EXPECT_EQ(describe("a\0b"s), "text a | a\ndecoded \0 | \0\ntext b | b\n"s);
  EXPECT_EQ(describe("<a\0 b\0='\0'><!--\0-->"s),
            "start <a\0 b\0='\0'> | a\xEF\xBF\xBD b\xEF\xBF\xBD=\xEF\xBF\xBD\n"
            "comment <!--\0--> | \xEF\xBF\xBD\n"s);
  const std::string nul(1, '\0');
  Tokenizer tokenizer(nul);
  tokenizer.enter(ContentModel::rawtext, "style");
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(token.text, "\xEF\xBF\xBD");
}

TEST(HtmlTokenizer, CoversRandomSourcesWithoutGapOrOverlap) {
  static const std::vector<std::string> kParts = {
      "<",         ">",       "</",        "/>",         "/",          "=",       "\"",
      "'",         " ",       "\n",        "\r",         "\r\n",       "\0"s,     "&",
      "&amp;",     "&amp",    "&notin;",   "&#65;",      "&#x110000;", "&#",      ";",
      "!",         "-",       "--",        "<!--",       "-->",        "--!>",    "<!DOCTYPE",
      " PUBLIC ",  "SYSTEM",  "<![CDATA[", "]]>",        "]",          "?",       "<script>",
      "</script>", "<script", "</script",  "<title>",    "</TITLE>",   "<style>", "</style ",
      "<svg",      "<a b=c",  "<A B='c'",  "é",          "قال",        "\xFF",    "\xE2\x80",
      "x",         "Z",       "9",         "<plaintext>"};
  std::mt19937 random(20240229);
  for (int round = 0; round < 20000; ++round) {
    std::string source;
    const auto parts = 1 + random() % 24;
    for (unsigned i = 0; i < parts; ++i) source += kParts[random() % kParts.size()];
    Tokenizer tokenizer(source);
    tokenizer.set_foreign(random() % 2 == 0);
    expect_sound_spans(source, tokenizer);
    if (HasFailure()) FAIL() << "source: " << ::testing::PrintToString(source);
  }
}

// Each of these takes minutes or more when anything in the tokenizer is quadratic.
TEST(HtmlTokenizer, IsLinearInHostileInput) {
  constexpr std::size_t kMany = 1000000;
  EXPECT_EQ(count_tokens(repeat("&amp;", kMany)), kMany);
  EXPECT_EQ(count_tokens(repeat("&CounterClockwiseContourIntegra", kMany)), 1U);
  EXPECT_EQ(count_tokens("&#" + repeat("0", kMany) + "65;"), 1U);
  EXPECT_EQ(count_tokens(repeat("<", kMany)), 1U);
  EXPECT_EQ(count_tokens(repeat("<a ", kMany)), 1U);
  EXPECT_EQ(count_tokens(repeat("<b>", kMany)), kMany);
  EXPECT_EQ(count_tokens(repeat("</>", kMany)), kMany);
  EXPECT_EQ(count_tokens("<!--" + repeat("->", kMany)), 2U);
  EXPECT_EQ(count_tokens("<!--" + repeat("-!>", kMany)), 1U);
  EXPECT_EQ(count_tokens("<!DOCTYPE" + repeat(" ", kMany)), 1U);
  EXPECT_EQ(count_tokens("<!DOCTYPE a PUBLIC '" + repeat("\"", kMany)), 1U);
  EXPECT_EQ(count_tokens(repeat("</titl", kMany), ContentModel::rcdata, "title"), 1U);
  EXPECT_EQ(count_tokens(repeat("<!--<script", kMany), ContentModel::script, "script"), 1U);
  EXPECT_EQ(count_tokens(repeat("]]", kMany), ContentModel::cdata), 1U);
  const std::string long_name = repeat("a", kMany);
  EXPECT_EQ(count_tokens(repeat("</" + long_name, 8), ContentModel::rcdata, long_name), 1U);
}

TEST(HtmlTokenizer, TakesHugeAttributes) {
  const std::string value = repeat("Read &amp; weep.\r\n", 3000000);
  const std::string source = "<p title=\"" + value + "\">";
  Tokenizer tokenizer(source);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  ASSERT_EQ(token.attributes.size(), 1U);
  EXPECT_EQ(token.attributes[0].value_span.of(source), value);
  EXPECT_EQ(token.attributes[0].value.size(), 3000000 * std::string_view("Read & weep.\n").size());
}

TEST(HtmlTokenizer, BoundsTheAttributesOfATag) {
  std::string source = "<p";
  for (std::size_t i = 0; i < kMaxAttributes + 10; ++i) source += " a" + std::to_string(i);
  source += " a0><b>";
  Tokenizer tokenizer(source);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(token.attributes.size(), kMaxAttributes);
  EXPECT_EQ(token.attributes.back().name, "a" + std::to_string(kMaxAttributes - 1));
  ASSERT_TRUE(tokenizer.next(token));
  EXPECT_EQ(token.name, "b");
}

}  // namespace
}  // namespace obelus::html
