// Tells labels, names and phrases from what somebody said.
#include "rules/quotation_kinds.hpp"

#include <algorithm>
#include <array>

#include "rules/quotation_edges.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/eight_bytes.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Where there are no capitals, shorter quotations than this in the middle of a sentence are asides
// and terms, unless words of speech lead to them.
constexpr std::size_t kSureTerm = 12;

bool looks_like_code(std::string_view text) noexcept {
  return eight_bytes::holds_any<'{', '}', '|', '\\', '=', '<', '>'>(text);
}

// The first line of a text, where it is short and other paragraphs follow.
bool is_headline(const Article& article, std::size_t block) {
  constexpr std::size_t kLongest = 160;  // bytes
  if (block > 0 || article.blocks().size() < 3) return false;
  const std::string_view line = article.text(article.blocks()[block].text);
  return line.size() <= kLongest && line.find('\n') == std::string_view::npos;
}

// كـ «أبرز شخصية»: "as" calls somebody something.
bool is_title_given(std::string_view before) noexcept {
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with(" كـ") || before.ends_with(" ك");
}

// مقالات أخرى«الترهل»سفر: letters on both sides of the marks, with no space: items of a list that
// was run together. A word before the mark may be a proclitic, one behind it an ending.
bool is_run_together(std::string_view text, Span<Text> whole, Span<Text> quoted) noexcept {
  constexpr std::size_t kProclitic = 3;  // letters
  if (quoted.begin == whole.begin || quoted.end >= whole.end) return false;
  if (!is_letter(utf8::at(text, quoted.end)) || detail::is_han_or_kana(utf8::at(text, quoted.end)))
    return false;
  std::size_t at = quoted.begin;
  for (std::size_t letters = 0; letters <= kProclitic; ++letters) {
    if (at == whole.begin || !is_letter(utf8::before(text, at))) return false;
    utf8::decode_before(text, at);
  }
  return true;
}

// A line that is nothing but a short quotation without a full stop is a heading.
bool is_heading(const Article& article, Span<Text> block, Span<Text> quoted) {
  constexpr std::size_t kLongest = 12;
  if (block != quoted) return false;
  const std::string_view text = article.text(quoted);
  std::size_t at = text.size();
  utf8::decode_before(text, at);
  return !is_sentence_end(last_before(text, 0, at)) && !has_words(text, kLongest + 1);
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

// Without the question or exclamation mark that a title may end with.
std::string_view without_last_mark(std::string_view text) noexcept {
  std::size_t at = text.size();
  const char32_t last = step_before(text, 0, at);
  return last == U'?' || last == U'!' || last == 0x61F ? text.substr(0, at) : text;
}

bool begins_like_a_title(std::string_view text) noexcept {
  std::size_t first = 0;
  while (first < text.size() && is_space(utf8::at(text, first))) utf8::decode(text, first);
  return first < text.size() && !is_lower(utf8::at(text, first));
}

// Languages that name a work behind its title: “…” filmi.
bool names_behind(std::string_view language) noexcept { return language == "tr"; }

}  // namespace

QuotationKinds::QuotationKinds(const RuleSetup& setup)
    : named_things_(setup, "named-things", TermUse::on_demand),
      clause_words_(setup, "clause-words", TermUse::on_demand) {}

bool QuotationKinds::is_label(const Article& article, const Quotation& quotation,
                              std::size_t block) const {
  const Span<Text> whole = article.blocks()[block].text;
  const Span<Text> quoted = with_marks(article.quotations(), quotation);
  return looks_like_code(article.text(quotation.inside)) ||
         is_title_given(article.text({whole.begin, quoted.begin})) ||
         is_heading(article, whole, quoted) || is_label_of_control(article, whole, quoted) ||
         is_headline(article, block) || is_run_together(article.text(), whole, quoted);
}

bool QuotationKinds::is_no_speech(const Article& article, const Quotation& quotation,
                                  std::size_t block) const {
  return is_name(article, quotation, block) || is_phrase(article, quotation, block);
}

// «ملتقى «أمن المنشآت السياحية»: where capitals cannot tell, the word before the mark does.
bool QuotationKinds::is_name(const Article& article, const Quotation& quotation,
                             std::size_t block) const {
  constexpr std::size_t kLongest = 12;  // words
  constexpr std::size_t kReach = 32;    // bytes
  const std::string_view inside = article.text(quotation.inside);
  const std::string_view language = reading_language(article, block);
  // German capitalises every noun.
  if (language != "de" && is_title_case(inside)) return true;
  if (count_words(inside) > kLongest || ends_a_sentence_inside(without_last_mark(inside))) {
    return false;
  }
  const Span<Text> quoted = with_marks(article.quotations(), quotation);
  const std::size_t mark = quoted.begin;
  const std::size_t begin = article.blocks()[block].text.begin;
  if (count_words(inside) < kSureTerm && !has_case(inside) &&
      !introduced(article.text({begin, mark}), inside)) {
    return true;  // a term
  }
  const bool behind = names_behind(language);
  const std::size_t end = article.blocks()[block].text.end;
  const Span<Text> beside = behind
                                ? Span<Text>{quoted.end, std::min(end, quoted.end + kReach)}
                                : Span<Text>{std::max(begin, mark - std::min(mark, kReach)), mark};
  return named_things_.any_of(article, beside, language, [&](const LexiconTerms::Hit& hit) {
    const std::size_t gap = behind ? quoted.end : hit.text.end;
    return gap + 1 == (behind ? hit.text.begin : mark) && article.text()[gap] == ' ' &&
           (hit.term.weight >= 1 || begins_like_a_title(inside));
  });
}

// A piece of a sentence without a verb that could make it one and with nobody who says "I" or
// "you": “continued growth and contribution to the arts”. Where the language has no list of such
// words, nothing is a phrase.
bool QuotationKinds::is_phrase(const Article& article, const Quotation& quotation,
                               std::size_t block) const {
  const std::string_view inside = article.text(quotation.inside);
  std::size_t first = 0;  // « une vie »
  while (first < inside.size() && is_space(utf8::at(inside, first))) utf8::decode(inside, first);
  if (first == inside.size() || !is_lower(utf8::at(inside, first))) return false;
  const std::string_view language = reading_language(article, block);
  const LanguageKey key = language_key(language);
  const auto& known = clause_words_.languages();
  if (std::none_of(known.begin(), known.end(),
                   [key](const LexiconTerms::Language& one) { return one.key == key; })) {
    return false;
  }
  if (ends_a_sentence_inside(inside) ||
      comma_before_closer(article.text(), with_marks(article.quotations(), quotation))) {
    return false;
  }
  TermGroups groups;
  clause_words_.add_groups(language, groups);
  return article.hits_near(groups, quotation.inside).empty();
}

}  // namespace obelus
