#include "document/language.hpp"

#include <gtest/gtest.h>

#include "reading.hpp"

namespace obelus {
namespace {

using testing::html;
using testing::plain;
using testing::Reading;

constexpr const char* kEnglish =
    "The council will meet again on Thursday to decide whether the old bridge can be saved, and "
    "engineers are expected to present their report before the vote is taken.";
constexpr const char* kArabic =
    "يجتمع المجلس مرة أخرى يوم الخميس ليقرر ما إذا كان من الممكن إنقاذ الجسر القديم، ومن المتوقع "
    "أن يقدم المهندسون تقريرهم قبل التصويت.";
constexpr const char* kGerman =
    "Der Rat kommt am Donnerstag erneut zusammen, um zu entscheiden, ob die alte Brücke gerettet "
    "werden kann, und die Ingenieure sollen vorher ihren Bericht vorlegen.";

TEST(Language, IsDetected) {
  EXPECT_EQ(detect_language(kEnglish), "en");
  EXPECT_EQ(detect_language(kArabic), "ar");
  EXPECT_EQ(detect_language(kGerman), "de");
  EXPECT_EQ(detect_language("Совет соберётся в четверг, чтобы решить судьбу старого моста."), "ru");
  EXPECT_EQ(detect_language("המועצה תתכנס ביום חמישי כדי להחליט על גורל הגשר הישן."), "he");
}

TEST(Language, IsUndeterminedWhereNobodyKnows) {
  EXPECT_EQ(detect_language(""), "und");
  EXPECT_EQ(detect_language("12345 67 +-*/"), "und");
  EXPECT_EQ(detect_language("xq"), "und");
}

TEST(Language, PrimarySubtag) {
  EXPECT_EQ(primary_language("ar-SA"), "ar");
  EXPECT_EQ(primary_language("zh-Hant"), "zh");
  EXPECT_EQ(primary_language("pt_BR"), "pt");
  EXPECT_EQ(primary_language("de"), "de");
  EXPECT_EQ(primary_language(""), "");
}

TEST(Language, OfADocumentIsDetectedFromItsText) {
  const auto read = plain(std::string(kArabic) + "\n\n" + kArabic);
  EXPECT_EQ(read->language, "ar");
  EXPECT_FALSE(read->language_declared);
  EXPECT_EQ(read.block(1).language, "ar");
}

TEST(Language, DeclarationWins) {
  const auto read =
      html(std::string("<html lang='en-GB'><p>") + kEnglish + "<p lang=de>" + kGerman);
  EXPECT_EQ(read->language, "en-GB");
  EXPECT_TRUE(read->language_declared);
  EXPECT_EQ(read.block(0).language, "en-GB");
  EXPECT_EQ(read.block(1).language, "de");
}

TEST(Language, ADeclarationInTheWrongScriptIsNotBelieved) {
  const auto read = html(std::string("<html lang=en><p>") + kArabic);
  EXPECT_EQ(read->language, "ar");
  EXPECT_FALSE(read->language_declared);
  EXPECT_EQ(read.block(0).language, "ar");
}

TEST(Language, ABlockInAnotherScriptHasALanguageOfItsOwn) {
  const auto read =
      plain(std::string(kArabic) + "\n\n" + kGerman + "\n\nNeue Nachricht\n\n" + kArabic);
  EXPECT_EQ(read->language, "ar");
  EXPECT_EQ(read.block(1).language, "de");
  EXPECT_EQ(read.block(2).language, "de") << "short: what the document used before";
  EXPECT_EQ(read.block(3).language, "ar");
}

TEST(Language, AShortLineInAnotherScriptTakesItsMostLikelyOne) {
  const auto arabic = plain(std::string(kEnglish) + "\n\nبث مباشر مجاني");
  EXPECT_EQ(arabic.block(1).language, "ar");
  const auto latin = plain(std::string(kArabic) + "\n\nwatch live free");
  EXPECT_EQ(latin.block(1).language, "en");
  const auto persian = Reading(Format::text, std::string(kEnglish) + "\n\nپخش زنده رایگان",
                               {.format = Format::text, .encoding = {}, .language = "en"});
  EXPECT_EQ(persian.block(1).language, "ar");
}

TEST(Language, AssumedAndForced) {
  const DocumentOptions assumed{.format = Format::html, .encoding = {}, .language = "fr"};
  EXPECT_EQ(Reading(Format::html, "<p>Oui.", assumed)->language, "fr");
  EXPECT_EQ(Reading(Format::html, "<html lang=de><p>Ja.", assumed)->language, "de");
  DocumentOptions forced = assumed;
  forced.language_forced = true;
  const auto read = Reading(Format::html, "<html lang=de><p>Oui.<p lang=it>Sì.", forced);
  EXPECT_EQ(read->language, "fr");
  EXPECT_TRUE(read->language_declared);
  EXPECT_EQ(read.block(1).language, "fr");
  // Assumed of a text that cannot be in it: not taken.
  EXPECT_EQ(
      Reading(Format::text, kArabic, {.format = Format::text, .encoding = {}, .language = "en"})
          ->language,
      "ar");
}

TEST(Language, EmptyDocument) { EXPECT_EQ(plain("")->language, "und"); }

}  // namespace
}  // namespace obelus
