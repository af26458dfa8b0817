// The mechanism of copy/mojibake, one sentence in five charsets, and what must not look like it.
#include <gtest/gtest.h>

#include <string>

#include "rules/legacy_sequences.hpp"
#include "rules/mojibake.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// What a reader of the wrong charset sees.
std::string damaged(std::string_view text, LegacyCharset charset) {
  std::string out;
  for (const char byte : text) {
    utf8::append(out, legacy_character(static_cast<std::uint8_t>(byte), charset));
  }
  return out;
}

std::string repaired(std::string text) {
  const std::vector<MojibakeRun> runs = find_mojibake(text);
  for (std::size_t i = runs.size(); i-- > 0;) {
    if (runs[i].repaired.empty()) continue;
    text.replace(runs[i].span.begin, runs[i].span.size(), runs[i].repaired);
  }
  return text;
}

constexpr std::string_view kSentences[] = {
    "The mayor didn’t say “yes” — he said “naïve”.",
    "L’été dernier, le café était fermé à Besançon.",
    "El niño comió ñoquis en Logroño; ¿quién pagó?",
    "Die größte Brücke Österreichs führt über die Donau.",
    "وصل الوزير إلى المدينة صباح اليوم، وقال: «اكتمل المشروع».",
    "Министр приехал в город и открыл новый мост.",
    "Ο υπουργός έφτασε στην πόλη σήμερα το πρωί.",
    "राष्ट्रपति आज सुबह शहर पहुँचे।",
    "部长今天上午抵达该市。",
};

TEST(Mojibake, IsRepairedInWindows1252) {
  for (const std::string_view sentence : kSentences) {
    EXPECT_EQ(repaired(damaged(sentence, LegacyCharset::windows_1252)), sentence);
  }
}

TEST(Mojibake, IsRepairedAfterDamageUponDamage) {
  for (const std::string_view sentence : kSentences) {
    const std::string once = damaged(sentence, LegacyCharset::windows_1252);
    EXPECT_EQ(repaired(damaged(once, LegacyCharset::windows_1252)), sentence);
  }
}

TEST(Mojibake, IsRepairedInTheCharsetsOfTheLanguage) {
  EXPECT_EQ(repaired(damaged(kSentences[4], LegacyCharset::windows_1256)), kSentences[4]);
  EXPECT_EQ(repaired(damaged(kSentences[5], LegacyCharset::windows_1251)), kSentences[5]);
  constexpr std::string_view kPolish = "Książę zjadł na śniadanie żółty ser, mówi Łucja.";
  EXPECT_EQ(repaired(damaged(kPolish, LegacyCharset::windows_1250)), kPolish);
  EXPECT_EQ(repaired(damaged(kSentences[0], LegacyCharset::macintosh)), kSentences[0]);
}

TEST(Mojibake, SoundTextHasNone) {
  for (const std::string_view sentence : kSentences) {
    EXPECT_TRUE(find_mojibake(sentence).empty()) << sentence;
  }
  for (const std::string_view text :
       {"ZZAJÉ’s", "L’épisode", "a lot of Ã’s", "« É »", "IRMÔ, MAÇû", "«Ä“ — Ö”", "à »",
        "comité…”", "vidíš…”", "Fuß“", "3×½", "Ø½ Zoll", "خطأ؟ خط،", "ВСЁ РІВНЕ", "„Ä“"}) {
    EXPECT_TRUE(find_mojibake(text).empty()) << text;
  }
}

TEST(Mojibake, OfWhatNeverWasUtf8IsNotRepaired) {
  for (const MojibakeRun& run : find_mojibake("ÖÐ¹ú¾­¼Ã £¬ÖÐ¹ú")) EXPECT_EQ(run.repaired, "");
  ASSERT_EQ(find_mojibake("a lost ï¿½ character").size(), 1U);
  EXPECT_EQ(find_mojibake("a lost ï¿½ character").front().repaired, "");
}

TEST(Mojibake, IsOneRunAWord) {
  const std::vector<MojibakeRun> runs = find_mojibake("dÃ©jÃ\u00A0 vu, prÃ©vu");
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].repaired, "éjà");
  EXPECT_EQ(runs[0].charset, "windows-1252");
  EXPECT_EQ(runs[0].sequences, 2U);
}

TEST(LegacySequences, KnowTheBytesOfACharset) {
  EXPECT_EQ(legacy_byte(U'€', LegacyCharset::windows_1252), 0x80);
  EXPECT_EQ(legacy_byte(U'Р', LegacyCharset::windows_1251), 0xD0);
  EXPECT_EQ(legacy_byte(U'ط', LegacyCharset::windows_1256), 0xD8);
  EXPECT_EQ(legacy_byte(U'中', LegacyCharset::windows_1252), 0);
  EXPECT_EQ(legacy_character(0xE9, LegacyCharset::windows_1252), U'é');
}

TEST(LegacySequences, WantWholeSoundSequences) {
  EXPECT_TRUE(sequence_at("Ã©", 0, LegacyCharset::windows_1252).has_value());
  EXPECT_FALSE(sequence_at("Ã", 0, LegacyCharset::windows_1252).has_value());
  EXPECT_FALSE(sequence_at("â€", 0, LegacyCharset::windows_1252).has_value());
  EXPECT_FALSE(sequence_at("É’", 0, LegacyCharset::windows_1252).has_value());
}

}  // namespace
}  // namespace obelus
