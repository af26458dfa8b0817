// Words around a quotation mark, for messages.
#include "rules/quote_words.hpp"

#include <algorithm>

#include "analysis/quotation_languages.hpp"
#include "analysis/quotation_marks.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kMostCodePoints = 32;

Span<Text> block_around(const Article& article, const QuotationMark& mark) {
  const std::size_t block = article.document().block_at(mark.text.begin);
  return block < article.blocks().size() ? article.blocks()[block].text : mark.text;
}

// White-space runs as one space each; a mark or bracket that the cut left alone is no matter.
std::string one_line(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::decode(text, at);
    if (!is_space(c)) {
      utf8::append(result, c);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

std::string words_after(const Article& article, const QuotationMark& mark) {
  std::size_t end = block_around(article, mark).end;
  if (mark.role == MarkRole::opener && mark.partner >= 0) {  // the words of the quotation only
    const std::size_t closer =
        article.quotations().marks[static_cast<std::size_t>(mark.partner)].text.begin;
    if (closer > mark.text.end) end = std::min(end, closer);
  }
  std::size_t at = mark.text.end;
  std::size_t cut = at;
  std::size_t count = 0;
  for (; at < end && count < kMostCodePoints; ++count) {
    const std::size_t here = at;
    if (is_space(utf8::decode(article.text(), at))) cut = here;
  }
  if (at >= end) return one_line(article.text({mark.text.end, end}));
  if (cut <= mark.text.end) cut = at;
  return one_line(article.text({mark.text.end, cut})) + " …";
}

std::string words_before(const Article& article, const QuotationMark& mark) {
  const std::size_t begin = block_around(article, mark).begin;
  std::size_t at = mark.text.begin;
  std::size_t cut = at;
  std::size_t count = 0;
  for (; at > begin && count < kMostCodePoints; ++count) {
    if (is_space(utf8::decode_before(article.text(), at))) cut = at;
  }
  if (at <= begin) return one_line(article.text({begin, mark.text.begin}));
  if (cut >= mark.text.begin) cut = at;
  return "… " + one_line(article.text({cut, mark.text.begin}));
}

std::string mark_text(const Article& article, const QuotationMark& mark) {
  return std::string(article.text(mark.text));
}

std::string closer_for(const Article& article, const QuotationMark& opener) {
  const std::size_t block = article.document().block_at(opener.text.begin);
  const LanguageMarks& language =
      language_marks(block < article.blocks().size() ? article.blocks()[block].language : "");
  switch (opener.code_point) {
    case U'\u201C': return "”";
    case U'\u2018': return "’";
    case U'\u201E': return language.styles.find("„”") != std::string_view::npos ? "”" : "“";
    case U'\u201A': return language.styles.find("‚’") != std::string_view::npos ? "’" : "‘";
    case U'\u00AB': return "»";
    case U'\u00BB':
      return language.habits.right_opens && !language.habits.inward_guillemets ? "»" : "«";
    case U'\u2039': return "›";
    case U'\u203A': return "‹";
    case U'\u300C': return "」";
    case U'\u300E': return "』";
    default: return mark_text(article, opener);
  }
}

std::vector<RelatedPlace> partner_place(const Article& article, const QuotationDefect& defect,
                                        std::string message) {
  if (defect.related < 0) return {};
  const QuotationMark& partner =
      article.quotations().marks[static_cast<std::size_t>(defect.related)];
  return {{article.to_raw(partner.text), std::move(message)}};
}

}  // namespace obelus
