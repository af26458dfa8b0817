// quotes/unopened: a closing mark closes nothing.
#include <fmt/core.h>

#include "rules/quote_words.hpp"

namespace obelus {
namespace {

class Unopened final : public Rule {
 public:
  explicit Unopened(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    for_each_defect(article, DefectKind::unopened,
                    [&](const QuotationDefect& defect, const QuotationMark& mark) {
                      context.report({
                          .span = article.to_raw(mark.text),
                          .message = fmt::format(
                              "The {} after “{}” closes a quotation that was never opened; add "
                              "the opening mark or remove this one",
                              mark_text(article, mark), words_before(article, mark)),
                          .confidence = defect.confidence,
                      });
                    });
  }
};

}  // namespace

extern const RuleDefinition quotes_unopened{
    .info = {.id = "quotes/unopened",
             .summary = "A closing quotation mark closes nothing",
             .why = "A closing mark without an opening one leaves open whose words came before it. "
                    "The mark is reported only where no reading of the whole article gives it a "
                    "partner or another use (apostrophe, inch, ditto).",
             .bad = {.text = "We are ready for the flood,” the engineer said on Monday.\n"},
             .good = {.text = "“We are ready for the flood,” the engineer said on Monday.\n"},
             .severity = Severity::error},
    .make = make_rule<Unopened>,
};

}  // namespace obelus
