// Sentences are patterns whose slots {0} {1} … are filled from word lists, picked by a generator
// that the standard defines to the last bit.
#include "made_articles.hpp"

#include <array>
#include <cctype>
#include <random>
#include <span>

namespace obelus::bench {
namespace {

using Words = std::span<const std::string_view>;

// Nouns of a list agree with the patterns that take them.
struct Vocabulary {
  Words titles, prose, quoted, statements, speakers, works, places, days;
  std::string_view opener, closer, spam, source;
};

constexpr std::array<std::string_view, 4> kArabicTitles = {
    "{1} في {2} تبدأ الشهر المقبل", "{2} تنتظر {1} منذ عامين", "{0}: {1} في موعدها",
    "خلاف في {2} على كلفة {1}"};
constexpr std::array<std::string_view, 8> kArabicProse = {
    "قال {0} يوم {3} إن {1} في {2} ستكلف {4} مليون دينار.",
    "وأوضح {0} أن {1} لن تتأخر عن موعدها المحدد في نهاية العام.",
    "وبدأت {1} قبل {4} يوما بعد أن أقر المجلس الموازنة في جلسة عقدها في {2}.",
    "وشهدت {2} في السنوات الماضية زيادة في عدد السكان رفعت الطلب على المياه والكهرباء.",
    "ويعمل في المشروع نحو {4} مهندسا وعاملا، معظمهم من أبناء المنطقة.",
    "ومن المنتظر أن يزور {0} الموقع يوم {3}، بحسب بيان نشرته الوزارة.",
    "وكانت {1} قد توقفت مرتين: الأولى بسبب العواصف، والثانية لنقص في التمويل.",
    "وتشير أرقام دائرة الإحصاء إلى أن {4} في المئة من أهالي {2} يعتمدون على الصيد."};
constexpr std::array<std::string_view, 3> kArabicQuoted = {
    "وأضاف {0}: {q}.", "وقال {0} في {2} إن {q}.", "{q}، بحسب ما قال {0} يوم {3}."};
constexpr std::array<std::string_view, 5> kArabicStatements = {
    "الأهالي انتظروا طويلا، ومن حقهم أن يعرفوا متى تنتهي الأعمال",
    "العمل سيستمر ليلا ونهارا حتى يعود الطريق كما كان", "لم نتلق ردا من الشركة على رسائلنا الثلاث",
    "هذا أكبر مشروع تعرفه المدينة منذ أربعين عاما", "الكلفة ارتفعت لأن أسعار الإسمنت تضاعفت"};
constexpr std::array<std::string_view, 4> kArabicSpeakers = {"رئيس البلدية", "مدير الميناء",
                                                             "وزير النقل", "المهندس سامر حداد"};
constexpr std::array<std::string_view, 4> kArabicWorks = {"أعمال الصيانة", "توسعة المرفأ",
                                                          "إعادة بناء الجسر", "محطة التحلية"};
constexpr std::array<std::string_view, 4> kArabicPlaces = {"المدينة القديمة", "الضفة الشرقية",
                                                           "البلدة", "المنطقة الساحلية"};
constexpr std::array<std::string_view, 4> kArabicDays = {"الأحد", "الاثنين", "الأربعاء", "الخميس"};

constexpr std::array<std::string_view, 4> kEnglishTitles = {
    "{1} in {2} to begin next month", "{2} waits for {1}", "{0}: {1} on schedule",
    "Row in {2} over the cost of {1}"};
constexpr std::array<std::string_view, 8> kEnglishProse = {
    "{0} said on {3} that {1} in {2} would cost {4} million pounds.",
    "There is no reason to expect {1} to be late, {0} told the council.",
    "Work on {1} began {4} days ago, after the council had passed its budget in {2}.",
    "The number of people who live in {2} has grown in recent years, and with it the demand for "
    "water.",
    "About {4} engineers and builders work on the project, most of them from the area.",
    "{0} is expected to visit the site on {3}, according to a statement of the ministry.",
    "Twice before, {1} had come to a halt: first in the storms, then for lack of money.",
    "Figures of the statistics office show that {4} per cent of households in {2} live off "
    "fishing."};
constexpr std::array<std::string_view, 3> kEnglishQuoted = {
    "{q}, {0} said.", "{0} told reporters in {2}: {q}.", "{q}, said {0} on {3}."};
constexpr std::array<std::string_view, 5> kEnglishStatements = {
    "People have waited long enough, and it’s their right to know when it ends",
    "We’ll go on day and night until the road is what it was",
    "The company hasn’t answered any of our three letters",
    "This is the largest thing the town has built in forty years",
    "It costs more because the price of cement has doubled"};
constexpr std::array<std::string_view, 4> kEnglishSpeakers = {
    "The mayor", "The harbour master", "The transport minister", "Samira Haddad, an engineer"};
constexpr std::array<std::string_view, 4> kEnglishWorks = {"the repair of the breakwater",
                                                           "the new bridge", "the wider harbour",
                                                           "the desalination plant"};
constexpr std::array<std::string_view, 4> kEnglishPlaces = {"the old town", "the eastern quarter",
                                                            "the fishing village", "the valley"};
constexpr std::array<std::string_view, 4> kEnglishDays = {"Sunday", "Monday", "Wednesday",
                                                          "Thursday"};

const Vocabulary& vocabulary(Language language) {
  static const Vocabulary arabic = {kArabicTitles,
                                    kArabicProse,
                                    kArabicQuoted,
                                    kArabicStatements,
                                    kArabicSpeakers,
                                    kArabicWorks,
                                    kArabicPlaces,
                                    kArabicDays,
                                    "«",
                                    "»",
                                    "مشاهدة المباراة بث مباشر بدون تقطيع كورة لايف 2026",
                                    "التقرير الكامل"};
  static const Vocabulary english = {kEnglishTitles,
                                     kEnglishProse,
                                     kEnglishQuoted,
                                     kEnglishStatements,
                                     kEnglishSpeakers,
                                     kEnglishWorks,
                                     kEnglishPlaces,
                                     kEnglishDays,
                                     "“",
                                     "”",
                                     "Watch the final live stream free HD no sign up 2026",
                                     "The full report"};
  return language == Language::arabic ? arabic : english;
}

class Writer {
 public:
  Writer(Language language, std::size_t number, ArticleStyle style)
      : words_(vocabulary(language)),
        style_(style),
        random_(static_cast<std::minstd_rand::result_type>(number + 1)) {
    random_.discard(16);  // neighbouring seeds begin alike
  }

  std::string title() { return sentence(pick(words_.titles)); }

  std::string paragraph() {
    std::string result;
    const unsigned sentences = 2 + random(4);
    for (unsigned i = 0; i < sentences; ++i) {
      if (i > 0) result += ' ';
      const bool quoted = random(100) < style_.quoted_percent;
      result += sentence(pick(quoted ? words_.quoted : words_.prose));
    }
    return result;
  }

  unsigned random(unsigned below) { return static_cast<unsigned>(random_()) % below; }

 private:
  std::string_view pick(Words words) { return words[random(static_cast<unsigned>(words.size()))]; }

  std::string sentence(std::string_view pattern) {
    std::string result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] != '{') {
        result += pattern[i];
        continue;
      }
      switch (pattern[i + 1]) {
        case '0': result += pick(words_.speakers); break;
        case '1': result += pick(words_.works); break;
        case '2': result += pick(words_.places); break;
        case '3': result += pick(words_.days); break;
        case '4': result += std::to_string(11 + random(80)); break;
        default: quote(result); break;
      }
      i += 2;
    }
    result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
    return result;
  }

  void quote(std::string& out) {
    out += words_.opener;
    out += pick(words_.statements);
    if (!style_.defects || random(12) > 0) out += words_.closer;
  }

  const Vocabulary& words_;
  ArticleStyle style_;
  std::minstd_rand random_;
};

struct Parts {
  Language language;
  std::string title;
  std::vector<std::string> paragraphs;
};

Parts made_parts(Language language, std::size_t number, ArticleStyle style) {
  Writer writer(language, number, style);
  Parts parts{language, writer.title(), {}};
  const unsigned paragraphs = 6 + writer.random(10);
  for (unsigned i = 0; i < paragraphs; ++i) {
    parts.paragraphs.push_back(writer.paragraph());
    if (style.defects && i == paragraphs / 2) {
      parts.paragraphs.emplace_back(vocabulary(language).spam);
    }
  }
  return parts;
}

std::string as_text(const Parts& parts) {
  std::string result = parts.title + "\n";
  for (const std::string& paragraph : parts.paragraphs) result += "\n" + paragraph + "\n";
  return result;
}

std::string as_markdown(const Parts& parts) {
  std::string result = "---\ntitle: \"" + parts.title + "\"\nlang: ";
  result += name(parts.language);
  result += "\n---\n";
  for (std::size_t i = 0; i < parts.paragraphs.size(); ++i) {
    if (i % 5 == 4) result += "\n## " + parts.title + "\n";
    result += "\n" + parts.paragraphs[i];
    if (i % 3 == 2) {
      result += " [*";
      result += vocabulary(parts.language).source;
      result += "*](https://example.org/reports/12?a=1&b=2)";
    }
    result += "\n";
  }
  return result;
}

std::string as_html(const Parts& parts) {
  std::string result = "<!doctype html>\n<html lang=\"";
  result += name(parts.language);
  result += "\"><head><meta charset=\"utf-8\"><title>" + parts.title +
            "</title><style>p { margin: 0 }</style></head>\n<body><nav><ul><li><a href=\"/\">" +
            parts.title + "</a></li></ul></nav>\n<article><h1>" + parts.title + "</h1>\n";
  for (std::size_t i = 0; i < parts.paragraphs.size(); ++i) {
    result += "<p class=\"body\">" + parts.paragraphs[i];
    if (i % 3 == 2) {
      result += " <a href=\"https://example.org/reports/12?a=1&amp;b=2\"><em>";
      result += vocabulary(parts.language).source;
      result += "</em></a>&nbsp;&rarr;";
    }
    result += "</p>\n";
  }
  return result + "</article><script>let n = 1 < 2;</script></body></html>\n";
}

}  // namespace

std::string_view name(Language language) noexcept {
  return language == Language::arabic ? "ar" : "en";
}

std::vector<std::string> made_articles(Language language, Format format, std::size_t count,
                                       ArticleStyle style) {
  std::vector<std::string> articles;
  articles.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Parts parts = made_parts(language, i, style);
    switch (format) {
      case Format::text: articles.push_back(as_text(parts)); break;
      case Format::markdown: articles.push_back(as_markdown(parts)); break;
      case Format::html: articles.push_back(as_html(parts)); break;
    }
  }
  return articles;
}

std::string made_marks(std::size_t marks, bool broken) {
  static constexpr std::array<std::string_view, 5> kQuoted = {"“word”", "«كلمة»", "\"word\"",
                                                              "‘word’", "„Wort“"};
  static constexpr std::array<std::string_view, 6> kBroken = {"“word",  "«كلمة»", "\"word\"",
                                                              "‘word’", "„Wort“", "“word„"};
  std::string result;
  std::size_t made = 0;
  for (std::size_t i = 0; made < marks; ++i) {
    result += broken ? kBroken[i % kBroken.size()] : kQuoted[i % kQuoted.size()];
    made += broken && i % kBroken.size() == 0 ? 1 : 2;
    result += i % 60 == 59 ? "\n\n" : " ";
  }
  return result;
}

}  // namespace obelus::bench
