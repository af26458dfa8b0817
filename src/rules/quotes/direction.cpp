// quotes/direction: a mark points the wrong way.
#include <fmt/core.h>

#include "rules/quote_pairs.hpp"
#include "rules/quote_words.hpp"

namespace obelus {
namespace {

class Direction final : public Rule {
 public:
  explicit Direction(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    for_each_defect(article, DefectKind::direction,
                    [&](const QuotationDefect& defect, const QuotationMark& mark) {
                      if (defect.related < 0) {
                        context.report(wrong_apostrophe(article, defect, mark));
                      } else if (mark_text(article, mark) == partner_text(article, defect)) {
                        context.report(right_twice(article, defect, mark));
                      } else {
                        context.report(reversed_pair(article, defect, mark));
                      }
                    });
  }

 private:
  static Report wrong_apostrophe(const Article& article, const QuotationDefect& defect,
                                 const QuotationMark& mark) {
    const Span<Raw> place = article.to_raw(mark.text);
    return {
        .span = place,
        .message = fmt::format("The mark {} before “{}” stands for an apostrophe but points "
                               "the wrong way; write ’",
                               mark_text(article, mark), words_after(article, mark)),
        .confidence = defect.confidence,
        .fixes = {
            {.message = "Replace it by an apostrophe ’", .safe = true, .edits = {{place, "’"}}}}};
  }

  static std::string partner_text(const Article& article, const QuotationDefect& defect) {
    return mark_text(article, mark_at(article, defect.related));
  }

  static std::string_view opening_twin(char32_t closer) noexcept {
    switch (closer) {
      case 0x2019: return "‘";
      case 0xBB: return "«";
      case 0x203A: return "‹";
      default: return "“";
    }
  }

  // ”word”: the opener has the shape of a closer.
  static Report right_twice(const Article& article, const QuotationDefect& defect,
                            const QuotationMark& opener) {
    const Span<Raw> place = article.to_raw(opener.text);
    const std::string right(opening_twin(opener.code_point));
    return {
        .span = place,
        .message = fmt::format("The quotation “{}” opens with {}, which closes; open it with {}",
                               words_after(article, opener), mark_text(article, opener), right),
        .confidence = defect.confidence,
        .related = partner_place(article, defect, "the quotation closes here"),
        .fixes = {{.message = fmt::format("Open it with {}", right),
                   .safe = true,
                   .edits = {{place, right}}}}};
  }

  static Report reversed_pair(const Article& article, const QuotationDefect& defect,
                              const QuotationMark& opener) {
    const QuotationMark& closer =
        article.quotations().marks[static_cast<std::size_t>(defect.related)];
    return {.span = article.to_raw(opener.text),
            .message = fmt::format("The marks around “{}” point the wrong way: {} opens and {} "
                                   "closes; turn them round",
                                   words_after(article, opener), mark_text(article, opener),
                                   mark_text(article, closer)),
            .confidence = defect.confidence,
            .related = partner_place(article, defect, "the quotation closes here"),
            .fixes = {{.message = "Exchange the two marks",
                       .safe = true,
                       .edits = {{article.to_raw(opener.text), mark_text(article, closer)},
                                 {article.to_raw(closer.text), mark_text(article, opener)}}}}};
  }
};

}  // namespace

extern const RuleDefinition quotes_direction{
    .info = {.id = "quotes/direction",
             .summary = "A quotation mark or apostrophe points the wrong way",
             .why = "”Text“ and ‘60s are what automatic quote conversion leaves behind when it "
                    "guesses wrong. Pairs that some language uses (”…” in Swedish, »…« in German) "
                    "are sound there, and so is »…« or, in Arabic script, ”…“ where an article has "
                    "it throughout.",
             .bad = {.text = "The band’s first hits date from the ‘60s and still sell.\n"},
             .good = {.text = "The band’s first hits date from the ’60s and still sell.\n"},
             .severity = Severity::error},
    .make = make_rule<Direction>,
};

}  // namespace obelus
