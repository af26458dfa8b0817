// spam/insertion: a line that someone inserted into the article.
//
// Evidence is added up. Content (what a line says: weighted collocations of a vertical of spam) and
// structure (how and where it stands) are independent; an error needs both. Verticals that the
// article itself is about count for nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "rules/shortened.hpp"
#include "rules/spam_context.hpp"
#include "rules/spam_excuses.hpp"
#include "rules/spam_topics.hpp"
#include "rules/spam_verdict.hpp"
#include "text/fold.hpp"

namespace obelus {
namespace {

constexpr double kLongLine = 1;    // how much more a paragraph, an item of a list must show
constexpr double kAfterError = 1;  // how far the threshold falls for lines after an error

class Insertion final : public Rule {
 public:
  explicit Insertion(const RuleSetup& setup)
      : vocabulary_(setup),
        voices_(setup),
        warnings_(setup, "public-warnings", TermUse::on_demand),
        foreign_(setup),
        excuses_(setup),
        threshold_(setup.options().get<double>("threshold")) {
    for (const std::string& phrase : setup.options().get<StringList>("allow")) {
      if (std::string text = folded(phrase); !text.empty()) allow_.push_back(std::move(text));
    }
    factors_.assign(vocabulary_.verticals().size(), 1);
    for (const auto& [name, factor] : setup.options().get<NumberMap>("verticals")) {
      const auto& names = vocabulary_.verticals();
      const auto found = std::find(names.begin(), names.end(), name);
      if (found == names.end())
        throw RuleSetupError(fmt::format("there is no vertical “{}”", name));
      factors_[static_cast<std::size_t>(found - names.begin())] = factor;
    }
  }

  void check(const Article& article, Context& context) const override {
    SpamSearch search = find_spam_candidates(article, vocabulary_, voices_, warnings_, factors_);
    if (search.candidates.empty()) return;
    std::vector<std::size_t> lines;
    for (const SpamCandidate& candidate : search.candidates) {
      if (candidate.line) lines.push_back(candidate.block);
    }
    const std::vector<double> factors = without_own_topics(article, vocabulary_, factors_, search);
    const SpamContext around(article, vocabulary_, foreign_, lines);
    if (judge(article, search, factors, around, context)) {
      for (SpamCandidate& candidate : search.faint)
        judge_faint(article, candidate, around, context);
    }
  }

 private:
  // Returns whether anything is an error.
  bool judge(const Article& article, SpamSearch& search, const std::vector<double>& factors,
             const SpamContext& around, Context& context) const {
    std::vector<SpamCandidate>& candidates = search.candidates;
    std::erase_if(candidates, [&](SpamCandidate& candidate) {
      candidate.weight = weigh(vocabulary_, candidate.hits, factors);
      for (const TermHit& hit : candidate.weight.counted) {
        candidate.heaviest = std::max(candidate.heaviest, vocabulary_.term(hit).weight);
      }
      const bool unlike = (candidate.unlike || candidate.titled) && around.has_prose();
      if (candidate.weight.sum < 1 && !unlike) return true;
      if (allowed(article, candidate.block) || excuses_.excuse(article, candidate, around)) {
        return true;
      }
      if (around.weigh_in(candidate, least_spam_sum(candidate, threshold_))) return false;
      search.faint.push_back(std::move(candidate));
      return true;
    });
    // Insertions come several at a time: one makes its fellows more likely, not itself.
    const auto errors = std::count_if(candidates.begin(), candidates.end(), [&](const auto& c) {
      return is_spam_error(c, threshold(article, c.block));
    });
    for (const SpamCandidate& candidate : candidates) {
      const bool isolated = article.form(candidate.block).standalone;
      const double full = threshold(article, candidate.block);
      const bool has_fellow = errors > (is_spam_error(candidate, full) ? 1 : 0);
      const bool eased = has_fellow && isolated && candidate.heaviest >= kSpamPhrase;
      const double limit = full - (eased ? kAfterError : 0);
      if (is_spam_error(candidate, limit)) {
        report(article, candidate, limit, false, context);
      } else if (is_spam_warning(candidate, limit, threshold_) ||
                 (has_fellow && keeps_spam_company(candidate))) {
        report(article, candidate, limit, true, context);
      }
    }
    return errors > 0;
  }

  // What would pass in another article does not beside an insertion.
  void judge_faint(const Article& article, SpamCandidate& candidate, const SpamContext& around,
                   Context& context) const {
    if (allowed(article, candidate.block) || excuses_.excuse_faint(article, candidate)) return;
    candidate.position = position_signals(article, candidate.block);
    if (around.weigh_in(candidate, kSpamCompany) && keeps_spam_company(candidate)) {
      report(article, candidate, kSpamCompany, true, context);
    }
  }

  double threshold(const Article& article, std::size_t block) const {
    const bool line =
        article.form(block).standalone && article.blocks()[block].scope != Scope::list;
    return line ? threshold_ : threshold_ + kLongLine;
  }

  bool allowed(const Article& article, std::size_t block) const {
    if (allow_.empty()) return false;
    const std::string text = folded(article.text(article.blocks()[block].text));
    return std::any_of(allow_.begin(), allow_.end(), [&](const std::string& phrase) {
      return text.find(phrase) != std::string::npos;
    });
  }

  void report(const Article& article, const SpamCandidate& candidate, double limit, bool warning,
              Context& context) const {
    const Span<Text> span = article.blocks()[candidate.block].text;
    const std::string line = shortened(article.text(span));
    Report report{.span = article.to_raw(span), .message = {}, .as_warning = warning};
    if (candidate.weight.sum >= 1) {
      report.message = fmt::format("“{}” reads like inserted spam ({}), not like this article",
                                   line, vocabulary_.verticals()[candidate.weight.vertical]);
      std::string found;
      for (const TermHit& hit : candidate.weight.counted) {
        if (!found.empty()) found += ", ";
        found += fmt::format("“{}”", article.text(hit.text));
      }
      report.evidence.push_back(fmt::format("{:+g} {}", candidate.weight.sum, found));
    } else {
      report.message =
          fmt::format("“{}” has the form of a post or advertisement, not of this article", line);
    }
    for (const auto* signals :
         {&candidate.form, &candidate.voice, &candidate.position, &candidate.context}) {
      for (const SpamSignal& signal : *signals) {
        report.evidence.push_back(fmt::format("{:+g} {}", signal.points, signal.name));
      }
    }
    report.evidence.push_back(fmt::format("sum {:g}, threshold {:g}", candidate.sum(), limit));
    if (article.form(candidate.block).standalone) {
      report.fixes.push_back({.message = "Remove the line",
                              .safe = false,
                              .edits = {{whole_line(article, candidate.block), ""}}});
    }
    context.report(std::move(report));
  }

  // The block with the empty lines behind it.
  static Span<Raw> whole_line(const Article& article, std::size_t block) {
    Span<Raw> span = article.blocks()[block].raw;
    const std::string_view raw = article.document().raw();
    while (span.end < raw.size() && (raw[span.end] == '\n' || raw[span.end] == '\r')) ++span.end;
    return span;
  }

  SpamVocabulary vocabulary_;
  SpamVoices voices_;
  LexiconTerms warnings_;
  ForeignWords foreign_;
  SpamExcuses excuses_;
  std::vector<double> factors_;  // by vertical
  std::vector<std::string> allow_;
  double threshold_;
};

constexpr std::array kOptions = {
    OptionInfo{.name = "threshold",
               .type = OptionType::number,
               .fallback = "4",
               .summary = "How much evidence makes an error.",
               .minimum = 2,
               .maximum = 100},
    OptionInfo{.name = "allow",
               .type = OptionType::strings,
               .fallback = "[]",
               .summary = "Phrases whose blocks are left alone."},
    OptionInfo{.name = "verticals",
               .type = OptionType::number_map,
               .fallback = "{}",
               .summary = "A factor for the words of a vertical: 0 switches it off.",
               .maximum = 10},
};

}  // namespace

extern const RuleDefinition spam_insertion{
    .info =
        {.id = "spam/insertion",
         .summary = "A line that someone inserted into the article",
         .why = "Link farms and scraped feeds leave lines in articles that advertise streams, "
                "casinos, pills or loans. Such a line is told by two independent signs that are "
                "added up and printed: what it says (weighted phrases of spam, unless the article "
                "itself is about that subject) and how it stands there (a short line of its own "
                "between paragraphs, numbers to call, hashtags, a year found nowhere else).",
         .bad = {.text = "Council approves new library\n\n"
                         "The town council voted on Tuesday to build a new library on the site of "
                         "the old market hall.\n\n"
                         "watch live stream free online\n\n"
                         "Work on the building will begin in the spring and is expected to take "
                         "about two years.\n"},
         .good = {.text = "Council approves new library\n\n"
                          "The town council voted on Tuesday to build a new library on the site "
                          "of the old market hall.\n\n"
                          "What happens next\n\n"
                          "Work on the building will begin in the spring and is expected to take "
                          "about two years.\n"},
         .severity = Severity::error,
         .options = kOptions},
    .make = make_rule<Insertion>,
};

}  // namespace obelus
