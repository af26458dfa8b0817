// quotes/mixed-style: one article, two conventions for the same role.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "analysis/quotation_context.hpp"
#include "analysis/quotation_marks.hpp"
#include "rules/quote_styles.hpp"
#include "rules/quote_words.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// The outermost double marks of one kind, in one language.
struct Convention {
  char32_t open = 0;
  char32_t close = 0;
  std::string_view language;
  std::vector<MarkPair> pairs;
};

constexpr std::size_t kFewest = 2;  // pairs that make a convention

class MixedStyle final : public Rule {
 public:
  explicit MixedStyle(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<Convention> conventions = conventions_of(article);
    for (const Convention& convention : conventions) {
      const Convention& most = majority(conventions, convention.language);
      if (&most != &convention && most.pairs.size() >= kFewest) {
        report(article, convention, most, context);
      }
    }
    check_apostrophes(article, context);
  }

 private:
  static std::vector<Convention> conventions_of(const Article& article) {
    std::vector<Convention> conventions;
    if (article.quotations().marks.empty()) return conventions;
    for (const MarkPair& pair : article.mark_pairs()) {
      const QuotationMark& opener = mark_at(article, pair.opener);
      const QuotationMark& closer = mark_at(article, pair.closer);
      const MarkKind* kind = mark_kind(opener.code_point);
      const MarkKind* close_kind = mark_kind(closer.code_point);
      // Pairs inside a quotation that goes on in the next paragraph are inner ones, and » may go on
      // with what « opened.
      const Quotation* quotation = quotation_of(article, pair);
      const bool own = quotation != nullptr && !quotation->continues;
      if (pair.depth > 1 || !own || opener.doubled || closer.doubled || kind == nullptr ||
          close_kind == nullptr || kind->weight != MarkWeight::twofold ||
          !usual_pair(*kind, *close_kind)) {
        continue;
      }
      // id="a": an attribute of a shortcode.
      const std::string_view before = article.text().substr(0, opener.text.begin);
      if (before.ends_with('=')) continue;
      const std::string_view language = article.blocks()[pair.block].language;
      auto found =
          std::find_if(conventions.begin(), conventions.end(), [&](const Convention& convention) {
            return convention.open == opener.code_point && convention.close == closer.code_point &&
                   convention.language == language;
          });
      if (found == conventions.end()) {
        conventions.push_back({opener.code_point, closer.code_point, language, {}});
        found = std::prev(conventions.end());
      }
      found->pairs.push_back(pair);
    }
    return conventions;
  }

  // The first among equals.
  static const Convention& majority(const std::vector<Convention>& conventions,
                                    std::string_view language) {
    const Convention* most = nullptr;
    for (const Convention& convention : conventions) {
      if (convention.language != language) continue;
      if (most == nullptr || convention.pairs.size() > most->pairs.size()) most = &convention;
    }
    return *most;
  }

  static void report(const Article& article, const Convention& convention, const Convention& most,
                     Context& context) {
    const QuotationMark& opener = mark_at(article, convention.pairs.front().opener);
    const QuotationMark& model = mark_at(article, most.pairs.front().opener);
    const QuoteStyle style{most.open, most.close, most.open, most.close,
                           is_space(utf8::at(article.text(), model.text.end))};
    Fix fix;
    for (const MarkPair& pair : convention.pairs) {
      Fix one = restyle(article, pair, style);
      fix.message = std::move(one.message);
      std::move(one.edits.begin(), one.edits.end(), std::back_inserter(fix.edits));
    }
    context.report({
        .span = article.to_raw(opener.text),
        .message = fmt::format(
            "“{}” stands in {} …, but most quotations of this article in {} …; use one kind",
            words_after(article, opener), mark_text(article, opener), mark_text(article, model)),
        .evidence = {fmt::format("{} with {} …, {} with {} …", most.pairs.size(),
                                 mark_text(article, model), convention.pairs.size(),
                                 mark_text(article, opener))},
        .related = {{article.to_raw(model.text), "a quotation in the usual marks"}},
        .fixes = {std::move(fix)},
    });
  }

  static void check_apostrophes(const Article& article, Context& context) {
    std::vector<Span<Text>> straight;
    std::vector<Span<Text>> curly;
    for (const Block& block : article.blocks()) {
      if (is_beside_the_text(block.scope)) continue;
      gather(article, block, "'", straight);
      gather(article, block, "’", curly);
    }
    if (straight.empty() || curly.empty()) return;
    const bool to_curly = curly.size() >= straight.size();
    const std::vector<Span<Text>>& few = to_curly ? straight : curly;
    const std::vector<Span<Text>>& most = to_curly ? curly : straight;
    if (most.size() < kFewest || most.size() == few.size()) return;
    const std::string_view right = to_curly ? "’" : "'";
    Fix fix{.message = fmt::format("Write {}", right), .safe = false, .edits = {}};
    for (const Span<Text> mark : few) {
      fix.edits.push_back({article.to_raw(mark), std::string(right)});
    }
    context.report({
        .span = article.to_raw(few.front()),
        .message = fmt::format("{} apostrophes of this article are {}, {} {}; use one kind",
                               most.size(), right, few.size(), to_curly ? "'" : "’"),
        .related = {{article.to_raw(most.front()), "an apostrophe of the usual kind"}},
        .fixes = {std::move(fix)},
    });
  }

  // Marks between two letters of a script that has apostrophes.
  static void gather(const Article& article, const Block& block, std::string_view mark,
                     std::vector<Span<Text>>& found) {
    const std::string_view text = article.text();
    const std::string_view words = block.text.of(text);
    for (std::size_t at = 0; (at = words.find(mark, at)) != std::string_view::npos;
         at += mark.size()) {
      const Span<Text> place{block.text.begin + at, block.text.begin + at + mark.size()};
      if (place.begin == block.text.begin || place.end >= block.text.end) continue;
      const char32_t before = utf8::before(text, place.begin);
      const char32_t after = utf8::at(text, place.end);
      if (is_letter(before) && is_letter(after) && has_apostrophes(script_of(before)) &&
          has_apostrophes(script_of(after))) {
        found.push_back(place);
      }
    }
  }
};

}  // namespace

extern const RuleDefinition quotes_mixed_style{
    .info = {.id = "quotes/mixed-style",
             .summary = "One article sets its quotations or apostrophes in two ways",
             .why = "“…” in one paragraph and \"…\" in the next show where a text was patched "
                    "together. Only outermost double marks are compared with each other: inner "
                    "quotations and single marks have roles of their own. The rule reports the "
                    "first place of each way that is not the article's usual one.",
             .bad = {.text = "“We are ready,” the mayor said.\n\n\"We are not,\" the council "
                             "replied.\n\n“So be it,” she said.\n"},
             .good = {.text = "“We are ready,” the mayor said.\n\n“We are not,” the council "
                              "replied.\n\n“So be it,” she said.\n"},
             .severity = Severity::suggestion},
    .make = make_rule<MixedStyle>,
};

}  // namespace obelus
