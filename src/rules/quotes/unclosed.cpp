// quotes/unclosed: an opened quotation never closes.
#include <fmt/core.h>

#include "rules/quote_words.hpp"

namespace obelus {
namespace {

class Unclosed final : public Rule {
 public:
  explicit Unclosed(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    for_each_defect(
        article, DefectKind::unclosed,
        [&](const QuotationDefect& defect, const QuotationMark& mark) {
          context.report({
              .span = article.to_raw(mark.text),
              .message = fmt::format(
                  "The quotation “{}” opens with {} and never closes; add {} where "
                  "the quoted words end",
                  words_after(article, mark), mark_text(article, mark), closer_for(article, mark)),
              .confidence = defect.confidence,
          });
        });
  }
};

}  // namespace

extern const RuleDefinition quotes_unclosed{
    .info = {.id = "quotes/unclosed",
             .summary = "An opened quotation never closes",
             .why = "Without the closing mark nobody can tell where the quoted words end and the "
                    "writer's begin. All marks of the article are read together: apostrophes, "
                    "inches and quotations over several paragraphs are told apart by the reading "
                    "that explains every mark at the least cost.",
             .bad = {.text = "The mayor said “the bridge will open in May and left the room.\n"},
             .good = {.text = "The mayor said “the bridge will open in May” and left the room.\n"},
             .severity = Severity::error},
    .make = make_rule<Unclosed>,
};

}  // namespace obelus
