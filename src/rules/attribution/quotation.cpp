// attribution/quotation: a direct quotation with nobody near it who could have said it.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/attribution_ladder.hpp"
#include "text/chars.hpp"
#include "text/eight_bytes.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "min_words",
     .type = OptionType::integer,
     .fallback = "5",
     .summary = "Quotations of fewer words are terms, titles or irony; 12 Han or kana characters "
                "count as about five words",
     .minimum = 1,
     .maximum = 1000},
};

// Shorter quotations than this may be a slogan or a title even where they read like a sentence.
constexpr std::size_t kSureWords = 8;
constexpr std::size_t kExcerptWords = 6;

bool speaks(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::quote ||
         scope == Scope::table;
}

bool looks_like_code(std::string_view text) noexcept {
  return eight_bytes::holds_any<'{', '}', '|', '\\', '=', '<', '>'>(text);
}

// A line that is nothing but a short quotation without a full stop is a heading.
bool is_heading(const Article& article, Span<Text> block, Span<Text> quoted) {
  constexpr std::size_t kLongest = 12;
  if (block != quoted) return false;
  const std::string_view text = article.text(quoted);
  std::size_t at = text.size();
  utf8::decode_before(text, at);
  return !is_sentence_end(utf8::before(text, at)) && !has_words(text, kLongest + 1);
}

// What software calls a button or a menu: “…”按钮.
bool is_label_of_control(const Article& article, Span<Text> block, Span<Text> quoted) {
  constexpr std::array<std::string_view, 18> kControls = {
      "按钮", "按鈕", "选项", "選項", "菜单", "選單", "对话框", "對話框",   "复选框",
      "標籤", "标签", "图标", "圖示", "窗口", "視窗", "ボタン", "メニュー", "タブ"};
  const std::string_view behind = article.text({quoted.end, block.end});
  return std::any_of(kControls.begin(), kControls.end(),
                     [&](std::string_view control) { return behind.starts_with(control); });
}

// Whether most longer words are capitalised, as in titles of works.
bool is_title_case(std::string_view text) {
  std::size_t longer = 0;
  std::size_t capitals = 0;
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    const std::string_view word = text.substr(begin, end - begin);
    if (utf8::length(word) < 4) return;
    ++longer;
    if (is_upper(utf8::at(word, 0))) ++capitals;
  });
  return longer >= 2 && 4 * capitals >= 3 * longer;
}

std::string first_words(std::string_view text) {
  std::size_t count = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  for_each_word(text, [&](std::size_t word_begin, std::size_t word_end) {
    if (++count == 1) begin = word_begin;
    if (count <= kExcerptWords) end = word_end;
  });
  return std::string(text.substr(begin, end - begin)) + (count > kExcerptWords ? " …" : "");
}

bool has_case(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && !is_letter(utf8::at(text, at))) utf8::decode(text, at);
  if (at >= text.size()) return true;
  const char32_t first = utf8::at(text, at);
  return is_upper(first) || is_lower(first);
}

// Whether an Arabic "that" stands on either side of a mark: that «…», «that …».
bool has_that(std::string_view before, std::string_view inside) noexcept {
  constexpr std::array<std::string_view, 9> kThat = {" أن",  " إن",   " ان",   " بأن", " أنه",
                                                     " إنه", " أنها", " إنها", " انه"};
  return std::any_of(kThat.begin(), kThat.end(), [&](std::string_view that) {
    return before.ends_with(that) || inside.starts_with(that.substr(1));
  });
}

// Whether a quotation opens its paragraph, or stands behind a colon, a comma or "that".
bool introduced(std::string_view before, std::string_view inside) noexcept {
  std::size_t end = before.size();
  while (end > 0 && is_space(utf8::before(before, end))) utf8::decode_before(before, end);
  if (end == 0) return true;
  const char32_t c = utf8::before(before, end);
  return (!is_letter(c) && !is_digit(c)) || has_that(before.substr(0, end), inside);
}

bool ends_a_sentence_inside(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (is_sentence_end(utf8::decode(text, at))) return true;
  }
  return false;
}

class UnattributedQuotation final : public Rule {
 public:
  explicit UnattributedQuotation(const RuleSetup& setup)
      : min_words_(static_cast<std::size_t>(setup.options().get<long long>("min_words"))),
        search_(setup),
        named_things_(setup, "named-things", TermUse::on_demand) {}

  void check(const Article& article, Context& context) const override {
    const QuotationAnalysis& analysis = article.quotations();
    if (analysis.quotations.empty()) return;
    AttributionLadder ladder(search_, article);
    for (const Quotation& quotation : analysis.quotations) {
      if (quotation.depth != 1 || quotation.continues || quotation.inside.empty()) continue;
      if (quotation.closer < 0 && !quotation.continued) continue;  // nobody knows where it ends
      const std::size_t block = article.document().block_at(quotation.inside.begin);
      if (block == article.blocks().size() || !wanted(article, quotation, block)) continue;
      if (ladder.attributed(quotation, block) || attributed_later(article, quotation, ladder) ||
          is_name(article, quotation, block)) {
        continue;
      }
      report(article, quotation, block, ladder, context);
    }
  }

 private:
  bool wanted(const Article& article, const Quotation& quotation, std::size_t block) const {
    if (!speaks(article.blocks()[block].scope)) return false;
    const std::string_view inside = article.text(quotation.inside);
    if (!has_words(inside, min_words_) || looks_like_code(inside)) return false;
    const Span<Text> whole = article.blocks()[block].text;
    const Span<Text> quoted = with_marks(article.quotations(), quotation);
    if (is_heading(article, whole, quoted) || is_label_of_control(article, whole, quoted)) {
      return false;
    }
    return search_.knows(reading_language(article, block));
  }

  // «ملتقى «أمن المنشآت السياحية»: where capitals cannot tell, the word before the mark does.
  bool is_name(const Article& article, const Quotation& quotation, std::size_t block) const {
    constexpr std::size_t kLongest = 12;  // words
    constexpr std::size_t kReach = 32;    // bytes
    const std::string_view inside = article.text(quotation.inside);
    // German capitalises every noun.
    if (reading_language(article, block) != "de" && is_title_case(inside)) return true;
    if (count_words(inside) > kLongest || ends_a_sentence_inside(inside)) return false;
    const std::size_t mark = with_marks(article.quotations(), quotation).begin;
    if (count_words(inside) < kSureWords && !has_case(inside) &&
        !introduced(article.text({article.blocks()[block].text.begin, mark}), inside)) {
      return true;  // a term
    }
    const std::size_t begin = article.blocks()[block].text.begin;
    return named_things_.any_of(
        article, {std::max(begin, mark - std::min(mark, kReach)), mark},
        reading_language(article, block), [&](const LexiconTerms::Hit& hit) {
          return hit.text.end + 1 == mark && article.text()[hit.text.end] == ' ';
        });
  }

  // A quotation that goes on in the next paragraphs may name its speaker there.
  static bool attributed_later(const Article& article, const Quotation& quotation,
                               AttributionLadder& ladder) {
    const std::vector<Quotation>& all = article.quotations().quotations;
    auto next = static_cast<std::size_t>(&quotation - all.data());
    while (all[next].continued && ++next < all.size() && all[next].continues) {
      const std::size_t block = article.document().block_at(all[next].inside.begin);
      if (block < article.blocks().size() && ladder.attributed(all[next], block)) return true;
    }
    return false;
  }

  static void report(const Article& article, const Quotation& quotation, std::size_t block,
                     AttributionLadder& ladder, Context& context) {
    const std::string_view inside = article.text(quotation.inside);
    const bool sentence = !is_lower(utf8::at(inside, 0)) && has_words(inside, kSureWords);
    context.report({
        .span = article.to_raw(with_marks(article.quotations(), quotation)),
        .message = fmt::format(
            "Nobody near the quotation “{}” is named as its source; say who said or wrote it",
            first_words(inside)),
        .confidence = sentence ? Confidence::definite : Confidence::possible,
        .evidence = ladder.looked_for(quotation, block),
    });
  }

  std::size_t min_words_;
  SourceSearch search_;
  LexiconTerms named_things_;
};

}  // namespace

extern const RuleDefinition attribution_quotation{
    .info = {.id = "attribution/quotation",
             .summary = "A direct quotation has no identifiable source near it",
             .why = "Readers must be able to tell who speaks. The rule does not ask who said it "
                    "but whether anybody is named near it: beside a verb or noun of speech in the "
                    "sentence, in a lead-in with a colon, a credit or a label, at another "
                    "quotation of the paragraph, in the rest of the paragraph, or in the paragraph "
                    "before where the quotation goes on. Titles, short terms, headings and code "
                    "are left alone.",
             .bad = {.text = "The bridge has been closed since March. “We were promised that it "
                             "would be open again before the summer.” Traffic is heavy.\n"},
             .good = {.text = "The bridge has been closed since March. “We were promised that it "
                              "would be open again before the summer,” said Mayor Ann Lee.\n"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<UnattributedQuotation>,
};

}  // namespace obelus
