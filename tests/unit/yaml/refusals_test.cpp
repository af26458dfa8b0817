// What the reader does not take: each with its place and its words.
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "yaml/node.hpp"

namespace obelus::yaml {
namespace {

std::string fault(const std::string& text) {
  try {
    parse(text);
  } catch (const Error& error) {
    return std::to_string(error.mark().line) + ":" + std::to_string(error.mark().column) + ": " +
           error.what();
  }
  return "none";
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(YamlRefusals, DuplicateKeys) {
  EXPECT_EQ(fault("a: 1\nb: 2\na: 3\n"), "3:1: the key “a” is already on line 1");
  EXPECT_EQ(fault("x: {a: 1, 'a': 2}\n"), "1:11: the key “a” is already on line 1");
  EXPECT_EQ(fault("- a: 1\n- a: 1\n"), "none");
}

TEST(YamlRefusals, AnchorsAliasesMergeKeysTags) {
  EXPECT_EQ(fault("a: &x 1\n"), "1:4: anchors are not supported");
  EXPECT_EQ(fault("a: &x\n"), "1:4: anchors are not supported");
  EXPECT_EQ(fault("&x a: 1\n"), "1:1: anchors are not supported");
  EXPECT_EQ(fault("a: &x [1]\n"), "1:4: anchors are not supported");
  EXPECT_EQ(fault("a: *x\n"), "1:4: aliases are not supported");
  EXPECT_EQ(fault("<<: {a: 1}\n"), "1:1: merge keys (<<) are not supported");
  EXPECT_EQ(fault("'<<': 1\n"), "none");
  EXPECT_EQ(fault("a: !!str 1\n"), "1:4: tags are not supported");
  EXPECT_EQ(fault("a: !house x\n"), "1:4: tags are not supported");
  EXPECT_EQ(fault("a: !\n"), "1:4: tags are not supported");
  EXPECT_EQ(fault("! x\n"), "1:1: tags are not supported");
  EXPECT_EQ(fault("!!map {a: 1}\n"), "1:1: tags are not supported");
  EXPECT_EQ(fault("a: b & c ! d * e\n"), "none");
}

TEST(YamlRefusals, BillionLaughs) {
  std::string text = "a0: &a0 [ha, ha, ha]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string number = std::to_string(i);
    const std::string below = std::to_string(i - 1);
    text += "a" + number + ": &a" + number + " [*a" + below + ", *a" + below + "]\n";
  }
  EXPECT_EQ(fault(text), "1:5: anchors are not supported");
}

TEST(YamlRefusals, SecondDocuments) {
  EXPECT_EQ(fault("a: 1\n---\nb: 2\n"), "2:1: a second document; a file holds one");
  EXPECT_EQ(fault("---\na: 1\n---\nb: 2\n"), "3:1: a second document; a file holds one");
  EXPECT_EQ(fault("a: 1\n...\nb\n"), "3:1: a second document; a file holds one");
  EXPECT_EQ(fault("---\na: 1\n...\n"), "none");
  EXPECT_EQ(fault("- a\nb\n"), "2:1: expected the end of the file here");
  EXPECT_EQ(fault("\"a\" b\n"), "1:5: expected the end of the file here");
}

// yaml-cpp finds one empty document after the other in it.
TEST(YamlRefusals, ACommaAloneEnds) {
  EXPECT_EQ(fault(","), "1:1: expected the end of the file here");
  EXPECT_EQ(fault("  ,\n"), "1:3: expected the end of the file here");
  EXPECT_EQ(fault("# c\n\n,"), "3:1: expected the end of the file here");
}

TEST(YamlRefusals, DeepNesting) {
  const auto flow = [](std::size_t depth) {
    return repeated("[", depth) + "x" + repeated("]", depth);
  };
  EXPECT_EQ(fault(flow(32)), "none");
  EXPECT_EQ(fault(flow(33)), "1:33: nested more than 32 deep");
  std::string block;
  for (std::size_t depth = 0; depth < 33; ++depth) block += std::string(depth, ' ') + "k:\n";
  EXPECT_EQ(fault(block), "33:33: nested more than 32 deep");
}

TEST(YamlRefusals, LargeFiles) {
  EXPECT_EQ(fault(std::string((1U << 20) + 1, ' ')), "1:1: larger than 1 MiB");
}

TEST(YamlRefusals, TooMuchOfIt) {
  EXPECT_EQ(fault(repeated("[", 100'000)), "1:4097: more than 4096 brackets are open");
  EXPECT_EQ(fault("a: \"" + repeated("[", 4096) + "\"\n"), "none");
  EXPECT_EQ(fault("[" + repeated("a,", 199'999) + "]"), "none");
  EXPECT_EQ(fault("[" + repeated("a,", 200'000) + "]"), "1:400000: more than 200000 values");
}

TEST(YamlRefusals, WhatIsNoText) {
  EXPECT_EQ(fault("a: 1\nb: سلام \xFF\n"), "2:9: not valid UTF-8");
  EXPECT_EQ(fault("a: \xED\xA0\x80\n"), "1:4: not valid UTF-8");
  EXPECT_EQ(fault(std::string("a: x\0y\n", 7)), "1:5: the control character U+0000 is not allowed");
  EXPECT_EQ(fault("a: 1\n\x04: 2\n"), "2:1: the control character U+0004 is not allowed");
  EXPECT_EQ(fault("a: \x7F\n"), "1:4: the control character U+007F is not allowed");
  EXPECT_EQ(fault("a: \xC2\x9B\n"), "1:4: the control character U+009B is not allowed");
}

TEST(YamlRefusals, Tabs) {
  EXPECT_EQ(fault("a:\n\tb: 1\n"), "2:1: a tab in the indentation; indent with spaces");
  EXPECT_EQ(fault("a:\n  b: 1\n \tc: 2\n"), "3:2: a tab in the indentation; indent with spaces");
  EXPECT_EQ(fault("a: b\tc\n"), "none");
}

TEST(YamlRefusals, WhatIsNeverClosed) {
  EXPECT_EQ(fault("a: [x, y\n"), "2:1: expected “,” or “]”");
  EXPECT_EQ(fault("a: {x: y\n"), "2:1: expected “,” or “}”");
  for (const char* text : {"a: \"x\n", "a: 'x", "a: \"x\n\n  y", "a: 'x''", "a: \"x\\\"\n",
                           "a: [\"x\n", "a: \"", "a: '\n"}) {
    const std::string where = text[3] == '[' ? "1:5" : "1:4";
    EXPECT_EQ(fault(text), where + ": a quotation mark that is never closed") << text;
  }
  EXPECT_EQ(fault("a: \"x\nb: \"y\"\n"),
            "2:5: expected a key of the mapping or its end; check the indentation");
  EXPECT_EQ(fault("a: ]\n"), "1:4: a closing bracket that closes nothing");
  EXPECT_EQ(fault("}\n"), "1:1: a closing bracket that closes nothing");
}

// A last line without an end is the last line.
TEST(YamlRefusals, FaultsLieInTheText) {
  EXPECT_EQ(fault("a: b\nc: {d"), "2:6: expected “,” or “}”");
  EXPECT_EQ(fault("a: b\nc: {d\n"), "3:1: expected “,” or “}”");
}

TEST(YamlRefusals, Muddles) {
  EXPECT_EQ(fault("a: b: c\n"),
            "1:5: “:” is not expected here; check the indentation, or quote the text if the colon "
            "belongs to it");
  EXPECT_EQ(fault("a: @b\n"), "1:4: this character begins no value; quote the text");
  EXPECT_EQ(fault("a: \"\\q\"\n"), "1:7: unknown escape character: q");
  EXPECT_EQ(fault("a: \"x\" y\n"),
            "1:8: expected a key of the mapping or its end; check the indentation");
}

TEST(YamlRefusals, KeysThatAreNoWords) {
  EXPECT_EQ(fault("? [a]\n: b\n"), "1:3: expected a key, not a list");
  EXPECT_EQ(fault("{{a: b}: c}\n"), "1:2: expected a key, not a mapping");
  EXPECT_EQ(fault("~: 1\n"), "1:1: expected a key, not nothing");
  EXPECT_EQ(fault("{,}\n"), "1:2: expected a key, not nothing");
}

// A mebibyte of anything costs a mebibyte's time.
double cpu_seconds(const std::string& text) {
  const std::clock_t begin = std::clock();
  fault(text);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(YamlRefusals, HostileTextsEndSoon) {
  constexpr std::size_t kSize = 1U << 20;
  const auto made = [](const std::string& part) { return repeated(part, kSize / part.size()); };
  const double benign = cpu_seconds(made("- a word\n"));
  for (const std::string part :
       {"[",     "{",    "- ",    "? ",    ": ",    "a: ",     "'",  "\"", "\\",        "|",
        ">",     "!",    "&a ",   "*a ",   ",",     "]",       "}",  "\n", "#",         "%",
        "---\n", "a:\n", "- -\n", "{a: ",  "[a, ",  "a, ",     "\t", " ",  "? [a]\n: ", "!!a ",
        "<<: ",  "''",   "\"\\",  "a\n\n", "- a\n", "x: |\n ", "@"}) {
    EXPECT_LT(cpu_seconds(made(part)), 5 * benign) << part;
  }
}

}  // namespace
}  // namespace obelus::yaml
