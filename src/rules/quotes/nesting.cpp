// quotes/nesting: the same marks opened again inside themselves, and pairs that cross.
#include <fmt/format.h>

#include "analysis/quotation_languages.hpp"
#include "analysis/quotation_marks.hpp"
#include "document/language.hpp"
#include "rules/quote_pairs.hpp"
#include "rules/quote_words.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

class Nesting final : public Rule {
 public:
  explicit Nesting(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    if (article.quotations().marks.empty()) return;
    const std::vector<MarkPair>& pairs = article.mark_pairs();
    for (const MarkPair& pair : pairs) {
      if (pair.parent < 0) continue;
      const MarkPair& outer = pairs[static_cast<std::size_t>(pair.parent)];
      if (same_marks(article, outer, pair) && !customary(article, outer, pair)) {
        report_same(article, outer, pair, context);
      }
    }
    for_each_defect(article, DefectKind::crossing,
                    [&](const QuotationDefect& defect, const QuotationMark& closer) {
                      report_crossing(article, defect, closer, context);
                    });
  }

 private:
  static bool same_marks(const Article& article, const MarkPair& outer, const MarkPair& inner) {
    return mark_at(article, outer.opener).code_point == mark_at(article, inner.opener).code_point;
  }

  // Whether the inner marks of the language are single ones, for which a keyboard has '. Who types
  // " for both „ and « has no other mark for a quotation inside.
  static bool keyboard_has_inner(const LanguageMarks& language) {
    if (language.styles.empty()) return true;
    std::size_t at = 0;
    for (int outer = 0; outer < 2; ++outer) utf8::decode(language.styles, at);
    const MarkKind* inner = mark_kind(utf8::at(language.styles, at));
    return inner == nullptr || inner->weight == MarkWeight::single;
  }

  static bool customary(const Article& article, const MarkPair& outer, const MarkPair& inner) {
    const QuotationMark& open = mark_at(article, outer.opener);
    const QuotationMark& inner_open = mark_at(article, inner.opener);
    if (open.text.end == inner_open.text.begin) return true;  // quotes/doubled speaks of it
    const LanguageMarks& language = language_marks(article.blocks()[inner.block].language);
    if (open.code_point == U'"') return !keyboard_has_inner(language);
    if (open.code_point != U'\u00AB') return false;
    // « … « … » … » is the rule of the Imprimerie nationale; «НК «Роснефть»» is how companies are
    // named.
    if (language.habits.spaced_guillemets) return true;
    return language.habits.shared_closer &&
           (outer.closer == inner.closer ||
            mark_at(article, inner.closer).text.end == mark_at(article, outer.closer).text.begin);
  }

  static void report_same(const Article& article, const MarkPair& outer, const MarkPair& inner,
                          Context& context) {
    const QuotationMark& open = mark_at(article, inner.opener);
    // Names in «» inside speech in «» are frequent in Russian print, though no grammar allows it.
    const bool cyrillic =
        language_marks(article.blocks()[inner.block].language).habits.shared_closer;
    context.report({
        .span = article.to_raw(open.text),
        .message = fmt::format("The quotation “{}” stands inside another one with the same marks "
                               "{}; give the inner one marks of its own",
                               words_after(article, open), mark_text(article, open)),
        // Straight marks look alike, so that two neighbours may have been meant.
        .confidence = open.code_point == U'"' || open.code_point == U'\'' || cyrillic
                          ? Confidence::possible
                          : Confidence::definite,
        .related = {{article.to_raw(mark_at(article, outer.opener).text),
                     "the outer quotation opens here"}},
    });
  }

  static void report_crossing(const Article& article, const QuotationDefect& defect,
                              const QuotationMark& closer, Context& context) {
    const QuotationMark& inner = mark_at(article, defect.related);
    context.report({
        .span = article.to_raw(closer.text),
        .message = fmt::format("{} closes before the quotation “{}” inside it has ended with its "
                               "own mark; put the inner mark first",
                               mark_text(article, closer), words_after(article, inner)),
        .confidence = defect.confidence,
        .related = {{article.to_raw(inner.text), "the inner quotation opens here"}},
    });
  }
};

}  // namespace

extern const RuleDefinition quotes_nesting{
    .info = {.id = "quotes/nesting",
             .summary = "A quotation inside another has the same marks, or the two cross",
             .why =
                 "“She said “wait” and left” leaves open which words the second mark closes. "
                 "Most languages have marks of their own for a quotation inside another (“ ‘’ ”, "
                 "« “” », „ ‚‘ “, 「『』」). Customs that do repeat a mark are known: French « "
                 "inside «, Russian company names that share a closer, \" inside \" where "
                 "the inner marks of the language are not on its keyboard.",
             .bad = {.text = "“She told me “wait here” and never returned,” the boy said.\n"},
             .good = {.text = "“She told me ‘wait here’ and never returned,” the boy said.\n"},
             .severity = Severity::warning},
    .make = make_rule<Nesting>,
};

}  // namespace obelus
