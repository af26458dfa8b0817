#include "text/display.hpp"

#include <gtest/gtest.h>

namespace obelus {
namespace {

TEST(Display, Width) {
  EXPECT_EQ(display_width("caret"), 5U);
  EXPECT_EQ(display_width("cafe\u0301"), 4U);
  EXPECT_EQ(display_width("東京「報道」"), 12U);
  EXPECT_EQ(display_width("قال\u064E"), 3U);
  EXPECT_EQ(display_width("a\u200Bb\u00AD"), 2U);
  EXPECT_EQ(display_width("한국 \u1112\u1161\u11AB"), 7U);
  EXPECT_EQ(display_width("😀"), 2U);
}

TEST(Display, Direction) {
  EXPECT_TRUE(has_right_to_left("the word قال"));
  EXPECT_TRUE(has_right_to_left("צה\"ל"));
  EXPECT_TRUE(has_right_to_left("ޝ"));
  EXPECT_FALSE(has_right_to_left("naïve “東京” 12.5"));
}

TEST(Display, Printable) {
  EXPECT_EQ(printable("a\x1B[0m\tb\x7F\u0085"), "a\\x1B[0m\\x09b\\x7F\\x85");
  EXPECT_EQ(printable("\u202Eabc\u2066"), "\\u202Eabc\\u2066");
  EXPECT_EQ(printable("\xFF"
                      "é\xE2\x82"),
            "\\xFFé\\xE2\\x82");
  EXPECT_EQ(printable("narrow\u202Fspace"), "narrow\u202Fspace");
  EXPECT_EQ(printable(std::string_view("\0", 1)), "\\x00");
}

}  // namespace
}  // namespace obelus
