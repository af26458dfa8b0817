// quotes/mismatched: a quotation opens with one kind of mark and closes with another.
#include <fmt/core.h>

#include "rules/quote_words.hpp"

namespace obelus {
namespace {

class Mismatched final : public Rule {
 public:
  explicit Mismatched(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    for_each_defect(article, DefectKind::mismatched,
                    [&](const QuotationDefect& defect, const QuotationMark& closer) {
                      const QuotationMark& opener =
                          article.quotations().marks[static_cast<std::size_t>(defect.related)];
                      const std::string right = closer_for(article, opener);
                      const Span<Raw> place = article.to_raw(closer.text);
                      context.report({
                          .span = place,
                          .message = fmt::format(
                              "The quotation “{}” opens with {} but closes with {}; close it "
                              "with {}",
                              words_after(article, opener), mark_text(article, opener),
                              mark_text(article, closer), right),
                          .confidence = defect.confidence,
                          .related = partner_place(article, defect, "the quotation opens here"),
                          .fixes = {{.message = fmt::format("Replace {} by {}",
                                                            mark_text(article, closer), right),
                                     .safe = false,
                                     .edits = {{place, right}}}},
                      });
                    });
  }
};

}  // namespace

extern const RuleDefinition quotes_mismatched{
    .info = {.id = "quotes/mismatched",
             .summary = "A quotation opens with one kind of mark and closes with another",
             .why = "“…\" and «…“ are traces of copying between systems or of a hand correction; "
                    "typesetting and text search both stumble over them. The pairs that "
                    "languages really use („…“, „…”, »…«, ”…”) are known and left alone.",
             .bad = {.text = "The report calls it “a quiet success\" for the region.\n"},
             .good = {.text = "The report calls it “a quiet success” for the region.\n"},
             .severity = Severity::error},
    .make = make_rule<Mismatched>,
};

}  // namespace obelus
