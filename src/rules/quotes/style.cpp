// quotes/style: a pair of marks that is not the house's, or not the language's.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/quotation_marks.hpp"
#include "rules/quote_styles.hpp"
#include "rules/quote_words.hpp"

namespace obelus {
namespace {

class Style final : public Rule {
 public:
  explicit Style(const RuleSetup& setup) : house_(setup.options().get<StringMap>("styles")) {}

  void check(const Article& article, Context& context) const override {
    if (article.quotations().marks.empty()) return;
    std::string_view language;
    std::vector<QuoteStyle> printed;
    for (const MarkPair& pair : article.mark_pairs()) {
      const QuotationMark& opener = mark_at(article, pair.opener);
      const QuotationMark& closer = mark_at(article, pair.closer);
      if (opener.doubled || closer.doubled) continue;
      // A quotation that goes on in the next paragraph may go on with »: Spanish.
      const Quotation* quotation = quotation_of(article, pair);
      if (quotation != nullptr && quotation->continues) continue;
      const Block& block = article.blocks()[pair.block];
      if (const QuoteStyle* style = house_.of(block.language)) {
        const bool right = opener.code_point == style->open_at(pair.depth) &&
                           closer.code_point == style->close_at(pair.depth);
        if (!right) report(article, pair, *style, "the house's marks are", context);
        continue;
      }
      if (block.language != language) {
        language = block.language;
        printed = printed_styles(language);
      }
      // Straight marks are the business of quotes/straight.
      if (printed.empty() || opener.code_point == U'"' || opener.code_point == U'\'') continue;
      const bool usual = std::any_of(printed.begin(), printed.end(), [&](const QuoteStyle& style) {
        return (opener.code_point == style.open && closer.code_point == style.close) ||
               (single(style.inner_open) && opener.code_point == style.inner_open &&
                closer.code_point == style.inner_close);
      });
      if (!usual && pair.depth == 1) {
        report(article, pair, printed.front(), "this language prints", context);
      }
    }
  }

 private:
  // Inner marks that may stand alone, around a word that is kept at arm's length.
  static bool single(char32_t mark) {
    const MarkKind* kind = mark_kind(mark);
    return kind != nullptr && kind->weight == MarkWeight::single;
  }

  static void report(const Article& article, const MarkPair& pair, const QuoteStyle& style,
                     std::string_view whose, Context& context) {
    const QuotationMark& opener = mark_at(article, pair.opener);
    const QuotationMark& closer = mark_at(article, pair.closer);
    Fix fix = restyle(article, pair, style);
    context.report({
        .span = article.to_raw(opener.text),
        .message = fmt::format("“{}” stands in {} … {}; {} {}", words_after(article, opener),
                               mark_text(article, opener), mark_text(article, closer), whose,
                               std::string_view(fix.message).substr(6)),
        .related = {{article.to_raw(closer.text), "the quotation closes here"}},
        .fixes = {std::move(fix)},
    });
  }

  HouseStyles house_;
};

constexpr OptionInfo kOptions[] = {
    {.name = "styles",
     .type = OptionType::string_map,
     .fallback = "{}",
     .summary = "The house's marks by language: a name (english, british-single, german, "
                "german-guillemets, swiss, guillemets, french, russian, polish, dutch, swedish, "
                "corner, straight) or the marks, outer and inner; * is every other language"},
};

}  // namespace

extern const RuleDefinition quotes_style{
    .info = {.id = "quotes/style",
             .summary = "Quotation marks that are not the house's for this language",
             .why = "A reader takes “…” in a German paper for an import. Without an option the "
                    "rule knows what each language prints, alternatives included, and flags "
                    "only what none of them does; with `styles` it holds a text to the house's "
                    "own marks. The fix rewrites the pair and the spaces inside it.",
             .bad = {.text = "Er nannte es “einen Anfang” und ging.\n", .language = "de"},
             .good = {.text = "Er nannte es „einen Anfang“ und ging.\n", .language = "de"},
             .severity = Severity::suggestion,
             .options = kOptions},
    .make = make_rule<Style>,
};

}  // namespace obelus
