// spam/insertion: a line that someone inserted into the article.
//
// Evidence is added up. Content (what a line says: weighted collocations of a vertical of spam) and
// structure (how and where it stands) are independent; an error needs both. Verticals that the
// article itself is about count for nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/topic.hpp"
#include "document/language.hpp"
#include "rules/shortened.hpp"
#include "rules/spam_candidates.hpp"
#include "text/fold.hpp"

namespace obelus {
namespace {

constexpr double kPhrase = 2;       // least weight of one phrase that an error needs
constexpr double kCrowded = 4;      // words that warn whatever the structure, where they are dense
constexpr std::size_t kTokens = 3;  // that it needs: less is a signature or a line of code
constexpr double kWarningBelow = 0.5;  // how far below the threshold a warning reaches
constexpr double kLongLine = 1;        // how much more a paragraph, an item of a list must show
constexpr std::size_t kArticle = 2;  // paragraphs of prose that make an article to be a stranger in
constexpr std::size_t kEdge = 3;     // blocks at either end where bylines and contacts stand
constexpr double kAfterError = 1;    // how far the threshold falls for lines after an error
constexpr std::uint32_t kForeignWords = 2;

class Insertion final : public Rule {
 public:
  explicit Insertion(const RuleSetup& setup)
      : vocabulary_(setup), threshold_(setup.options().get<double>("threshold")) {
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
    SpamSearch search = find_spam_candidates(article, vocabulary_, factors_);
    if (search.candidates.empty()) return;
    std::vector<std::size_t> lines;
    for (const SpamCandidate& candidate : search.candidates) {
      if (candidate.line) lines.push_back(candidate.block);
    }
    const ArticleVocabulary words(article, lines);
    const std::vector<double> factors = without_own_topics(article, vocabulary_, factors_, search);
    judge(article, search.candidates, factors, words, lines, context);
  }

 private:
  void judge(const Article& article, std::vector<SpamCandidate>& candidates,
             const std::vector<double>& factors, const ArticleVocabulary& words,
             std::span<const std::size_t> lines, Context& context) const {
    const bool has_prose = is_article(article);
    std::erase_if(candidates, [&](SpamCandidate& candidate) {
      candidate.weight = weigh(vocabulary_, candidate.hits, factors);
      for (const TermHit& hit : candidate.weight.counted) {
        candidate.heaviest = std::max(candidate.heaviest, vocabulary_.term(hit).weight);
      }
      const double form = points(candidate.form);
      const bool unlike = form >= kSpamForm && has_prose;
      if (candidate.weight.sum < 1 && !unlike) return true;
      if (allowed(article, candidate.block) || heads_its_section(article, candidate)) return true;
      if (is_sound_title(article, candidate, words) || is_byline(article, candidate)) return true;
      add_context(article, words, lines, has_prose, candidate);
      candidate.structure = form + points(candidate.position) + points(candidate.context);
      return false;
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
      } else if (is_warning(candidate, limit)) {
        report(article, candidate, limit, true, context);
      }
    }
  }

  static bool is_article(const Article& article) {
    std::size_t prose = 0;
    for (std::size_t block = 0; block < article.blocks().size() && prose < kArticle; ++block) {
      prose += is_prose(article, block) ? 1 : 0;
    }
    return prose == kArticle;
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
           points(candidate.form) < kSpamForm;
  }

  double threshold(const Article& article, std::size_t block) const {
    const bool line =
        article.form(block).standalone && article.blocks()[block].scope != Scope::list;
    return line ? threshold_ : threshold_ + kLongLine;
  }

  // A title whose other words recur in the article is its author's, whatever it speaks of.
  static bool is_sound_title(const Article& article, const SpamCandidate& candidate,
                             const ArticleVocabulary& words) {
    if (article.blocks()[candidate.block].scope != Scope::title ||
        points(candidate.form) >= kSpamStructure) {
      return false;
    }
    std::vector<Span<Text>> phrases;
    for (const TermHit& hit : candidate.weight.counted) phrases.push_back(hit.text);
    const ArticleVocabulary::Overlap overlap = words.overlap(candidate.block, phrases);
    return overlap.shared >= 2 && overlap.shared * 2 >= overlap.stems;
  }

  static bool is_error(const SpamCandidate& candidate, double limit) {
    return candidate.weight.specific >= kSpamContent && candidate.heaviest >= kPhrase &&
           candidate.structure >= kSpamStructure &&
           candidate.weight.sum + candidate.structure >= limit;
  }

  bool is_warning(const SpamCandidate& candidate, double limit) const {
    const double sum = candidate.weight.sum + candidate.structure;
    if (candidate.weight.sum >= kCrowded && candidate.is_dense()) return true;
    const bool speaks = candidate.weight.sum >= kSpamContent ||
                        (candidate.weight.sum >= 1 && (points(candidate.form) >= kSpamStructure ||
                                                       candidate.structure >= kSpamStrong));
    if (speaks && candidate.structure >= kSpamStructure && sum >= limit - kWarningBelow) {
      return true;
    }
    return points(candidate.form) >= kSpamForm && candidate.tokens >= kTokens && sum >= threshold_;
  }

  bool allowed(const Article& article, std::size_t block) const {
    if (allow_.empty()) return false;
    const std::string text = folded(article.text(article.blocks()[block].text));
    return std::any_of(allow_.begin(), allow_.end(), [&](const std::string& phrase) {
      return text.find(phrase) != std::string::npos;
    });
  }

  // What only a look at the whole article tells.
  void add_context(const Article& article, const ArticleVocabulary& words,
                   std::span<const std::size_t> lines, bool has_prose,
                   SpamCandidate& candidate) const {
    const LineForm& form = article.form(candidate.block);
    const auto add = [&](double value, std::string name) {
      candidate.context.push_back({value, std::move(name)});
    };
    const ArticleVocabulary::Overlap overlap = words.overlap(candidate.block);
    if (overlap.stems >= 2 && overlap.shared == 0 && has_prose) {
      add(1, "shares no word with the rest of the article");
    } else if (overlap.stems >= 1 && overlap.shared * 2 >= overlap.stems &&
               candidate.weight.sum < kSpamStrong) {
      add(-1, "its words recur in the article");
    }
    if (form.standalone && form.year != 0 && !stands_elsewhere(article, form.year, lines)) {
      add(1, fmt::format("the year {} stands nowhere else", form.year));
    }
    const Script script = article_script(article);
    if (form.script != Script::common && script != Script::common && form.script != script &&
        form.words >= kForeignWords) {
      add(1.5, "in another script than the article");
    } else if (speaks_other_language(article, candidate)) {
      add(1, "in another language than the article");
    }
  }

  static bool stands_elsewhere(const Article& article, std::uint16_t year,
                               std::span<const std::size_t> lines) {
    const std::string digits = std::to_string(year);
    const std::string_view text = article.text();
    for (std::size_t at = text.find(digits); at != std::string_view::npos;
         at = text.find(digits, at + digits.size())) {
      const std::size_t block = article.document().block_at(at);
      if (!std::binary_search(lines.begin(), lines.end(), block)) return true;
    }
    return false;
  }

  bool speaks_other_language(const Article& article, const SpamCandidate& candidate) const {
    const std::string_view own = primary_language(article.document().language);
    if (own.empty() || own == "und" || candidate.weight.counted.empty()) return false;
    // Names of products are the same everywhere: phrases of two words tell.
    const auto& counted = candidate.weight.counted;
    const bool phrase = std::any_of(counted.begin(), counted.end(), [&](const TermHit& hit) {
      return vocabulary_.term(hit).folded.find(' ') != std::string::npos;
    });
    return phrase &&
           std::none_of(candidate.hits.begin(), candidate.hits.end(), [&](const TermHit& hit) {
             return vocabulary_.languages()[vocabulary_.term(hit).language] == own;
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
    for (const auto* signals : {&candidate.form, &candidate.position, &candidate.context}) {
      for (const SpamSignal& signal : *signals) {
        report.evidence.push_back(fmt::format("{:+g} {}", signal.points, signal.name));
      }
    }
    report.evidence.push_back(
        fmt::format("sum {:g}, threshold {:g}", candidate.weight.sum + candidate.structure, limit));
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
