// quotes/mojibake: what a wrong encoding or a second escaping made of a quotation mark.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "rules/copy_text.hpp"
#include "rules/mojibake.hpp"
#include "rules/quote_pairs.hpp"
#include "rules/quote_spaces.hpp"
#include "rules/quote_words.hpp"
#include "rules/rule.hpp"

namespace obelus {
namespace {

struct Reference {
  std::string_view name;  // between & and ;
  std::string_view mark;
};
constexpr Reference kReferences[] = {
    {"ldquo", "“"}, {"rdquo", "”"}, {"lsquo", "‘"},  {"rsquo", "’"},  {"bdquo", "„"},
    {"sbquo", "‚"}, {"laquo", "«"}, {"raquo", "»"},  {"lsaquo", "‹"}, {"rsaquo", "›"},
    {"quot", "\""}, {"apos", "'"},  {"#39", "'"},    {"#34", "\""},   {"#8216", "‘"},
    {"#8217", "’"}, {"#8220", "“"}, {"#8221", "”"},  {"#8222", "„"},  {"#171", "«"},
    {"#187", "»"},  {"#x27", "'"},  {"#x2019", "’"}, {"#x201C", "“"}, {"#x201D", "”"},
};
constexpr std::size_t kLongestName = 7;
constexpr std::size_t kLeadBytes = 2;  // of Â, В and Β

class QuoteMojibake final : public Rule {
 public:
  explicit QuoteMojibake(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<MojibakeRun> runs = find_mojibake(article.text());
    check_guillemets(article, runs, context);
    for (const MojibakeRun& run : runs) {
      if (is_quotation_wreckage(run) && in_words(article, run.span.begin)) {
        report(article, run.span, fmt::format("was read as {}", run.charset), run.repaired,
               context);
      }
    }
    for (const Block& block : article.blocks()) {
      if (!is_beside_the_text(block.scope)) check_references(article, block, context);
    }
  }

 private:
  // A letter before « may be an accident; the same letter before » as well is none.
  static void check_guillemets(const Article& article, const std::vector<MojibakeRun>& runs,
                               Context& context) {
    if (article.quotations().marks.empty()) return;
    for (const MarkPair& pair : article.mark_pairs()) {
      const PairView view = view_of(article, pair);
      const char32_t lead = stray_lead(view);
      if (lead == 0) continue;
      const std::string_view charset = lead == 0xC2    ? "windows-1252"
                                       : lead == 0x412 ? "windows-1251"
                                                       : "windows-1253";
      for (const QuotationMark* mark : {&view.opener, &view.closer}) {
        const Span<Text> span{mark->text.begin - kLeadBytes, mark->text.end};
        const bool told = std::any_of(runs.begin(), runs.end(), [&](const MojibakeRun& run) {
          return run.span.begin < span.end && span.begin < run.span.end;
        });
        if (told) continue;
        report(article, span, fmt::format("was read as {}", charset), mark_text(article, *mark),
               context);
      }
    }
  }

  // &ldquo; as readers see it: in a plain text, or escaped twice in HTML.
  static void check_references(const Article& article, const Block& block, Context& context) {
    const std::string_view words = block.text.of(article.text());
    for (std::size_t at = 0; (at = words.find('&', at)) != std::string_view::npos; ++at) {
      const std::string_view rest = words.substr(at + 1, kLongestName + 1);
      const std::size_t end = rest.find(';');
      if (end == std::string_view::npos) continue;
      const auto* found =
          std::find_if(std::begin(kReferences), std::end(kReferences),
                       [&](const Reference& r) { return r.name == rest.substr(0, end); });
      if (found == std::end(kReferences)) continue;
      const std::size_t begin = block.text.begin + at;
      report(article, {begin, begin + end + 2}, "is shown to readers as it stands",
             std::string(found->mark), context);
    }
  }

  static void report(const Article& article, Span<Text> span, std::string_view what,
                     const std::string& mark, Context& context) {
    const Span<Raw> place = article.to_raw(span);
    context.report({
        .span = place,
        .message = fmt::format("“{}” {}; it should be the mark {}", visible(article.text(span)),
                               what, mark),
        .fixes = {{.message = fmt::format("Write {}", mark),
                   .safe = false,
                   .edits = {{place, mark}}}},
    });
  }
};

}  // namespace

extern const RuleDefinition quotes_mojibake{
    .info = {.id = "quotes/mojibake",
             .summary = "The wreckage of a quotation mark or an apostrophe",
             .why = "â€œ was “ before a program took its bytes for windows-1252, and &ldquo; is "
                    "what a second escaping leaves. Words of other letters that were damaged in "
                    "the same way are the business of copy/mojibake.",
             .bad = {.text = "The mayor didnâ€™t visit the market on Sunday.\n"},
             .good = {.text = "The mayor didn’t visit the market “L’Étal” on Sunday.\n"},
             .severity = Severity::error},
    .make = make_rule<QuoteMojibake>,
};

}  // namespace obelus
