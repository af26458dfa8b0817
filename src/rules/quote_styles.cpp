// Named styles, and how a pair is rewritten in one.
#include "rules/quote_styles.hpp"
#include "analysis/quotation_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "document/language.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

struct NamedStyle {
  std::string_view name;
  std::string_view marks;
  bool spaced = false;
};
constexpr NamedStyle kStyles[] = {
    {"english", "“”‘’"},            // American print, most of the world's “…”
    {"british-single", "‘’“”"},     // British books
    {"german", "„“‚‘"},             // and Czech, Slovak, Slovene
    {"german-guillemets", "»«›‹"},  // German books, Danish
    {"swiss", "«»‹›"},
    {"guillemets", "«»“”"},    // Spanish, Italian, Arabic …
    {"french", "«»“”", true},  // with no-break spaces
    {"russian", "«»„“"},
    {"polish", "„”«»"},
    {"dutch", "‘’“”"},
    {"swedish", "””’’"},  // and Finnish
    {"corner", "「」『』"},
    {"straight", "\"\"''"},
};

std::vector<char32_t> marks_of(std::string_view spec) {
  std::vector<char32_t> marks;
  for (std::size_t at = 0; at < spec.size();) {
    const char32_t c = utf8::decode(spec, at);
    if (!is_space(c)) marks.push_back(c);
  }
  return marks;
}

QuoteStyle style_of(const std::vector<char32_t>& marks, std::size_t at, bool spaced) {
  return {marks[at], marks[at + 1], marks[at + 2], marks[at + 3], spaced};
}

std::string text_of(char32_t mark) {
  std::string result;
  utf8::append(result, mark);
  return result;
}

}  // namespace

std::optional<QuoteStyle> parse_style(std::string_view spec) {
  for (const NamedStyle& style : kStyles) {
    if (style.name == spec) return style_of(marks_of(style.marks), 0, style.spaced);
  }
  std::vector<char32_t> marks = marks_of(spec);
  const bool all_marks =
      std::all_of(marks.begin(), marks.end(), [](char32_t c) { return mark_kind(c) != nullptr; });
  if (!all_marks || (marks.size() != 2 && marks.size() != 4)) return std::nullopt;
  if (marks.size() == 2) marks.insert(marks.end(), {marks[0], marks[1]});
  return style_of(marks, 0, false);
}

std::string style_names() {
  std::string names;
  for (const NamedStyle& style : kStyles) {
    if (!names.empty()) names += ", ";
    names += style.name;
  }
  return names;
}

std::vector<QuoteStyle> printed_styles(std::string_view language) {
  const LanguageMarks& row = language_marks(language);
  const std::vector<char32_t> marks = marks_of(row.styles);
  std::vector<QuoteStyle> styles;
  for (std::size_t at = 0; at + 4 <= marks.size(); at += 4) {
    styles.push_back(style_of(marks, at, row.habits.spaced_guillemets));
  }
  return styles;
}

HouseStyles::HouseStyles(const std::map<std::string, std::string>& styles) {
  for (const auto& [language, spec] : styles) {
    const std::optional<QuoteStyle> style = parse_style(spec);
    if (!style) {
      throw RuleSetupError(fmt::format(
          "“{}” is no style of quotation marks; expected {} or the marks themselves, as in “„“ ‚‘”",
          spec, style_names()));
    }
    styles_.emplace(language, *style);
  }
}

const QuoteStyle* HouseStyles::of(std::string_view language) const {
  for (const std::string_view key : {language, primary_language(language), std::string_view("*")}) {
    const auto found = styles_.find(key);
    if (found != styles_.end()) return &found->second;
  }
  return nullptr;
}

Fix restyle(const Article& article, const MarkPair& pair, const QuoteStyle& style) {
  const QuotationMark& opener = mark_at(article, pair.opener);
  const QuotationMark& closer = mark_at(article, pair.closer);
  const std::string_view text = article.text();
  Span<Text> left = opener.text;
  while (left.end < closer.text.begin && is_space(utf8::at(text, left.end))) {
    utf8::decode(text, left.end);
  }
  Span<Text> right = closer.text;
  while (right.begin > left.end && is_space(utf8::before(text, right.begin))) {
    utf8::decode_before(text, right.begin);
  }
  const char32_t open = style.open_at(pair.depth);
  const char32_t close = style.close_at(pair.depth);
  const std::string_view space = style.spaced && open == U'\u00AB' ? "\u00A0" : "";
  return {.message = fmt::format("Write {} … {}", text_of(open), text_of(close)),
          .safe = false,
          .edits = {{article.to_raw(left), fmt::format("{}{}", text_of(open), space)},
                    {article.to_raw(right), fmt::format("{}{}", space, text_of(close))}}};
}

}  // namespace obelus
