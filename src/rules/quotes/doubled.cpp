// quotes/doubled: two marks stand where one belongs.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/quotation_marks.hpp"
#include "rules/quote_pairs.hpp"
#include "rules/quote_words.hpp"

namespace obelus {
namespace {

struct Marks {
  std::string open;
  std::string close;
};

class Doubled final : public Rule {
 public:
  explicit Doubled(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    if (article.quotations().marks.empty()) return;
    const std::vector<MarkPair>& pairs = article.mark_pairs();
    const Confidence confidence = confidence_of(article, pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const QuotationMark& opener = mark_at(article, pairs[i].opener);
      const QuotationMark& closer = mark_at(article, pairs[i].closer);
      const bool urdu = opener.code_point == U'\u2019' && closer.code_point == U'\u2018';
      if (urdu) continue;  // ’’…‘‘ is how much of the Urdu press types its marks
      const MarkKind* kind = mark_kind(opener.code_point);
      const bool apostrophe = !opener.doubled && kind->weight == MarkWeight::single;
      if (apostrophe) continue;  // 'Rollin''
      if (opener.doubled || closer.doubled) {
        report_typed(article, opener, closer, confidence, context);
      } else if (i + 1 < pairs.size() && twice(article, pairs[i], pairs[i + 1])) {
        report_twice(article, pairs[i], pairs[i + 1], confidence, context);
      }
    }
  }

 private:
  // Who types '' throughout means it: a house without the mark, or a wiki's italics. So does who
  // sets «« and »» around every verse.
  static Confidence confidence_of(const Article& article, const std::vector<MarkPair>& pairs) {
    constexpr int kThroughout = 3;
    int typed = 0;
    int set_twice = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      typed +=
          mark_at(article, pairs[i].opener).doubled && mark_at(article, pairs[i].closer).doubled;
      set_twice += i + 1 < pairs.size() && twice(article, pairs[i], pairs[i + 1]);
    }
    return std::max(typed, set_twice) >= kThroughout ? Confidence::possible : Confidence::definite;
  }

  // '' is what " is made of; ,, << and ‘‘ stand for „ « and “.
  static Marks meant(const Article& article, const QuotationMark& opener,
                     const QuotationMark& closer) {
    if (!opener.doubled) return {mark_text(article, opener), closer_for(article, opener)};
    switch (opener.code_point) {
      case U'\'':
      case U'\u2019': return {"\"", "\""};
      case U'`':
      case U'\u2018': return {"“", "”"};
      case U'\u201E':
      case U'\u201A': {
        const bool curly = !closer.doubled && closer.code_point != U'"';
        return {"„", curly ? mark_text(article, closer) : closer_for(article, low_mark(opener))};
      }
      case U'\u2039':
      case U'\u00AB': return {"«", "»"};
      case U'\u203A':
      case U'\u00BB': return {"»", "«"};
      default: return {"\"", "\""};
    }
  }

  static QuotationMark low_mark(QuotationMark mark) {
    mark.code_point = U'\u201E';
    return mark;
  }

  static void report_typed(const Article& article, const QuotationMark& opener,
                           const QuotationMark& closer, Confidence confidence, Context& context) {
    const Marks right = meant(article, opener, closer);
    const QuotationMark& culprit = opener.doubled ? opener : closer;
    std::vector<Edit> edits;
    if (mark_text(article, opener) != right.open) {
      edits.push_back({article.to_raw(opener.text), right.open});
    }
    if (mark_text(article, closer) != right.close) {
      edits.push_back({article.to_raw(closer.text), right.close});
    }
    context.report({
        .span = article.to_raw(culprit.text),
        .message = fmt::format("{} around “{}” stands for a quotation mark; write {} … {}",
                               mark_text(article, culprit), words_after(article, opener),
                               right.open, right.close),
        .confidence = confidence,
        .related = {{article.to_raw((opener.doubled ? closer : opener).text),
                     opener.doubled ? "the quotation closes here" : "the quotation opens here"}},
        .fixes = {{.message = fmt::format("Write {} … {}", right.open, right.close),
                   .safe = true,
                   .edits = std::move(edits)}},
    });
  }

  // ""word"": the pair inside begins and ends where the pair around it does.
  static bool twice(const Article& article, const MarkPair& outer, const MarkPair& inner) {
    const QuotationMark& open = mark_at(article, outer.opener);
    const QuotationMark& close = mark_at(article, outer.closer);
    const QuotationMark& inner_open = mark_at(article, inner.opener);
    const QuotationMark& inner_close = mark_at(article, inner.closer);
    return open.text.end == inner_open.text.begin && inner_close.text.end == close.text.begin &&
           open.code_point == inner_open.code_point && close.code_point == inner_close.code_point &&
           inner_open.text.end < inner_close.text.begin;
  }

  static void report_twice(const Article& article, const MarkPair& outer, const MarkPair& inner,
                           Confidence confidence, Context& context) {
    const QuotationMark& open = mark_at(article, outer.opener);
    const QuotationMark& close = mark_at(article, outer.closer);
    const QuotationMark& words = mark_at(article, inner.opener);
    context.report({
        .span = article.to_raw({open.text.begin, words.text.end}),
        .message = fmt::format("“{}” has each of its quotation marks twice; write {} … {}",
                               words_after(article, words), mark_text(article, open),
                               mark_text(article, close)),
        .confidence = confidence,
        .related = {{article.to_raw(close.text), "the quotation closes here"}},
        .fixes = {{.message = "Remove the second marks",
                   .safe = true,
                   .edits = {{article.to_raw(open.text), ""}, {article.to_raw(close.text), ""}}}},
    });
  }
};

}  // namespace

extern const RuleDefinition quotes_doubled{
    .info = {.id = "quotes/doubled",
             .summary = "Two marks stand where one quotation mark belongs",
             .why = "'' and ,, and `` are what people type who do not find the mark on their "
                    "keyboard; \"\"word\"\" is a mark typed twice. Search, translation memories "
                    "and screen readers do not take them for quotation marks. Seconds of arc, "
                    "empty strings and nested quotations that end together are left alone. Where "
                    "the whole article is typed so, the findings are only possible.",
             .bad = {.text = "He called the plan ''a mistake'' and left the room.\n"},
             .good = {.text = "He called the plan \"a mistake\" and left the room.\n"},
             .severity = Severity::warning},
    .make = make_rule<Doubled>,
};

}  // namespace obelus
