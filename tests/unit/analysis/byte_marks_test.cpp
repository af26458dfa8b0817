#include "analysis/byte_marks.hpp"

#include <gtest/gtest.h>

#include <string>

namespace obelus {
namespace {

// The marks of a text alone, and at any place of a longer one.
std::uint8_t marks(const std::string& text) {
  const std::uint8_t alone = ByteMarks(text).of({0, text.size()});
  for (std::size_t before = 0; before < 2 * ByteMarks::kStretch; ++before) {
    const std::string longer = std::string(before, '.') + text + std::string(200, '.');
    const ByteMarks all(longer);
    EXPECT_EQ(all.of({before, before + text.size()}) & ~ByteMarks::kSign, alone & ~ByteMarks::kSign)
        << before;
  }
  return alone;
}

TEST(ByteMarks, PlainProseHasNone) {
  EXPECT_EQ(marks(""), 0);
  EXPECT_EQ(marks("The council met (in the old hall); nobody spoke. Was it late?"), 0);
}

TEST(ByteMarks, SignsAndDigits) {
  for (const char c : std::string("#@!*=>\\")) {
    EXPECT_TRUE(marks(std::string(" ") + c + ' ') & ByteMarks::kSign) << c;
  }
  EXPECT_EQ(marks("in 2019 "), ByteMarks::kDigit);
}

TEST(ByteMarks, Disguises) {
  EXPECT_TRUE(marks("v1agra") & ByteMarks::kLetterSign);
  EXPECT_FALSE(marks("ten! 20 a") & ByteMarks::kLetterSign);
  EXPECT_TRUE(marks("soooo") & ByteMarks::kStretched);
  EXPECT_TRUE(marks("ممممم") & ByteMarks::kStretched);
  EXPECT_FALSE(marks("well... aa") & ByteMarks::kStretched);
  EXPECT_TRUE(marks("cаsino") & ByteMarks::kMixed);  // a Cyrillic а
  EXPECT_FALSE(marks("казино casino") & ByteMarks::kMixed);
  EXPECT_TRUE(marks("𝐜asino") & ByteMarks::kStyled);
  EXPECT_TRUE(marks("ca\u200Bsino") & ByteMarks::kStyled);
  EXPECT_FALSE(marks("“quoted” – and so on… 中文") & ByteMarks::kStyled);
  EXPECT_TRUE(marks("c a s i n o") & ByteMarks::kSingleLetters);
  EXPECT_TRUE(marks("к а з и н о") & ByteMarks::kSingleLetters);
  EXPECT_FALSE(marks("it is a man") & ByteMarks::kSingleLetters);
}

}  // namespace
}  // namespace obelus
