// copy/invisible: characters without a shape, outside the scripts and emoji that need them.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "rules/copy_text.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr char32_t kSoftHyphen = 0xAD, kZeroWidthSpace = 0x200B, kNonJoiner = 0x200C,
                   kJoiner = 0x200D, kWordJoiner = 0x2060, kByteOrderMark = 0xFEFF,
                   kHangulFiller = 0x3164, kHalfFiller = 0xFFA0, kBlackFlag = 0x1F3F4;

bool is_selector(char32_t c) noexcept {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}
bool is_tag(char32_t c) noexcept { return c >= 0xE0000 && c <= 0xE007F; }

bool is_invisible(char32_t c) noexcept {
  return c == kSoftHyphen || (c >= kZeroWidthSpace && c <= kJoiner) ||
         (c >= kWordJoiner && c <= 0x2064) || c == kByteOrderMark || c == kHangulFiller ||
         c == kHalfFiller || is_selector(c) || is_tag(c);
}

std::string_view long_name(char32_t c) noexcept {
  switch (c) {
    case kSoftHyphen: return "soft hyphen";
    case kZeroWidthSpace: return "zero-width space";
    case kNonJoiner: return "zero-width non-joiner";
    case kJoiner: return "zero-width joiner";
    case kWordJoiner: return "word joiner";
    case kByteOrderMark: return "byte-order mark";
    case kHangulFiller:
    case kHalfFiller: return "Hangul filler";
    default: return is_selector(c) ? "variation selector" : is_tag(c) ? "tag" : "invisible sign";
  }
}

// Scripts whose letters join, or whose clusters ZWJ and ZWNJ shape: Arabic, Syriac, N'Ko, the Indic
// scripts and their neighbours, Mongolian.
bool needs_joiners(char32_t c) noexcept {
  return (c >= 0x0600 && c <= 0x08FF) || (c >= 0x0900 && c <= 0x0FFF) ||
         (c >= 0x1000 && c <= 0x109F) || (c >= 0x1700 && c <= 0x18AF) ||
         (c >= 0x1900 && c <= 0x1CFF) || (c >= 0xA800 && c <= 0xABFF) ||
         (c >= 0xFB50 && c <= 0xFEFC) || (c >= 0x10A00 && c <= 0x11FFF) ||
         (c >= 0x1E900 && c <= 0x1E95F);
}

// Scripts that are written without spaces, where U+200B says where a line may break.
bool needs_breaks(char32_t c) noexcept {
  return is_unspaced(script_of(c)) || (c >= 0x0E80 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF) || (c >= 0x1950 && c <= 0x1AAF) ||
         (c >= 0x3000 && c <= 0x30FF);
}

// What an emoji sequence is made of: pictures, skin tones, hair, signs of sex, keycaps, selectors.
bool in_emoji(char32_t c) noexcept {
  return is_emoji(c) || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0x1F1E6 && c <= 0x1F1FF) ||
         c == 0x20E3 || c == 0xFE0F || is_tag(c);
}

bool takes_selector(char32_t c) noexcept {
  return is_emoji(c) || is_symbol(c) || is_digit(c) || is_punctuation(c) || is_mark(c) ||
         script_of(c) == Script::han || (c >= 0x1800 && c <= 0x18AF) ||
         (c >= 0x1000 && c <= 0x109F) || (c >= 0x1F1E6 && c <= 0x1F3FF);
}

bool joins_words(char32_t before, char32_t after) noexcept {
  return needs_joiners(before) || needs_joiners(after);
}

// Whether `c`, between its neighbours, is what its script or emoji needs. `base` is what stands
// before the invisible ones around it.
bool is_needed(char32_t c, char32_t before, char32_t after, char32_t base) noexcept {
  switch (c) {
    case kZeroWidthSpace: return needs_breaks(before) || needs_breaks(after);
    case kNonJoiner: return joins_words(base, after);
    case kJoiner: return joins_words(base, after) || (in_emoji(before) && in_emoji(after));
    default: break;
  }
  if (c == kSoftHyphen) return before == U'Ã';  // half of an í: copy/mojibake speaks of it
  if (is_tag(c)) return base == kBlackFlag;
  return is_selector(c) && takes_selector(base);
}

// Invisible characters side by side.
struct Run {
  Span<Text> text;
  std::vector<char32_t> code_points;  // distinct, in order
};

class Invisible final : public Rule {
 public:
  explicit Invisible(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    std::vector<Span<Text>> places;
    const std::string_view text = article.text();
    const auto gate = [&](char lead) {
      for_each_byte(text, lead, [&](std::size_t at) {
        std::size_t end = at;
        if (is_invisible(utf8::decode(text, end))) places.push_back({at, end});
      });
    };
    for (const char lead : {'\xC2', '\xE2', '\xEF'}) gate(lead);
    if (text.find("\xF3\xA0") != std::string_view::npos) gate('\xF3');
    if (text.find("\u3164") != std::string_view::npos) gate('\xE3');
    if (places.empty()) return;
    std::sort(places.begin(), places.end());
    report(article, runs(article, places), context);
  }

 private:
  static std::vector<Run> runs(const Article& article, const std::vector<Span<Text>>& places) {
    const std::string_view text = article.text();
    std::vector<Run> found;
    char32_t base = 0;             // before the invisible ones that touch
    std::size_t previous_end = 0;  // of the place before
    for (const Span<Text> place : places) {
      const char32_t before = utf8::before(text, place.begin);
      if (place.begin != previous_end || place.begin == 0) base = before;
      previous_end = place.end;
      const char32_t c = utf8::at(text, place.begin);
      if (is_needed(c, before, utf8::at(text, place.end), base)) continue;
      if (!in_words(article, place.begin) || is_character_reference(article, place)) continue;
      if (found.empty() || found.back().text.end != place.begin) found.push_back({place, {}});
      found.back().text.end = place.end;
      std::vector<char32_t>& all = found.back().code_points;
      if (std::find(all.begin(), all.end(), c) == all.end()) all.push_back(c);
    }
    return found;
  }

  // A paragraph that a program has strewn with soft hyphens is one finding: the first run speaks
  // for those of the same characters.
  static void report(const Article& article, const std::vector<Run>& found, Context& context) {
    std::size_t block = article.blocks().size();
    std::map<std::vector<char32_t>, std::vector<const Run*>> alike;
    const auto flush = [&] {
      for (const auto& [code_points, same] : alike) report_alike(article, same, context);
      alike.clear();
    };
    for (const Run& run : found) {
      const std::size_t here = article.document().block_at(run.text.begin);
      if (here != block) flush();
      block = here;
      alike[run.code_points].push_back(&run);
    }
    flush();
  }

  static void report_alike(const Article& article, const std::vector<const Run*>& same,
                           Context& context) {
    constexpr std::size_t kPlacesShown = 10;
    constexpr std::size_t kPlacesMended = 1000;  // beyond, it is no matter of a fix
    const Run& run = *same.front();
    std::string names;
    for (const char32_t c : run.code_points) {
      names +=
          fmt::format("{}{} ({})", names.empty() ? "" : ", ", code_point_name(c), long_name(c));
    }
    const std::string times =
        same.size() == 1 ? "" : fmt::format(", {} times in this paragraph", same.size());
    Report report{
        .span = article.to_raw(run.text),
        .message = fmt::format("“{}” holds {}{}, which nobody sees and searches stumble over",
                               visible(words_around(article.text(), run.text.begin, run.text.end)),
                               names, times)};
    for (std::size_t i = 1; i < std::min(same.size(), kPlacesShown); ++i) {
      report.related.push_back({article.to_raw(same[i]->text), "here as well"});
    }
    if (same.size() <= kPlacesMended) {
      Fix fix{same.size() == 1 ? "Remove it" : "Remove them", false, {}};
      for (const Run* each : same) fix.edits.push_back({article.to_raw(each->text), ""});
      report.fixes.push_back(std::move(fix));
    }
    context.report(std::move(report));
  }
};

}  // namespace

extern const RuleDefinition copy_invisible{
    .info = {.id = "copy/invisible",
             .summary = "An invisible character stands where no script or emoji needs it",
             .why = "Zero-width spaces, joiners, soft hyphens and byte-order marks come along "
                    "when text is pasted. Nobody sees them, but searches miss the word, links "
                    "break, and spam hides behind them. Joiners between letters of Arabic, "
                    "Persian, Kurdish, Urdu and the Indic scripts, inside emoji, break "
                    "opportunities in Thai, Khmer or Chinese, and what HTML writes as a character "
                    "reference (&shy;) are left alone, as is code.",
             .bad = {.text = "The elec\u200Btion is on Sunday.\n"},
             .good = {.text = "The election is on Sunday 👩\u200D🚒.\n"},
             .severity = Severity::suggestion},
    .make = make_rule<Invisible>,
};

}  // namespace obelus
