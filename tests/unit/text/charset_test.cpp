// Encodings: what is recognised, what is kept, and maps that are right to the byte.
#include "text/charset.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "samples.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::string_view kArabic =
    "قالت وزيرة التربية إن المدارس ستفتح أبوابها في الأسبوع المقبل، وأضافت أن الطلاب سيتلقون "
    "الكتب مجانا. وأكد مدير المدرسة أن الصفوف جاهزة وأن المعلمين وصلوا إلى المدينة أمس.";
constexpr std::string_view kRussian =
    "Мэр города объявил вчера, что новый мост откроют только весной. По его словам, строители "
    "ждут, пока сойдёт лёд на реке, а подъезд к мосту останется закрыт до конца марта.";
constexpr std::string_view kFrench =
    "Le maire a déclaré à l'Assemblée que la nouvelle bibliothèque ouvrirait ses portes à l'été, "
    "après des années de retard. Où trouver l'argent ? Personne n'a répondu à cette question.";
constexpr std::string_view kGerman =
    "Die Bürgermeisterin erklärte, dass die Brücke über den Fluss für Fußgänger geöffnet bleibe. "
    "Später würden auch Straßenbahnen darüber fahren, größere Schäden gebe es nicht.";

// Encodes each code point on its own, and tells where it went.
struct Encoded {
  std::string bytes;
  std::vector<Span<Disk>> places;  // of each code point
};
Encoded encode(std::string_view text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding, &status),
                                                                     ucnv_close);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  Encoded result;
  for (std::size_t i = 0; i < text.size();) {
    const icu::UnicodeString one(static_cast<UChar32>(utf8::decode(text, i)));
    char buffer[16];
    const int32_t length = ucnv_fromUChars(converter.get(), buffer, sizeof buffer, one.getBuffer(),
                                           one.length(), &status);
    EXPECT_TRUE(U_SUCCESS(status)) << encoding;
    const std::size_t begin = result.bytes.size();
    result.bytes.append(buffer, static_cast<std::size_t>(length));
    result.places.push_back({begin, result.bytes.size()});
  }
  return result;
}

void expect_map(const DecodedBytes& decoded, const Encoded& encoded, std::size_t mark = 0) {
  std::size_t i = 0;
  for (const Span<Disk> place : encoded.places) {
    const std::size_t begin = i;
    utf8::decode(decoded.text, i);
    const Span<Disk> expected{place.begin + mark, place.end + mark};
    ASSERT_EQ(decoded.map.to_origin({begin, i}), expected) << "at " << begin;
    ASSERT_EQ(decoded.map.to_target(expected), (Span<Raw>{begin, i}));
  }
  ASSERT_EQ(i, decoded.text.size());
}

TEST(Charset, SoundUtf8IsItself) {
  for (const std::string_view sentence : samples::kSentences) {
    const DecodedBytes decoded = decode_bytes(sentence, {}, "windows-1252");
    EXPECT_EQ(decoded.text, sentence);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_TRUE(decoded.map.identity());
    EXPECT_FALSE(decoded.guessed);
    EXPECT_TRUE(decoded.ill_formed.empty());
  }
  EXPECT_EQ(decode_bytes("").encoding, "UTF-8");
}

TEST(Charset, ByteOrderMarkIsNoText) {
  const DecodedBytes decoded = decode_bytes(
      "\xEF\xBB\xBF"
      "été\xFF!");
  EXPECT_EQ(decoded.text, "été\uFFFD!");
  EXPECT_TRUE(decoded.byte_order_mark);
  EXPECT_EQ(decoded.map.to_origin({0, 2}), (Span<Disk>{3, 5}));
  ASSERT_EQ(decoded.ill_formed.size(), 1U);
  EXPECT_EQ(decoded.ill_formed[0], (Span<Disk>{8, 9}));
}

TEST(Charset, Utf16WithAndWithoutMark) {
  for (const auto& [encoding, mark] :
       {std::pair{"UTF-16LE", std::string("\xFF\xFE")}, {"UTF-16BE", std::string("\xFE\xFF")}}) {
    for (const std::string_view text : {kArabic, kRussian, kFrench, std::string_view("Hi 😀 you")}) {
      const Encoded encoded = encode(text, encoding);
      for (const bool marked : {true, false}) {
        const DecodedBytes decoded = decode_bytes(marked ? mark + encoded.bytes : encoded.bytes);
        ASSERT_EQ(decoded.text, text) << encoding;
        EXPECT_EQ(decoded.encoding, encoding);
        EXPECT_EQ(decoded.byte_order_mark, marked);
        EXPECT_EQ(decoded.guessed, !marked);
        EXPECT_TRUE(decoded.ill_formed.empty());
        expect_map(decoded, encoded, marked ? 2 : 0);
      }
    }
  }
}

TEST(Charset, UnmatchedSurrogatesAreIllFormed) {
  const DecodedBytes decoded =
      decode_bytes(std::string("\xFF\xFE"
                               "a\0\x00\xD8"
                               "b\0c",
                               9));
  EXPECT_EQ(decoded.text, "a\uFFFDb\uFFFD");
  const std::vector<Span<Disk>> expected = {{4, 6}, {8, 9}};
  EXPECT_EQ(decoded.ill_formed, expected);
}

TEST(Charset, HalfCharactersOfUtf7AreIllFormed) {
  const DecodedBytes lone = decode_bytes("a+2AA-b", "UTF-7");
  EXPECT_EQ(lone.text, "a\uFFFDb");
  EXPECT_EQ(lone.ill_formed.size(), 1U);
  EXPECT_EQ(decode_bytes("a+2Dzf+w-b", "UTF-7").text, "a\U0001F3FBb");
}

TEST(Charset, Utf32WithMark) {
  const Encoded encoded = encode("a😀é", "UTF-32LE");
  const DecodedBytes decoded = decode_bytes(std::string("\xFF\xFE\0\0", 4) + encoded.bytes);
  EXPECT_EQ(decoded.text, "a😀é");
  EXPECT_EQ(decoded.encoding, "UTF-32LE");
}

TEST(Charset, NulsDoNotMakeUtf16) {
  for (const std::string_view text : {std::string_view("ab\0cd", 5), std::string_view("a\0\0b", 4),
                                      std::string_view("one line\0another line of text", 29)}) {
    const DecodedBytes decoded = decode_bytes(text);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_EQ(decoded.text, text);
  }
}

TEST(Charset, LegacyEncodingsAreDetected) {
  const auto expect = [](std::string_view text, const char* encoding, std::string_view name) {
    const Encoded encoded = encode(text, encoding);
    const DecodedBytes decoded = decode_bytes(encoded.bytes);
    EXPECT_EQ(decoded.text, text) << encoding;
    EXPECT_EQ(decoded.encoding, name);
    EXPECT_TRUE(decoded.guessed);
    expect_map(decoded, encoded);
  };
  expect(kArabic, "windows-1256", "windows-1256");
  expect(kRussian, "windows-1251", "windows-1251");
  expect(kRussian, "KOI8-R", "KOI8-R");
  expect(kFrench, "ISO-8859-1", "ISO-8859-1");
  expect(kGerman, "ISO-8859-1", "ISO-8859-1");
  expect(std::string(kFrench) + " “Oui”, dit-il – 5 €…", "windows-1252", "windows-1252");
}

TEST(Charset, ADeclarationCountsForWhatIsNotUtf8) {
  const std::string bytes = encode("Привет, мир", "windows-1251").bytes;
  const DecodedBytes decoded = decode_bytes(bytes, {}, "windows-1251");
  EXPECT_EQ(decoded.text, "Привет, мир");
  EXPECT_FALSE(decoded.guessed);
  EXPECT_EQ(decode_bytes("caf\xE9", {}, "latin1").text, "café");
  EXPECT_EQ(decode_bytes("\x93"
                         "caf\xE9\x94",
                         {}, "iso-8859-1")
                .text,
            "“café”");
  EXPECT_EQ(decode_bytes("\x93"
                         "caf\xE9\x94",
                         {}, "iso-8859-1")
                .encoding,
            "windows-1252");
}

TEST(Charset, ADeclarationThatCannotBeTrueIsIgnored) {
  const std::string bytes = "caf\xE9 au lait";
  for (const char* const name :
       {"UTF-16", "UTF-7", "ibm-37", "SCSU", "no-such-thing", "../../etc/passwd", "utf-8", ""}) {
    const DecodedBytes decoded = decode_bytes(bytes, {}, name);
    EXPECT_EQ(decoded.text, "caf\uFFFD au lait") << name;
    EXPECT_EQ(decoded.encoding, "UTF-8");
    ASSERT_EQ(decoded.ill_formed.size(), 1U);
    EXPECT_EQ(decoded.ill_formed[0], (Span<Disk>{3, 4}));
  }
}

TEST(Charset, AFewBadBytesLeaveUtf8Utf8) {
  std::mt19937 random(71);
  for (const std::string_view text : {kArabic, kRussian, kFrench, kGerman}) {
    for (int round = 0; round < 50; ++round) {
      std::string bytes(text);
      const std::size_t bad = 1 + random() % 3;
      for (std::size_t i = 0; i < bad; ++i) bytes.insert(random() % bytes.size(), 1, '\xFE');
      const DecodedBytes decoded = decode_bytes(bytes);
      ASSERT_EQ(decoded.encoding, "UTF-8");
      ASSERT_FALSE(decoded.ill_formed.empty());
      ASSERT_NE(decoded.text.find("\uFFFD"), std::string::npos);
    }
  }
}

TEST(Charset, ForcedWins) {
  const std::string bytes = encode(kArabic, "windows-1256").bytes;
  EXPECT_EQ(decode_bytes(bytes, "cp1256").text, kArabic);
  EXPECT_EQ(decode_bytes(bytes, "cp1256").encoding, "windows-1256");
  EXPECT_EQ(decode_bytes("é", "latin1").text, "Ã©");
  EXPECT_EQ(decode_bytes("é", "UTF-8", "latin1").text, "é");
  EXPECT_EQ(decode_bytes(encode(kFrench, "UTF-16BE").bytes, "utf-16").text, kFrench);
  EXPECT_EQ(decode_bytes("\xFE\xFF" + encode(kFrench, "UTF-16BE").bytes, "utf-16").text, kFrench);
  EXPECT_THROW(decode_bytes("a", "no-such-thing"), UnknownEncoding);
  EXPECT_THROW(decode_bytes("a", "/etc/passwd"), UnknownEncoding);
}

TEST(Charset, MapsOfEastAsianEncodings) {
  const std::string_view text = "市長は「新しい」と言った。abc カナ";
  for (const char* const encoding : {"Shift_JIS", "EUC-JP", "GB18030"}) {
    const Encoded encoded = encode(text, encoding);
    const DecodedBytes decoded = decode_bytes(encoded.bytes, encoding);
    ASSERT_EQ(decoded.text, text) << encoding;
    expect_map(decoded, encoded);
  }
}

TEST(Charset, AnyBytesInAnyEncodingGiveValidText) {
  std::mt19937 random(72);
  constexpr std::string_view kEncodings[] = {"",          "UTF-8",   "UTF-16",       "UTF-16LE",
                                             "UTF-32BE",  "GB18030", "windows-1256", "ISO-2022-JP",
                                             "Shift_JIS", "UTF-7",   "Big5-HKSCS",   "EUC-KR"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(static_cast<std::size_t>(round) % 50, '\0');
    for (char& byte : bytes)
      byte = static_cast<char>(random() % 3 == 0 ? random() % 128 : random());
    const DecodedBytes decoded = decode_bytes(bytes, kEncodings[random() % 12]);
    ASSERT_EQ(utf8::find_ill_formed(decoded.text), std::string_view::npos);
    ASSERT_EQ(decoded.map.target_length(), decoded.text.size());
    std::size_t before = 0;
    for (std::size_t i = 0; i < decoded.text.size(); ++i) {
      const Span<Disk> origin = decoded.map.to_origin({i, i + 1});
      ASSERT_LE(before, origin.begin);
      ASSERT_LE(origin.end, bytes.size());
      before = origin.begin;
    }
  }
}

}  // namespace
}  // namespace obelus
