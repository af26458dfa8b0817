// Texts → trees, and where in the text everything stands.
#include <gtest/gtest.h>

#include <string>

#include "yaml/node.hpp"

namespace obelus::yaml {
namespace {

TEST(YamlParse, EmptyTextsAreNothing) {
  EXPECT_TRUE(parse("").is_null());
  EXPECT_TRUE(parse("# only a comment\n").is_null());
  EXPECT_TRUE(parse("---\n").is_null());
}

TEST(YamlParse, KeepsOrderAndKinds) {
  const Node root = parse("b: [1, two]\na: {x: y}\nc:\nd: ''\n");
  ASSERT_TRUE(root.is_mapping());
  ASSERT_EQ(root.entries().size(), 4U);
  EXPECT_EQ(root.entries()[0].key, "b");
  EXPECT_EQ(root.entries()[1].key, "a");
  const Node* b = root.find("b");
  ASSERT_NE(b, nullptr);
  ASSERT_TRUE(b->is_sequence());
  EXPECT_EQ(b->items()[1].text(), "two");
  ASSERT_NE(root.find("a"), nullptr);
  EXPECT_EQ(root.find("a")->find("x")->text(), "y");
  EXPECT_TRUE(root.find("c")->is_null());
  EXPECT_TRUE(root.find("d")->is_scalar());
  EXPECT_EQ(root.find("e"), nullptr);
}

TEST(YamlParse, QuotedScalarsAreStrings) {
  const Node root = parse("a: true\nb: 'true'\nc: \"12\"\nd: 12\ne: |\n  12\n");
  EXPECT_EQ(root.find("a")->as_bool(), true);
  EXPECT_EQ(root.find("b")->as_bool(), std::nullopt);
  EXPECT_EQ(root.find("c")->as_integer(), std::nullopt);
  EXPECT_EQ(root.find("d")->as_integer(), 12);
  EXPECT_TRUE(root.find("e")->quoted());
  EXPECT_EQ(root.find("e")->text(), "12\n");
  EXPECT_EQ(root.find("e")->as_integer(), std::nullopt);
}

TEST(YamlParse, MarksCountCodePoints) {
  const Node root = parse("الكلمات: {السابقة: [نعم, \"لا\", ok]}\nتالٍ: 2\n");
  const Node& words = root.entries()[0].value;
  EXPECT_EQ(root.entries()[0].key_mark, (Mark{1, 1}));
  EXPECT_EQ(words.mark(), (Mark{1, 10}));
  EXPECT_EQ(words.entries()[0].key_mark, (Mark{1, 11}));
  const Node& list = words.entries()[0].value;
  EXPECT_EQ(list.mark(), (Mark{1, 20}));
  EXPECT_EQ(list.items()[0].mark(), (Mark{1, 21}));
  EXPECT_EQ(list.items()[1].mark(), (Mark{1, 26}));
  EXPECT_EQ(list.items()[2].mark(), (Mark{1, 32}));
  EXPECT_EQ(root.entries()[1].value.mark(), (Mark{2, 7}));
}

TEST(YamlParse, MarksInLongLinesAreRight) {
  // Longer than the distance between two counts of code points.
  std::string text = "[";
  for (int i = 0; i < 200; ++i) text += "سطر, ";
  text += "end]";
  const Node root = parse(text);
  EXPECT_EQ(root.items().back().mark(), (Mark{1, 1002}));
}

TEST(YamlParse, LineEndsOfEveryKind) {
  const Node crlf = parse("a: 1\r\nb:\r\n  - x\r\n");
  EXPECT_EQ(crlf.find("b")->items()[0].mark(), (Mark{3, 5}));
  EXPECT_EQ(crlf.find("a")->text(), "1");
  const Node cr = parse("a: 1\rb: 2\r");
  EXPECT_EQ(cr.find("b")->mark(), (Mark{2, 4}));
  EXPECT_EQ(parse("a: |\r\n  x\r\n  y\r\n").find("a")->text(), "x\ny\n");
}

TEST(YamlParse, ByteOrderMarkCountsNothing) {
  const Node root = parse(
      "\xEF\xBB\xBF"
      "a: 1\n");
  EXPECT_EQ(root.entries()[0].key, "a");
  EXPECT_EQ(root.entries()[0].key_mark, (Mark{1, 1}));
}

TEST(YamlParse, FirstLineMovesMarks) {
  EXPECT_EQ(parse("a: 1\nb: 2\n", 10).find("b")->mark(), (Mark{11, 4}));
  try {
    parse("a: 1\na: 2\n", 5);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.mark(), (Mark{6, 1}));
    EXPECT_STREQ(error.what(), "the key “a” is already on line 5");
  }
}

TEST(YamlParse, MissingValuesStandAtTheirKeys) {
  const Node root = parse("a:\nb: ~\n");
  EXPECT_EQ(root.find("a")->mark(), (Mark{1, 1}));
  EXPECT_EQ(root.find("b")->mark(), (Mark{2, 4}));
  EXPECT_EQ(parse("a:\n").find("a")->mark(), (Mark{1, 1}));
}

TEST(YamlParse, AMebibyteIsStillRead) {
  std::string text = "a: '";
  text.append((1U << 20) - text.size() - 1, 'x');
  text += "'";
  ASSERT_EQ(text.size(), 1U << 20);
  EXPECT_EQ(parse(text).find("a")->text().size(), (1U << 20) - 5);
}

TEST(YamlNode, Booleans) {
  const auto read = [](const char* text) { return parse(text).as_bool(); };
  EXPECT_EQ(read("true"), true);
  EXPECT_EQ(read("False"), false);
  for (const char* text : {"yes", "no", "on", "off", "y", "1", "tRue", "''"}) {
    EXPECT_EQ(read(text), std::nullopt) << text;
  }
}

TEST(YamlNode, Integers) {
  const auto read = [](const char* text) { return parse(text).as_integer(); };
  EXPECT_EQ(read("12"), 12);
  EXPECT_EQ(read("-7"), -7);
  EXPECT_EQ(read("+7"), 7);
  EXPECT_EQ(read("007"), 7);
  EXPECT_EQ(read("0x1F"), 31);
  EXPECT_EQ(read("0o17"), 15);
  for (const char* text :
       {"1.0", "1e3", "+-7", "--7", "0x", "0x-1", "12a", "9223372036854775808", "1_000", "[1]"}) {
    EXPECT_EQ(read(text), std::nullopt) << text;
  }
}

TEST(YamlNode, Numbers) {
  const auto read = [](const char* text) { return parse(text).as_number(); };
  EXPECT_EQ(read("12"), 12.0);
  EXPECT_EQ(read("1.5"), 1.5);
  EXPECT_EQ(read("-.5"), -0.5);
  EXPECT_EQ(read("+2.5e1"), 25.0);
  EXPECT_EQ(read("1."), 1.0);
  EXPECT_EQ(read("0x10"), 16.0);
  ASSERT_TRUE(read(".inf"));
  EXPECT_GT(*read(".inf"), 1e300);
  EXPECT_NE(*read(".nan"), *read(".nan"));
  for (const char* text : {"inf", "nan", "1.5.2", "e5", "1e", ".", "1,5", "1e999", "''"}) {
    EXPECT_EQ(read(text), std::nullopt) << text;
  }
}

TEST(YamlNode, Describes) {
  EXPECT_EQ(parse("abc").describe(), "“abc”");
  EXPECT_EQ(parse("").describe(), "nothing");
  EXPECT_EQ(parse("[a]").describe(), "a list");
  EXPECT_EQ(parse("a: b").describe(), "a mapping");
  std::string shown = "“";
  for (int i = 0; i < 40; ++i) shown += "ع";
  std::string text;
  for (int i = 0; i < 50; ++i) text += "ع";
  EXPECT_EQ(parse(text).describe(), shown + "…”");
}

}  // namespace
}  // namespace obelus::yaml
