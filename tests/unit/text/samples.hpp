// Texts that several tests of this floor share: sentences in many scripts, and random Unicode.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace obelus::samples {

// Sentences that a newspaper might print, one script or more each, each with its own traps: marks,
// joiners, ligatures, full-width forms, decomposed letters.
inline constexpr std::array<std::string_view, 22> kSentences = {
    "The council’s report — 48 pages — wasn’t ready by Tuesday, Mr. Allen said.",
    "قالَت الوزيرةُ إنّ «المشروع» سيبدأ في أيّار، وأضافـت أنّ الكلفة ٣٫٥ ملايين.",
    "هل وصل الآباء إلى المدرسة؟ نعم، وصلوا مع أُولى الساعات.",
    "او می‌گوید کتاب‌ها را به کتابخانهٔ شهر سپرده‌اند.",
    "وزیر اعظم نے کہا کہ یہ فیصلہ عوام کے حق میں ہے۔",
    "ראש העיר אמר: „צה\"ל לא יפונה”, והוסיף שהַיְּלָדִים חזרו הביתה.",
    "Мэр города объявил, что мост откроют не раньше весны; подъезд перекрыт.",
    "Ο δήμαρχος είπε ότι τα έργα θα τελειώσουν τον Μάϊο. Πότε ακριβώς;",
    "市长昨天说,新的图书馆将在秋天开放。记者问:“真的吗?”",
    "市長は「新しい図書館は秋に開館する」と述べた。ガラスのカーテンも届いた。",
    "ﾊﾝｶｸのｶﾞｲﾄﾞとＦＵＬＬ　ＷＩＤＴＨの文字。",
    "시장은 새 도서관이 가을에 문을 연다고 말했다. \u1112\u1161\u11AB글도 배운다.",
    "महापौर ने कहा कि नया पुस्तकालय शरद ऋतु में खुलेगा। ज़रूर आइए।",
    "นายกเทศมนตรีกล่าวว่าห้องสมุดใหม่จะเปิดในฤดูใบไม้ร่วง",
    "ქალაქის მერმა თქვა, რომ ბიბლიოთეკა შემოდგომაზე გაიხსნება.",
    "Քաղաքապետն ասաց, որ գրադարանը կբացվի աշնանը։",
    "நூலகம் இலையுதிர் காலத்தில் திறக்கப்படும் என்று மேயர் கூறினார்.",
    "የከተማው ከንቲባ አዲሱ ቤተ መጻሕፍት በመጸው ይከፈታል አሉ።",
    "Thị trưởng nói thư viện mới sẽ mở cửa vào mùa thu.",
    "Cafe\u0301 Zu\u0308rich, Straße, ﬁnal oﬃce, Ｗｉｄｅ, ½ litre, №\u00A07, Å and İstanbul…",
    "A family 👨‍👩‍👧‍👦 waved a flag 🇯🇴 ☎️ and 1\uFE0F\u20E3 won; "
    "x\u200Bx, "
    "so\u00ADft.",
    "مـــرحبا ﷺ ﻻ ﷲ ﹰ x\u0640\u0301 اٰ أٰ ا\u0653\u0654 ی\u0654 ۀ",
};

// A scalar value of any plane; the ones that interact are drawn more often than their share.
inline char32_t random_code_point(std::mt19937& random) {
  const auto between = [&](char32_t low, char32_t high) {
    return static_cast<char32_t>(std::uniform_int_distribution<std::uint32_t>(low, high)(random));
  };
  switch (between(0, 15)) {
    case 0:
    case 1: return between(0x00, 0x7F);
    case 2: return between(0x80, 0x24F);
    case 3: return between(0x300, 0x36F);  // combining marks
    case 4: return between(0x5B0, 0x6FF);  // Hebrew points, Arabic and its marks
    case 5: return between(0x64B, 0x670);
    case 6: return between(0x620, 0x64A);
    case 7: return between(0x900, 0xDFF);    // Indic scripts, with their nuktas and viramas
    case 8: return between(0x1100, 0x11FF);  // conjoining jamo
    case 9: return between(0x2000, 0x206F);  // spaces, joiners, controls
    case 10: return between(0x3040, 0x30FF);
    case 11: return between(0xFB50, 0xFEFF);  // presentation forms
    case 12: return between(0xAC00, 0xD7A3);
    case 13: return between(0x10000, 0x10FFFF);
    default: {
      const char32_t c = between(0, 0xFFFF);
      return c >= 0xD800 && c <= 0xDFFF ? U' ' : c;
    }
  }
}

inline std::string random_text(std::mt19937& random, std::size_t code_points) {
  std::string text;
  for (std::size_t i = 0; i < code_points; ++i) utf8::append(text, random_code_point(random));
  return text;
}

}  // namespace obelus::samples
