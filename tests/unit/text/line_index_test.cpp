// Lines and columns against a walk that counts one code point at a time.
#include "text/line_index.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "samples.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

void expect_positions(const std::string& text) {
  const LineIndex index(text);
  Position here;
  for (std::size_t i = 0; i < text.size();) {
    ASSERT_EQ(index.position(i), here) << i;
    ASSERT_EQ(
        index.line(here.line).begin, i - [&] {
          std::size_t begin = i;
          for (std::size_t column = here.column; column > 1; --column) {
            utf8::decode_before(text, begin);
          }
          return i - begin;
        }());
    const bool after_return = i > 0 && text[i - 1] == '\r' && text[i] == '\n';
    if (!after_return) {
      ASSERT_EQ(index.offset(here), i);
    }
    const std::size_t begin = i;
    const char32_t c = utf8::decode(text, i);
    for (std::size_t inside = begin + 1; inside < i; ++inside) {
      ASSERT_EQ(index.position(inside), here) << "inside a code point";
    }
    const bool pair = c == U'\r' && i < text.size() && text[i] == '\n';
    if ((c == U'\n' || c == U'\r') && !pair) {
      here = {here.line + 1, 1};
    } else {
      ++here.column;
    }
  }
  ASSERT_EQ(index.position(text.size()), here);
  ASSERT_EQ(index.position(text.size() + 9), here);
  ASSERT_EQ(index.lines(), here.line);
}

TEST(LineIndex, AgreesWithANaiveWalk) {
  std::mt19937 random(41);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) {
      text += samples::random_text(random, random() % 4);
      switch (random() % 5) {
        case 0: text += '\n'; break;
        case 1: text += "\r\n"; break;
        case 2: text += '\r'; break;
        default: text += "ي"; break;
      }
    }
    expect_positions(text);
  }
}

TEST(LineIndex, LongLines) {
  for (const std::string_view unit : {"a", "é", "漢", "😀"}) {
    std::string text = "first\n";
    for (int i = 0; i < 3000; ++i) text += unit;
    text += "\r\nlast";
    expect_positions(text);
    const LineIndex index(text);
    EXPECT_EQ(index.offset({2, 2500}), 6 + 2499 * unit.size());
    EXPECT_EQ(index.offset({2, 90000}), 6 + 3000 * unit.size());
  }
}

TEST(LineIndex, LinesLeaveTheirTerminatorOut) {
  const std::string text = "one\ntwo\r\n\rfour\n";
  const LineIndex index(text);
  ASSERT_EQ(index.lines(), 5U);
  EXPECT_EQ(index.line(1), (Span<Raw>{0, 3}));
  EXPECT_EQ(index.line(2), (Span<Raw>{4, 7}));
  EXPECT_EQ(index.line(3), (Span<Raw>{9, 9}));
  EXPECT_EQ(index.line(4), (Span<Raw>{10, 14}));
  EXPECT_EQ(index.line(5), (Span<Raw>{15, 15}));
  EXPECT_EQ(index.line(6), (Span<Raw>{15, 15}));
}

TEST(LineIndex, ClampsWhatLiesOutside) {
  const LineIndex index("ab\ncd");
  EXPECT_EQ(index.offset({1, 9}), 2U);
  EXPECT_EQ(index.offset({2, 3}), 5U);
  EXPECT_EQ(index.offset({7, 1}), 5U);
  EXPECT_EQ(index.offset({0, 4}), 0U);
  EXPECT_EQ(index.offset({2, 0}), 3U);
  EXPECT_EQ(LineIndex("").lines(), 1U);
  EXPECT_EQ(LineIndex("").position(5), (Position{1, 1}));
  EXPECT_EQ(LineIndex().position(5), (Position{1, 1}));
  EXPECT_EQ(LineIndex().offset({1, 1}), 0U);
}

TEST(LineIndex, PositionsInOneHugeLineAreCheap) {
  const std::string text(std::size_t{8} << 20, 'x');
  const LineIndex index(text);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 20000; ++i) {  // each would walk megabytes without kept counts
    const Position position = index.position(text.size() - i);
    sum += index.offset(position) == text.size() - i ? 1 : 0;
  }
  EXPECT_EQ(sum, 20000U);
}

}  // namespace
}  // namespace obelus
