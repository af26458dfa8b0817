// quotes/straight: typewriter marks and apostrophes where the house wants typographic ones.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/quotation_context.hpp"
#include "analysis/quotation_marks.hpp"
#include "rules/quote_styles.hpp"
#include "rules/quote_words.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

class Straight final : public Rule {
 public:
  explicit Straight(const RuleSetup& setup) : house_(setup.options().get<StringMap>("styles")) {}

  void check(const Article& article, Context& context) const override {
    for (const MarkPair& pair : article.mark_pairs()) check_pair(article, pair, context);
    for (const Block& block : article.blocks()) {
      if (!is_beside_the_text(block.scope)) check_apostrophes(article, block, context);
    }
  }

 private:
  void check_pair(const Article& article, const MarkPair& pair, Context& context) const {
    const QuotationMark& opener = mark_at(article, pair.opener);
    if (opener.doubled || (opener.code_point != U'"' && opener.code_point != U'\'')) return;
    const std::string& language = article.blocks()[pair.block].language;
    const QuoteStyle* house = house_.of(language);
    if (house != nullptr && house->straight()) return;
    const std::vector<QuoteStyle> printed = printed_styles(language);
    const QuoteStyle english{U'\u201C', U'\u201D', U'\u2018', U'\u2019', false};
    QuoteStyle style = house != nullptr ? *house : printed.empty() ? english : printed.front();
    // Single marks stay single where they stand alone: they are inner marks or scare quotes.
    MarkPair level = pair;
    if (house == nullptr) level.depth = opener.code_point == U'\'' ? 2 : 1;
    Fix fix = restyle(article, level, style);
    context.report({
        .span = article.to_raw(opener.text),
        .message = fmt::format("“{}” stands in straight marks {}; {}", words_after(article, opener),
                               mark_text(article, opener),
                               fmt::format("write {}", std::string_view(fix.message).substr(6))),
        .related = {{article.to_raw(mark_at(article, pair.closer).text),
                     "the quotation closes here"}},
        .fixes = {std::move(fix)},
    });
  }

  static void check_apostrophes(const Article& article, const Block& block, Context& context) {
    const std::string_view text = article.text();
    const std::string_view words = block.text.of(text);
    const std::vector<QuotationMark>& marks = article.quotations().marks;
    for (std::size_t at = 0; (at = words.find('\'', at)) != std::string_view::npos; ++at) {
      const std::size_t here = block.text.begin + at;
      const char32_t before = at > 0 ? utf8::before(text, here) : U' ';
      const char32_t after = here + 1 < block.text.end ? utf8::at(text, here + 1) : U' ';
      const bool left = is_letter(before) && has_apostrophes(script_of(before));
      const bool right = is_letter(after) && has_apostrophes(script_of(after));
      const bool year = is_digit(after) && is_space(before);
      if (!(left && right) && !((left || right || year) && is_no_mark(marks, here))) continue;
      const Span<Raw> place = article.to_raw({here, here + 1});
      context.report({
          .span = place,
          .message = fmt::format("The apostrophe in “{}” is straight; write ’",
                                 word_around(text, block.text, here)),
          .fixes = {{.message = "Write ’", .safe = true, .edits = {{place, "’"}}}},
      });
    }
  }

  // Whether the analysis took the mark at `offset` for an apostrophe.
  static bool is_no_mark(const std::vector<QuotationMark>& marks, std::size_t offset) {
    const auto found = std::lower_bound(
        marks.begin(), marks.end(), offset,
        [](const QuotationMark& mark, std::size_t value) { return mark.text.begin < value; });
    return found != marks.end() && found->text.begin == offset && found->role == MarkRole::none &&
           !found->doubled;
  }

  static std::string word_around(std::string_view text, Span<Text> block, std::size_t at) {
    constexpr std::size_t kMost = 48;
    std::size_t begin = at;
    std::size_t end = at + 1;
    while (begin > block.begin && at - begin < kMost && is_word(utf8::before(text, begin))) {
      utf8::decode_before(text, begin);
    }
    while (end < block.end && end - at < kMost && is_word(utf8::at(text, end))) {
      utf8::decode(text, end);
    }
    return std::string(text.substr(begin, end - begin));
  }

  HouseStyles house_;
};

constexpr OptionInfo kOptions[] = {
    {.name = "styles",
     .type = OptionType::string_map,
     .fallback = "{}",
     .summary = "The marks to write instead, by language, as in quotes/style"},
};

}  // namespace

extern const RuleDefinition quotes_straight{
    .info = {.id = "quotes/straight",
             .summary = "Straight marks where the house wants typographic ones",
             .why = "\" and ' are typewriter marks. Houses that set “…” and ’ want none of them. "
                    "Code, attributes, inches, minutes and Hebrew gershayim are left alone; the "
                    "fix writes the marks of the language or of the option `styles`.",
             .bad = {.text = "He called it \"a beginning\" and left.\n"},
             .good = {.text = "He called it “a beginning” and left.\n"},
             .severity = Severity::suggestion,
             .options = kOptions},
    .make = make_rule<Straight>,
};

}  // namespace obelus
