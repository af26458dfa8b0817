// Validation against a reference that decodes as the definition says, over all short sequences.
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "samples.hpp"

namespace obelus::utf8 {
namespace {

// By the definition: lead byte, continuation bytes, shortest form, no surrogate, at most U+10FFFF.
std::size_t reference_length(std::string_view bytes) {
  const auto byte = [&](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(bytes[i])};
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
  if (length == 0 || bytes.size() < length) return 0;
  std::uint32_t c = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(i) >> 6 != 2) return 0;
    c = c << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (c < kLeast[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
  return length;
}

std::size_t reference_find(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = reference_length(bytes.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

TEST(FindIllFormed, AgreesWithTheDefinitionOnAllShortSequences) {
  std::string bytes;
  for (unsigned a = 0; a < 256; ++a) {
    bytes = {static_cast<char>(a)};
    ASSERT_EQ(find_ill_formed(bytes), reference_find(bytes)) << a;
    for (unsigned b = 0; b < 256; ++b) {
      bytes = {static_cast<char>(a), static_cast<char>(b)};
      ASSERT_EQ(find_ill_formed(bytes), reference_find(bytes)) << a << ' ' << b;
      for (unsigned c = 0; c < 256; ++c) {
        bytes = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
        ASSERT_EQ(find_ill_formed(bytes), reference_find(bytes)) << a << ' ' << b << ' ' << c;
      }
    }
  }
}

TEST(FindIllFormed, AgreesWithTheDefinitionOnFourByteSequences) {
  std::string bytes(4, '\0');
  constexpr unsigned char kBytes[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                      0xA0, 0xBF, 0xC0, 0xED, 0xF0, 0xFF};
  for (unsigned lead = 0xEE; lead < 0x100; ++lead) {
    for (const unsigned char b : kBytes) {
      for (const unsigned char c : kBytes) {
        for (const unsigned char d : kBytes) {
          bytes = {static_cast<char>(lead), static_cast<char>(b), static_cast<char>(c),
                   static_cast<char>(d)};
          ASSERT_EQ(find_ill_formed(bytes), reference_find(bytes)) << testing::PrintToString(bytes);
        }
      }
    }
  }
}

TEST(FindIllFormed, FindsOneBadByteAnywhere) {
  for (const std::string_view sentence : samples::kSentences) {
    ASSERT_EQ(find_ill_formed(sentence), std::string_view::npos);
    for (std::size_t i = 0; i <= sentence.size(); ++i) {
      std::string broken(sentence);
      broken.insert(i, 1, '\xFF');
      ASSERT_EQ(find_ill_formed(broken), reference_find(broken));
    }
  }
}

TEST(FindIllFormed, ReadsRunsOfTwoBytes) {
  for (const std::string text : {"пять", "пятьдесят", "خمسة وخمسون كتابا", "aпять"}) {
    ASSERT_EQ(find_ill_formed(text), std::string_view::npos) << text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (const int byte : {0x41, 0x80, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xFF}) {
        std::string broken = text;
        broken[i] = static_cast<char>(byte);
        ASSERT_EQ(find_ill_formed(broken), reference_find(broken)) << i << ' ' << byte;
      }
    }
  }
}

TEST(FindIllFormed, StartsWhereToldTo) {
  const std::string bytes =
      "ab\xFF"
      "cd\xFE"
      "ef";
  EXPECT_EQ(find_ill_formed(bytes), 2U);
  EXPECT_EQ(find_ill_formed(bytes, 3), 5U);
  EXPECT_EQ(find_ill_formed(bytes, 6), std::string_view::npos);
  EXPECT_EQ(find_ill_formed(bytes, 99), std::string_view::npos);
}

TEST(Repair, ReplacesMaximalSubparts) {
  // The example of the Unicode standard, table 3-8, and truncated sequences.
  const std::string bytes = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
  const Repaired repaired = repair(bytes);
  EXPECT_EQ(repaired.text, "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  const std::vector<Span<Disk>> expected = {{1, 4}, {4, 6}, {6, 7}, {8, 9}, {10, 11}, {11, 12}};
  EXPECT_EQ(repaired.ill_formed, expected);
  EXPECT_EQ(repaired.map.to_origin({1, 4}), (Span<Disk>{1, 4}));
  EXPECT_EQ(repaired.map.to_origin({10, 11}), (Span<Disk>{7, 8}));
  EXPECT_EQ(repair("\xE2\x82").ill_formed.size(), 1U);
  EXPECT_EQ(repair("\xC0\x80").ill_formed.size(), 2U);      // overlong
  EXPECT_EQ(repair("\xED\xA0\x80").ill_formed.size(), 3U);  // surrogate
}

TEST(Repair, LeavesSoundTextAlone) {
  for (const std::string_view sentence : samples::kSentences) {
    const Repaired repaired = repair(sentence);
    EXPECT_EQ(repaired.text, sentence);
    EXPECT_TRUE(repaired.map.identity());
    EXPECT_TRUE(repaired.ill_formed.empty());
  }
}

TEST(Repair, MakesValidTextOfRandomBytes) {
  std::mt19937 random(21);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(static_cast<std::size_t>(round) % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const Repaired repaired = repair(bytes);
    ASSERT_EQ(find_ill_formed(repaired.text), std::string_view::npos);
    ASSERT_EQ(repaired.map.target_length(), repaired.text.size());
    std::size_t bad = 0;
    for (const Span<Disk> span : repaired.ill_formed) bad += span.size();
    ASSERT_EQ(repaired.text.size() - 3 * repaired.ill_formed.size(), bytes.size() - bad);
  }
}

TEST(Decode, ReadsBackEveryScalarValue) {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    text.clear();
    append(text, c);
    std::size_t offset = 0;
    ASSERT_EQ(decode(text, offset), c);
    ASSERT_EQ(offset, text.size());
    ASSERT_EQ(decode_before(text, offset), c);
    ASSERT_EQ(offset, 0U);
    ASSERT_EQ(find_ill_formed(text), std::string_view::npos);
    ASSERT_EQ(length(text), 1U);
  }
}

TEST(Decode, SeesNothingPastTheEnds) {
  EXPECT_EQ(at("é", 0), U'é');
  EXPECT_EQ(at("é", 2), U'\0');
  EXPECT_EQ(before("é", 2), U'é');
  EXPECT_EQ(before("é", 0), U'\0');
  EXPECT_EQ(length("aé漢😀"), 4U);
}

}  // namespace
}  // namespace obelus::utf8
