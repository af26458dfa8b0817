// quotes/spacing: spaces inside a pair of marks, none outside it, French guillemets without theirs.
#include <fmt/format.h>

#include <optional>

#include "analysis/quotation_marks.hpp"
#include "rules/quote_spaces.hpp"
#include "rules/quote_words.hpp"

namespace obelus {
namespace {

constexpr std::string_view kNoBreak = "\u00A0";
constexpr std::size_t kMostSpaces = 8;  // a gap in a table or a form is no slip

bool breaking(char32_t c) noexcept { return c == U' ' || c == U'\t'; }

class Spacing final : public Rule {
 public:
  explicit Spacing(const RuleSetup& setup)
      : no_break_(setup.options().get<std::string>("guillemets") == "no-break") {}

  void check(const Article& article, Context& context) const override {
    if (article.quotations().marks.empty()) return;
    const std::vector<MarkPair>& pairs = article.mark_pairs();
    const PairCustom custom = custom_of(article, pairs);
    std::vector<Edit> french;
    std::optional<Report> french_report;
    for (const MarkPair& pair : pairs) {
      const PairView view = view_of(article, pair);
      if (view.opener.text.end == view.closer.text.begin || leans_wrong(view)) continue;
      if (stray_lead(view) != 0) continue;  // quotes/mojibake tells
      if (view.french()) {
        gather_french(article, view, custom, french, french_report);
      } else {
        check_inside(article, view, custom, context);
      }
      check_outside(article, view, custom, context);
    }
    if (french_report) {
      french_report->fixes = {{.message = "Set no-break spaces inside the guillemets",
                               .safe = true,
                               .edits = std::move(french)}};
      context.report(std::move(*french_report));
    }
  }

 private:
  static bool surplus(const PairView& view, Span<Text> space, bool opening) {
    if (space.empty() || space.size() > kMostSpaces) return false;
    const char32_t first = utf8::at(view.text, space.begin);
    if (!breaking(first) && first != 0xA0) return false;  // who sets a thin space means it
    if (view.text.substr(space.begin, space.size()).find('\n') != std::string_view::npos) {
      return false;
    }
    const char32_t beyond =
        opening ? utf8::at(view.text, space.end) : utf8::before(view.text, space.begin);
    const bool ellipsis = opening && (beyond == 0x2026 || beyond == U'.');  // “ … and left”
    return mark_kind(beyond) == nullptr && !ellipsis;
  }

  // Whether the space may be somebody's intention, or the pair be read wrongly.
  static bool doubtful(const PairView& view, bool left_wrong, bool right_wrong,
                       const PairCustom& custom) {
    if (view.opener.code_point == U'\'') return true;
    // French typists space " … " like their guillemets.
    if (view.language.habits.spaced_guillemets) return true;
    const bool both = left_wrong && right_wrong;
    if (both && custom.loose > 1 && custom.loose >= custom.tight) return true;
    if (!both && custom.habit(custom.lopsided)) return true;
    // A straight mark between two spaces opens as well as it closes.
    if (left_wrong && view.opener.code_point == U'"' && is_space(view.before())) return true;
    if (right_wrong && view.closer.code_point == U'"' && is_space(view.after())) return true;
    // 类“Unix ”: many set a space between a Latin word and Han, whatever stands between them.
    if (!view.language.habits.unspaced) return false;
    const Span<Text> left = view.space_after_opener();
    const Span<Text> right = view.space_before_closer();
    return (!left_wrong || script_of(utf8::at(view.text, left.end)) == Script::latin) &&
           (!right_wrong || script_of(utf8::before(view.text, right.begin)) == Script::latin);
  }

  static void check_inside(const Article& article, const PairView& view, const PairCustom& custom,
                           Context& context) {
    const Span<Text> left = view.space_after_opener();
    const Span<Text> right = view.space_before_closer();
    if (left.end >= right.begin) return;  // nothing but space
    const bool left_wrong = surplus(view, left, true);
    const bool right_wrong = surplus(view, right, false);
    if (!left_wrong && !right_wrong) return;
    // Swiss French and some papers of the Maghreb set thin or French spaces on purpose.
    const bool both = left_wrong && right_wrong;
    const bool set_apart = both && is_narrow_space(utf8::at(view.text, left.begin)) &&
                           is_narrow_space(utf8::at(view.text, right.begin));
    const bool foreign = both && view.guillemets() &&  // quoted as French has it
                         view.language.styles.find("«»") == std::string_view::npos;
    if (foreign || (set_apart && view.guillemets())) return;
    const Span<Text> place = left_wrong ? left : right;
    std::vector<Edit> edits;
    if (left_wrong) edits.push_back({article.to_raw(left), ""});
    if (right_wrong) edits.push_back({article.to_raw(right), ""});
    const std::string_view where = both ? "inside both marks" : left_wrong ? "after" : "before";
    std::string mark;
    if (!both)
      mark = fmt::format(" {}", mark_text(article, left_wrong ? view.opener : view.closer));
    context.report({
        .span = article.to_raw(place),
        .message = fmt::format("A space stands {}{} of the quotation “{}”; remove it", where, mark,
                               words_after(article, view.opener)),
        .confidence = doubtful(view, left_wrong, right_wrong, custom) ? Confidence::possible
                                                                      : Confidence::definite,
        .related = {{article.to_raw(left_wrong ? view.closer.text : view.opener.text),
                     left_wrong ? "the quotation closes here" : "the quotation opens here"}},
        .fixes = {{.message = "Remove the space", .safe = true, .edits = std::move(edits)}},
    });
  }

  static void check_outside(const Article& article, const PairView& view, const PairCustom& custom,
                            Context& context) {
    const bool habit = custom.habit(custom.glued);
    if (glued_before(view)) report_missing(article, view, true, habit, context);
    if (glued_after(view)) report_missing(article, view, false, habit, context);
    if (view.opener.code_point == 0x300C || view.opener.code_point == 0x300E) {
      check_corner(article, view, context);
    }
  }

  static void report_missing(const Article& article, const PairView& view, bool before, bool habit,
                             Context& context) {
    const QuotationMark& mark = before ? view.opener : view.closer;
    context.report({
        .span = article.to_raw(mark.text),
        .message = fmt::format("No space stands {} the quotation “{}” ({}); add one",
                               before ? "before" : "after", words_after(article, view.opener),
                               mark_text(article, mark)),
        .confidence = habit ? Confidence::possible : Confidence::definite,
        .fixes = {{.message = "Add a space",
                   .safe = true,
                   .edits = {{Span<Raw>{edge(article, mark, before), edge(article, mark, before)},
                              " "}}}},
    });
  }

  static std::size_t edge(const Article& article, const QuotationMark& mark, bool before) {
    const Span<Raw> raw = article.to_raw(mark.text);
    return before ? raw.begin : raw.end;
  }

  // Of a space, or of the mark's inner edge where there is none.
  static Span<Raw> place_of(const Article& article, Span<Text> space, const QuotationMark& mark,
                            bool before) {
    if (!space.empty()) return article.to_raw(space);
    return {edge(article, mark, before), edge(article, mark, before)};
  }

  // これは 「ダメ」です: Japanese sets no space before a corner bracket.
  static void check_corner(const Article& article, const PairView& view, Context& context) {
    std::size_t begin = view.opener.text.begin;
    while (begin > view.block.begin && breaking(utf8::before(view.text, begin))) --begin;
    const Span<Text> space{begin, view.opener.text.begin};
    if (space.size() != 1 || begin == view.block.begin) return;
    const char32_t c = utf8::before(view.text, begin);
    if (script_of(c) != Script::kana) return;  // after a noun it may part a title from its genre
    context.report({
        .span = article.to_raw(space),
        .message = fmt::format("A space stands before {} of the quotation “{}”; remove it",
                               mark_text(article, view.opener), words_after(article, view.opener)),
        .confidence = Confidence::possible,
        .fixes = {{.message = "Remove the space",
                   .safe = true,
                   .edits = {{article.to_raw(space), ""}}}},
    });
  }

  // « … »: one report for the article, since who types them without does so throughout.
  void gather_french(const Article& article, const PairView& view, const PairCustom& custom,
                     std::vector<Edit>& edits, std::optional<Report>& report) const {
    const Span<Text> left = view.space_after_opener();
    const Span<Text> right = view.space_before_closer();
    if (left.end >= right.begin) return;
    const auto wrong = [&](Span<Text> space) {
      const bool ordinary = space.size() == 1 && view.text[space.begin] == ' ';
      if (no_break_) return space.empty() || ordinary;
      return space.empty() ? custom.loose > custom.tight
                           : ordinary && custom.no_break * 2 > custom.loose;
    };
    const bool left_wrong = wrong(left);
    const bool right_wrong = wrong(right);
    if (!left_wrong && !right_wrong) return;
    const Span<Text> place = left_wrong ? left : right;
    const QuotationMark& mark = left_wrong ? view.opener : view.closer;
    const std::string_view space = kNoBreak;
    if (left_wrong)
      edits.push_back({place_of(article, left, view.opener, false), std::string(space)});
    if (right_wrong) {
      edits.push_back({place_of(article, right, view.closer, true), std::string(space)});
    }
    if (report) return;
    report = Report{
        .span = article.to_raw(place.empty() ? mark.text : place),
        .message = fmt::format("{} beside {} of “{}”; French sets a no-break space there, as at "
                               "every guillemet",
                               place.empty() ? "No space stands" : "An ordinary space stands",
                               mark_text(article, mark), words_after(article, view.opener)),
        .confidence = custom.no_break > custom.tight && custom.no_break * 2 > custom.loose
                          ? Confidence::definite
                          : Confidence::possible};
  }

  bool no_break_;
};

constexpr std::string_view kGuillemets[] = {"consistent", "no-break"};
constexpr OptionInfo kOptions[] = {
    {.name = "guillemets",
     .type = OptionType::choice,
     .fallback = "consistent",
     .summary = "Inside French guillemets: as the rest of the article has it, or a no-break space "
                "always",
     .choices = kGuillemets},
};

}  // namespace

extern const RuleDefinition quotes_spacing{
    .info = {.id = "quotes/spacing",
             .summary = "Space inside a pair of quotation marks, or none outside it",
             .why = "“ word ” lets a line break part the mark from its words, and word“quoted” "
                    "joins what belongs apart. French guillemets want a no-break space inside. "
                    "Proclitics (و«…», l’«…»), particles and suffixes after a closing mark, "
                    "scripts without spaces and thin spaces between two marks are known. Where "
                    "the whole article is set so, the finding is only possible.",
             .bad = {.text = "She said “ nobody was hurt” and hung up.\n"},
             .good = {.text = "She said “nobody was hurt” and hung up.\n"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<Spacing>,
};

}  // namespace obelus
