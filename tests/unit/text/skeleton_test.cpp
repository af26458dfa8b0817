// What counts as a disguise, and what is under it.
#include "text/skeleton.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "samples.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

TEST(LooksDisguised, NoOrdinaryWordDoes) {
  for (const std::string_view word : {"",
                                      "a",
                                      "house",
                                      "Bahá'í",
                                      "Bahá’í",
                                      "iPhone",
                                      "YouTube",
                                      "McDonald’s",
                                      "3G",
                                      "COVID-19",
                                      "H2O",
                                      "CO2",
                                      "mp3",
                                      "mp3s",
                                      "H1N1",
                                      "C3PO",
                                      "R2D2",
                                      "4x4",
                                      "1990s",
                                      "20th",
                                      "G20",
                                      "i18n",
                                      "k8s",
                                      "log4j",
                                      "Windows11",
                                      "B2B",
                                      "F-16",
                                      "A$AP",
                                      "AT&T",
                                      "naïve",
                                      "Łódź",
                                      "Ångström",
                                      "cafe\u0301",
                                      "Việt",
                                      "don't",
                                      "l’homme",
                                      "so\u00ADft",
                                      "ﬁnal",
                                      "№7",
                                      "½",
                                      "™",
                                      "ℝ",
                                      "µm",
                                      "5μm",
                                      "TNFα",
                                      "IFNγ",
                                      "β-carotene",
                                      "α-helix",
                                      "νe",
                                      "Ωm",
                                      "x²",
                                      "𝑥",
                                      "🅰",
                                      "🆎",
                                      "Ⓡ",
                                      "editor@example.org",
                                      "@handle",
                                      "#tag",
                                      "pay$",
                                      "Yahoo!",
                                      "C++",
                                      "l·l",
                                      "мэр",
                                      "п'ять",
                                      "ещё",
                                      "съезд",
                                      "SMS-ка",
                                      "E-mail'ом",
                                      "δήμαρχος",
                                      "Μάϊος",
                                      "قالَت",
                                      "المدرســة",
                                      "مــر",
                                      "می‌گوید",
                                      "کتاب‌ها",
                                      "الGPS",
                                      "ﷺ",
                                      "٣٫٥",
                                      "لـ",
                                      "ﻻ",
                                      "ירושלים",
                                      "שָׁלוֹם",
                                      "צה\"ל",
                                      "市长",
                                      "東京タワー",
                                      "Tシャツ",
                                      "ＮＨＫ",
                                      "ＪＡＸＡ",
                                      "ﾊﾝｶｸ",
                                      "カロリー",
                                      "ロゴ",
                                      "시장은",
                                      "महापौर",
                                      "क्‍ष",
                                      "ज़रूर",
                                      "นายก\u200Bเทศ",
                                      "ქალაქი",
                                      "Քաղաք",
                                      "ከንቲባ",
                                      "👨‍👩‍👧‍👦",
                                      "❤️",
                                      "🇯🇴",
                                      "1\uFE0F\u20E3",
                                      "ᠮᠣᠩ\u180Bᠭᠣᠯ",
                                      "xɔ",
                                      "ɡɪn"}) {
    EXPECT_FALSE(looks_disguised(word)) << word;
  }
}

TEST(LooksDisguised, NoWordOfTheSampleSentencesDoesButTheirTraps) {
  std::size_t disguised = 0;
  for (const std::string_view sentence : samples::kSentences) {
    for (const Span<Text> word : words(sentence)) {
      if (!looks_disguised(word.of(sentence))) continue;
      ++disguised;
      const std::string found(word.of(sentence));
      EXPECT_TRUE(found == "Ｗｉｄｅ" || found == "مـــرحبا") << found;
    }
  }
  EXPECT_EQ(disguised, 2U);
}

TEST(LooksDisguised, EveryKindOfDisguiseDoes) {
  for (const std::string_view word :
       {"FrΕΕ",         "frее",        "рaypal",       "раyраl",       "cаsіno",
        "Аррle",        "саsinо",      "𝐜𝐚𝐬𝐢𝐧𝐨",       "𝓯𝓻𝓮𝓮",         "ｆｒｅｅ",
        "ⓕⓡⓔⓔ",         "🅵🆁🅴🅴",        "ꜰʀᴇᴇ",         "v1agra",       "V1AGRA",
        "c@sino",       "ca$ino",      "cas!no",       "p0rn",         "casin0s",
        "str3am",       "fr\u200Bee",  "ca\u2060sino", "ca\u200Dsino", "vi\uFEFFagra",
        "ka\u202Ezino", "كـــــازينو", "كا\u200Bزينو", "казинo",       "кaзино",
        "ցasinο"}) {
    EXPECT_TRUE(looks_disguised(word)) << word;
  }
}

TEST(Skeleton, ShowsWhatIsUnderADisguise) {
  for (const std::string_view word :
       {"cаsіno", "саsinо", "𝐜𝐚𝐬𝐢𝐧𝐨", "ｃａｓｉｎｏ", "ⓒⓐⓢⓘⓝⓞ", "🅲🅰🆂🅸🅽🅾", "c@sino", "ca$ino",
        "cas1no", "cas!n0o", "ca\u200Bsino", "CASINO", "casinοοο", "ᴄᴀꜱɪɴᴏ"}) {
    const std::string found = skeleton(word);
    EXPECT_TRUE(found == "casino" || found == "casinoo") << word << " gave " << found;
  }
  EXPECT_EQ(skeleton("FrΕΕ"), "free");
  EXPECT_EQ(skeleton("v1agra"), "viagra");
  EXPECT_EQ(skeleton("раyраl"), "paypal");
  EXPECT_EQ(skeleton("казинo"), "казино");
  EXPECT_EQ(skeleton("ΚΑΖΙNΟ"), folded("ΚΑΖΙΝΟ"));
  EXPECT_EQ(skeleton("كـــــازينو"), "كازينو");
  EXPECT_EQ(skeleton("كاااازينو"), "كازينو");
  EXPECT_EQ(skeleton("frееее"), "fre");
}

TEST(Skeleton, OfAnOrdinaryWordIsItsFoldedForm) {
  for (const std::string_view sentence : samples::kSentences) {
    for (const Span<Text> word : words(sentence)) {
      EXPECT_EQ(skeleton(word.of(sentence)), folded(word.of(sentence))) << word.of(sentence);
    }
  }
  EXPECT_EQ(skeleton("stream"), "stream");
  EXPECT_EQ(skeleton("Illinois"), "illinois");
  EXPECT_EQ(skeleton("mp3"), "mp3");
  EXPECT_EQ(skeleton(""), "");
}

TEST(Skeleton, HugeRunsTakeLinearTime) {
  std::string pile = "v1agra";
  for (int i = 0; i < 500000; ++i) pile += i % 2 == 0 ? "\u0315" : "\u0316";  // falling classes
  EXPECT_EQ(utf8::length(skeleton(pile)), utf8::length(pile));
  std::string mixed;
  for (int i = 0; i < 50000; ++i) mixed += "aа";
  EXPECT_TRUE(looks_disguised(mixed));
  std::string joiners = "x";
  for (int i = 0; i < 500000; ++i) joiners += "\u200D";
  EXPECT_FALSE(looks_disguised(joiners));
  EXPECT_TRUE(looks_disguised(joiners + "x"));
}

TEST(Skeleton, IsValidForRandomText) {
  std::mt19937 random(61);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = samples::random_text(random, 8);
    ASSERT_EQ(utf8::find_ill_formed(skeleton(text)), std::string_view::npos);
    looks_disguised(text);
  }
}

}  // namespace
}  // namespace obelus
