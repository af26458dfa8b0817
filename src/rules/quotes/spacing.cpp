// quotes/spacing: spaces inside a pair of marks, none outside it, French guillemets without theirs.
#include <fmt/format.h>

#include <optional>

#include "analysis/quotation_context.hpp"
#include "analysis/quotation_languages.hpp"
#include "analysis/quotation_marks.hpp"
#include "document/language.hpp"
#include "rules/quote_pairs.hpp"
#include "rules/quote_words.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::string_view kNoBreak = "\u00A0";
constexpr std::size_t kMostSpaces = 8;  // a gap in a table or a form is no slip
constexpr std::size_t kMostProclitics = 4;
constexpr std::size_t kSuffixLetters = 2;  // “i”s, ”Hamlet”s, «Газпром»а

bool breaking(char32_t c) noexcept { return c == U' ' || c == U'\t'; }
bool narrow(char32_t c) noexcept {
  return c == 0xA0 || c == 0x202F || (c >= 0x2004 && c <= 0x200A);
}

// What surrounds one pair.
struct PairView {
  const QuotationMark& opener;
  const QuotationMark& closer;
  Span<Text> block;
  const LanguageMarks& language;
  std::string_view text;

  Span<Text> space_after_opener() const {
    std::size_t end = opener.text.end;
    while (end < closer.text.begin && is_space(utf8::at(text, end))) utf8::decode(text, end);
    return {opener.text.end, end};
  }
  Span<Text> space_before_closer() const {
    std::size_t begin = closer.text.begin;
    while (begin > opener.text.end && is_space(utf8::before(text, begin))) {
      utf8::decode_before(text, begin);
    }
    return {begin, closer.text.begin};
  }
  char32_t before() const {
    return opener.text.begin > block.begin ? utf8::before(text, opener.text.begin) : U' ';
  }
  char32_t after() const {
    return closer.text.end < block.end ? utf8::at(text, closer.text.end) : U' ';
  }
  bool guillemets() const {
    return (opener.code_point == 0xAB && closer.code_point == 0xBB) ||
           (opener.code_point == 0x2039 && closer.code_point == 0x203A);
  }
  bool french() const { return language.habits.spaced_guillemets && guillemets(); }
};

// How the article itself sets its pairs.
struct Custom {
  std::size_t tight = 0;
  std::size_t loose = 0;  // spaces on both sides
  std::size_t no_break = 0;
  std::size_t glued = 0;  // a word right before or after
  std::size_t apart = 0;
};

class Spacing final : public Rule {
 public:
  explicit Spacing(const RuleSetup& setup)
      : no_break_(setup.options().get<std::string>("guillemets") == "no-break") {}

  void check(const Article& article, Context& context) const override {
    if (article.quotations().marks.empty()) return;
    const std::vector<MarkPair> pairs = mark_pairs(article);
    const Custom custom = custom_of(article, pairs);
    std::vector<Edit> french;
    std::optional<Report> french_report;
    for (const MarkPair& pair : pairs) {
      const PairView view = view_of(article, pair);
      if (view.opener.text.end == view.closer.text.begin || leans_wrong(view)) continue;
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
  static PairView view_of(const Article& article, const MarkPair& pair) {
    const Block& block = article.blocks()[pair.block];
    return {mark_at(article, pair.opener), mark_at(article, pair.closer), block.text,
            language_marks(block.language), article.text()};
  }

  static Custom custom_of(const Article& article, const std::vector<MarkPair>& pairs) {
    Custom custom;
    for (const MarkPair& pair : pairs) {
      const PairView view = view_of(article, pair);
      const bool left = !view.space_after_opener().empty();
      const bool right = !view.space_before_closer().empty();
      if (left && right) {
        ++custom.loose;
        if (narrow(utf8::at(view.text, view.opener.text.end))) ++custom.no_break;
      } else if (!left && !right) {
        ++custom.tight;
      }
      const bool glued = is_letter(view.after());
      ++(glued ? custom.glued : custom.apart);
    }
    return custom;
  }

  static bool surplus(const PairView& view, Span<Text> space, bool opening) {
    if (space.empty() || space.size() > kMostSpaces) return false;
    const char32_t first = utf8::at(view.text, space.begin);
    if (!breaking(first) && first != 0xA0) return false;  // who sets a thin space means it
    if (view.text.substr(space.begin, space.size()).find('\n') != std::string_view::npos) {
      return false;
    }
    const char32_t beyond =
        opening ? utf8::at(view.text, space.end) : utf8::before(view.text, space.begin);
    return mark_kind(beyond) == nullptr;
  }

  static void check_inside(const Article& article, const PairView& view, const Custom& custom,
                           Context& context) {
    const Span<Text> left = view.space_after_opener();
    const Span<Text> right = view.space_before_closer();
    if (left.end >= right.begin) return;  // nothing but space
    const bool left_wrong = surplus(view, left, true);
    const bool right_wrong = surplus(view, right, false);
    if (!left_wrong && !right_wrong) return;
    // Swiss French and some papers of the Maghreb set thin or French spaces on purpose.
    const bool both = left_wrong && right_wrong;
    const bool set_apart =
        both && narrow(utf8::at(view.text, left.begin)) && narrow(utf8::at(view.text, right.begin));
    const bool foreign = both && view.guillemets() &&  // quoted as French has it
                         view.language.styles.find("«»") == std::string_view::npos;
    if (foreign || (set_apart && view.guillemets())) return;
    // French typists space " … " like their guillemets.
    const bool habit = (both && custom.loose > 1 && custom.loose >= custom.tight) ||
                       view.language.habits.spaced_guillemets;
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
        .confidence =
            habit || view.opener.code_point == U'\'' ? Confidence::possible : Confidence::definite,
        .related = {{article.to_raw(left_wrong ? view.closer.text : view.opener.text),
                     left_wrong ? "the quotation closes here" : "the quotation opens here"}},
        .fixes = {{.message = "Remove the space", .safe = true, .edits = std::move(edits)}},
    });
  }

  // words. "More: a straight mark that leans on the words outside was read for want of a better
  // reading; who knows whether its space is wrong.
  static bool leans_wrong(const PairView& view) {
    const auto straight = [](char32_t c) { return c == U'"' || c == U'\''; };
    const bool opener = straight(view.opener.code_point) && !view.space_after_opener().empty() &&
                        !is_space(view.before());
    const bool closer = straight(view.closer.code_point) && !view.space_before_closer().empty() &&
                        is_word(view.after());
    return opener || closer;
  }

  // A word or a stop stands right before the opener, where this language sets a space.
  static bool glued_before(const PairView& view) {
    const char32_t c = view.before();
    const char32_t first = utf8::at(view.text, view.opener.text.end);
    if (!is_letter(first) && !is_digit(first)) return false;
    if (view.language.habits.unspaced || is_unspaced(script_of(c))) return false;
    if (is_letter(c)) {
      if (script_of(c) == Script::hangul || script_of(first) == Script::hangul) return false;
      const std::u32string word =
          letters_before(view.text, view.block, view.opener.text.begin, kMostProclitics);
      if (c == 0x0640 || script_of(c) == Script::arabic) return !is_arabic_proclitic(word);  // و«…»
      return script_of(c) != Script::hebrew || !is_hebrew_prefix(word);  // ה"…"
    }
    return c == U'.' || c == U'!' || c == U'?' || c == U';';
  }

  static bool glued_after(const PairView& view) {
    const char32_t c = view.after();
    if (!is_letter(c) || view.language.habits.particles || is_unspaced(script_of(c)) ||
        script_of(c) == Script::hangul) {
      return false;
    }
    std::size_t at = view.closer.text.end;
    std::size_t letters = 0;
    while (at < view.block.end && is_letter(utf8::at(view.text, at))) {
      utf8::decode(view.text, at);
      ++letters;
    }
    const bool sentence = is_sentence_end(utf8::before(view.text, view.closer.text.begin));
    const Script script = script_of(c);
    const std::string_view primary = primary_language(view.language.language);
    if (primary == "fa" || primary == "ur") return letters > 3;  // «منتقد»ها
    if (script == Script::arabic || script == Script::hebrew) return true;
    return letters > kSuffixLetters || (sentence && is_upper(c));
  }

  static void check_outside(const Article& article, const PairView& view, const Custom& custom,
                            Context& context) {
    const bool habit = custom.glued > 1 && custom.glued > custom.apart;
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
  void gather_french(const Article& article, const PairView& view, const Custom& custom,
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
