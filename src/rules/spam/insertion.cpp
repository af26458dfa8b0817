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
#include "text/fold.hpp"

namespace obelus {
namespace {

constexpr double kPhrase = 2;       // least weight of one phrase that an error needs
constexpr double kCrowded = 4;      // words that warn whatever the structure, where they are dense
constexpr std::size_t kTokens = 3;  // that it needs: less is a signature or a line of code
constexpr double kWarningBelow = 0.5;  // how far below the threshold a warning reaches
constexpr double kLongLine = 1;        // how much more a paragraph, an item of a list must show
constexpr std::size_t kEdge = 3;       // blocks at either end where bylines and contacts stand
constexpr double kCompany = 2;         // evidence that warns beside an error
constexpr double kOdd = 1.5;           // form that does so if a few of the words recur
constexpr double kAfterError = 1;      // how far the threshold falls for lines after an error

class Insertion final : public Rule {
 public:
  explicit Insertion(const RuleSetup& setup)
      : vocabulary_(setup),
        voices_(setup),
        foreign_(setup),
        newsroom_(setup, "newsroom-requests", TermUse::on_demand),
        promotion_(setup, "promotion"),
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
    SpamSearch search = find_spam_candidates(article, vocabulary_, voices_, factors_);
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
      const bool unlike = candidate.manner() >= kSpamForm && around.has_prose();
      if (candidate.weight.sum < 1 && !unlike) return true;
      if (allowed(article, candidate.block) || heads_its_section(article, candidate)) return true;
      if (is_sound_title(article, candidate, around) || is_byline(article, candidate)) return true;
      if (is_newsroom(article, candidate) || is_call(article, candidate)) return true;
      if (around.weigh_in(candidate, threshold_ - kWarningBelow)) return false;
      search.faint.push_back(std::move(candidate));
      return true;
    });
    // Insertions come several at a time: one makes its fellows more likely, not itself.
    const auto errors = std::count_if(candidates.begin(), candidates.end(), [&](const auto& c) {
      return is_error(c, threshold(article, c.block));
    });
    for (const SpamCandidate& candidate : candidates) {
      const bool isolated = article.form(candidate.block).standalone;
      const double full = threshold(article, candidate.block);
      const bool has_fellow = errors > (is_error(candidate, full) ? 1 : 0);
      const bool eased = has_fellow && isolated && candidate.heaviest >= kPhrase;
      const double limit = full - (eased ? kAfterError : 0);
      if (is_error(candidate, limit)) {
        report(article, candidate, limit, false, context);
      } else if (is_warning(candidate, limit) || (has_fellow && keeps_company(candidate))) {
        report(article, candidate, limit, true, context);
      }
    }
    return errors > 0;
  }

  // What would pass in another article does not beside an insertion.
  void judge_faint(const Article& article, SpamCandidate& candidate, const SpamContext& around,
                   Context& context) const {
    if (allowed(article, candidate.block) || is_newsroom(article, candidate) ||
        is_call(article, candidate)) {
      return;
    }
    candidate.position = position_signals(article, candidate.block);
    if (around.weigh_in(candidate, kCompany) && keeps_company(candidate))
      report(article, candidate, kCompany, true, context);
  }

  static bool keeps_company(const SpamCandidate& candidate) {
    // Hardly a paragraph of an article shares none of its words; some share few.
    const double context = points(candidate.context);
    return candidate.manner() >= kSpamFaint && candidate.tokens >= kTokens &&
           (context > 1 || (context == 1 && candidate.manner() >= kOdd)) &&
           candidate.sum() >= kCompany;
  }

  // A listing that lost its marks: paths, brackets, names joined by underscores.
  static bool is_code(std::string_view text) {
    if (text.starts_with("$ ") || text.find(":~") != std::string_view::npos) return true;
    constexpr std::size_t kSigns = 6;
    constexpr std::size_t kBytesToSign = 25;
    std::size_t signs = 0;
    for (const char c : text) {
      signs += std::string_view("/\\_{}()[];|~").find(c) != std::string_view::npos ? 1 : 0;
    }
    return signs >= kSigns && signs * kBytesToSign >= text.size() &&
           text.find("://") == std::string_view::npos;
  }

  // A newsroom that asks for letters, or the line under a post that was embedded: "— Name (@name)".
  bool is_newsroom(const Article& article, const SpamCandidate& candidate) const {
    const Span<Text> span = article.blocks()[candidate.block].text;
    const std::string_view text = article.text(span);
    if (text.starts_with("—") && text.find("(@") != std::string_view::npos) return true;
    if (candidate.weight.specific < kSpamContent && is_code(text)) return true;
    return candidate.weight.specific < kSpamStrong && !newsroom_.hits(article, span).empty();
  }

  // "Read also: …": a call of the page, which spam/promotion reports.
  bool is_call(const Article& article, const SpamCandidate& candidate) const {
    constexpr std::size_t kOrnament = 8;  // bytes: a bullet, an arrow
    const Span<Text> block = article.blocks()[candidate.block].text;
    if (candidate.weight.specific > 0) return false;
    const auto calls = promotion_.hits(article, block);
    return !calls.empty() && calls.front().text.begin <= block.begin + kOrnament;
  }

  // A heading over paragraphs that speak of the same thing.
  bool heads_its_section(const Article& article, const SpamCandidate& candidate) const {
    const std::vector<Block>& blocks = article.blocks();
    if (blocks[candidate.block].scope != Scope::heading) return false;
    for (std::size_t next = candidate.block + 1;
         next < blocks.size() && blocks[next].scope != Scope::heading; ++next) {
      if (!is_prose(article, next)) continue;
      for (const TermHit& hit : vocabulary_.hits_in(article, blocks[next].text)) {
        if (vocabulary_.term(hit).vertical == candidate.weight.vertical) return true;
      }
    }
    return false;
  }

  // Where articles name their author and how to reach him, words of contact are no offer.
  bool is_byline(const Article& article, const SpamCandidate& candidate) const {
    const std::size_t blocks = article.blocks().size();
    return candidate.heaviest < kPhrase &&
           (candidate.block < kEdge || candidate.block + kEdge >= blocks) &&
           points(candidate.form) < kSpamForm && points(candidate.voice) < kSpamForm;
  }

  double threshold(const Article& article, std::size_t block) const {
    const bool line =
        article.form(block).standalone && article.blocks()[block].scope != Scope::list;
    return line ? threshold_ : threshold_ + kLongLine;
  }

  // A title whose other words recur in the article is its author's, whatever it speaks of.
  static bool is_sound_title(const Article& article, const SpamCandidate& candidate,
                             const SpamContext& around) {
    if (article.blocks()[candidate.block].scope != Scope::title ||
        points(candidate.form) >= kSpamStructure) {
      return false;
    }
    std::vector<Span<Text>> phrases;
    for (const TermHit& hit : candidate.weight.counted) phrases.push_back(hit.text);
    const ArticleVocabulary::Overlap overlap = around.words().overlap(candidate.block, phrases);
    return overlap.shared >= 2 && overlap.shared * 2 >= overlap.stems;
  }

  static bool is_error(const SpamCandidate& candidate, double limit) {
    return candidate.weight.specific >= kSpamContent && candidate.heaviest >= kPhrase &&
           candidate.structure - candidate.doubtful >= kSpamStructure && candidate.sum() >= limit;
  }

  bool is_warning(const SpamCandidate& candidate, double limit) const {
    if (candidate.weight.sum >= kCrowded && candidate.is_dense()) return true;
    const bool speaks = candidate.weight.sum >= kSpamContent ||
                        (candidate.weight.sum >= 1 && (points(candidate.form) >= kSpamStructure ||
                                                       candidate.structure >= kSpamStrong));
    if (speaks && candidate.structure >= kSpamStructure &&
        candidate.sum() >= limit - kWarningBelow) {
      return true;
    }
    const bool voice_only = candidate.form.empty() && candidate.position.empty();
    return candidate.manner() >= kSpamForm && candidate.tokens >= kTokens &&
           candidate.sum() >= threshold_ - (voice_only ? 0 : kWarningBelow);
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
  ForeignWords foreign_;
  LexiconTerms newsroom_, promotion_;
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
