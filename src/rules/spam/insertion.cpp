// spam/insertion: a line that someone inserted into the article.
//
// Evidence is added up. Content (what a line says: weighted collocations of a vertical of spam) and
// structure (how and where it stands) are independent; an error needs both. Verticals that the
// article itself is about count for nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/topic.hpp"
#include "document/language.hpp"
#include "rules/shortened.hpp"
#include "rules/spam_form.hpp"
#include "rules/spam_vocabulary.hpp"
#include "text/fold.hpp"

namespace obelus {
namespace {

constexpr double kContent = 2;      // least weight of words that an error needs
constexpr double kStructure = 1;    // least structure that it needs
constexpr double kPhrase = 2;       // least weight of one phrase that an error needs
constexpr double kStrong = 3;       // words that recurring in the article does not excuse
constexpr double kCrowded = 4;      // words that warn whatever the structure, where they are dense
constexpr double kDense = 0.1;      // weight to a word
constexpr double kFormAlone = 2;    // form that warns without a word of the lexicons
constexpr std::size_t kTokens = 3;  // that it needs: less is a signature or a line of code
constexpr double kWarningBelow = 0.5;  // how far below the threshold a warning reaches
constexpr double kLongLine = 1;     // how much more a paragraph, an item of a list must show
constexpr std::size_t kArticle = 2;  // paragraphs of prose that make an article to be a stranger in
constexpr std::size_t kEdge = 3;    // blocks at either end where bylines and contacts stand
constexpr double kAfterError = 1;   // how far the threshold falls for lines after an error
constexpr std::size_t kScriptSample = 512;  // bytes that tell the article's script
constexpr std::uint32_t kForeignWords = 2;

// A block that has something to say for or against it.
struct Candidate {
  std::size_t block = 0;
  std::span<const TermHit> hits;
  std::vector<SpamSignal> form;
  std::vector<SpamSignal> position;
  std::vector<SpamSignal> context;
  SpamWeight weight;
  double heaviest = 0;   // phrase
  double words = 1;      // in the block
  std::size_t tokens = 1;  // parted by spaces
  bool line = false;     // or odd in form: not the article's own prose
  double structure = 0;  // all signals
};

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::title: case Scope::heading: case Scope::paragraph: case Scope::list:
    case Scope::quote:
      return true;
    default:
      return false;
  }
}

// What tells the article's script, cut between code points.
std::string_view head(std::string_view text) {
  std::size_t size = std::min(text.size(), kScriptSample);
  while (size > 0 && size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    --size;
  }
  return text.substr(0, size);
}

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
      if (found == names.end()) throw RuleSetupError(fmt::format("there is no vertical “{}”", name));
      factors_[static_cast<std::size_t>(found - names.begin())] = factor;
    }
  }

  void check(const Article& article, Context& context) const override {
    std::vector<TopicMention> mentions;
    std::vector<Candidate> candidates = find_candidates(article, mentions);
    if (candidates.empty()) return;
    std::vector<std::size_t> lines;
    for (const Candidate& candidate : candidates) {
      if (candidate.line) lines.push_back(candidate.block);
    }
    const ArticleVocabulary words(article, lines);
    const std::vector<double> factors = without_own_topics(article, candidates, words, mentions);
    judge(article, candidates, factors, words, lines, context);
  }

 private:
  // Blocks with words of the lexicons or an odd form, in order, looked at from outside; and where
  // the article speaks of a vertical without being under suspicion.
  std::vector<Candidate> find_candidates(const Article& article,
                                         std::vector<TopicMention>& mentions) const {
    std::vector<Candidate> candidates;
    const Script script = main_script(head(article.text()));
    std::span<const TermHit> rest = vocabulary_.hits(article);
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      const Block& where = article.blocks()[block];
      std::size_t count = 0;
      double rough = 0;
      while (!rest.empty() && rest.front().text.begin < where.text.begin) rest = rest.subspan(1);
      while (count < rest.size() && rest[count].text.begin < where.text.end) {
        rough += vocabulary_.term(rest[count++]).weight;
      }
      const std::span<const TermHit> hits = rest.first(count);
      rest = rest.subspan(count);
      const bool odd = is_checked(where.scope) && has_odd_bytes(article.text(where.text));
      bool suspect = false;
      if (is_checked(where.scope) && (rough >= 1 || odd)) {
        Candidate candidate{block, hits, {}, {}, {}, {}, 0, 1, 1, false, 0};
        candidate.weight = weigh(vocabulary_, hits, factors_);
        const std::string_view text = article.text(where.text);
        candidate.tokens += static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
        candidate.words = std::max(1.0, static_cast<double>(article.form(block).words));
        if (odd) candidate.form = form_signals(text, article.form(block));
        const double form = points(candidate.form);
        suspect = is_suspect(candidate, form);
        if (candidate.weight.sum >= 1 || form >= kFormAlone) {
          candidate.position = position_signals(article, block);
          if (is_hopeless(article, candidate, form, script)) {
            if (!suspect) add_mentions(hits, block, mentions);
            continue;
          }
          candidate.line = form >= kStructure || article.form(block).standalone;
          candidates.push_back(std::move(candidate));
        }
      }
      if (!suspect) add_mentions(hits, block, mentions);
    }
    return candidates;
  }

  // Whether a block must not tell what the article is about: its form is odd, or words of spam stand
  // in it as densely as no writer has them.
  static bool is_suspect(const Candidate& candidate, double form) {
    return form >= kStructure || (candidate.weight.sum >= kContent && is_dense(candidate));
  }

  // Whether nothing that the whole article could tell would make it a finding.
  static bool is_hopeless(const Article& article, const Candidate& candidate, double form,
                          Script script) {
    return candidate.position.empty() && form < kStructure && candidate.weight.sum < kStrong &&
           article.form(candidate.block).script == script;
  }

  void add_mentions(std::span<const TermHit> hits, std::size_t block,
                    std::vector<TopicMention>& mentions) const {
    for (const TermHit& hit : hits) {
      const SpamVocabulary::Term& term = vocabulary_.term(hit);
      const bool hint = term.weight > 0 && term.weight < 2;
      mentions.push_back({term.vertical, block, hint ? 0.5 : 1.0});
    }
  }

  std::vector<double> without_own_topics(const Article& article,
                                         const std::vector<Candidate>& candidates,
                                         const ArticleVocabulary& words,
                                         std::vector<TopicMention>& mentions) const {
    std::vector<double> factors = factors_;
    const bool any_words = std::any_of(candidates.begin(), candidates.end(),
                                       [](const Candidate& c) { return c.weight.sum > 0; });
    if (!any_words) return factors;
    for (const Candidate& candidate : candidates) {
      if (is_sound_title(article, candidate, words)) {
        add_mentions(candidate.hits, candidate.block, mentions);
      }
    }
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const auto& a, const auto& b) { return a.block < b.block; });
    const std::vector<char> own = own_topics(article, factors.size(), mentions);
    const std::vector<char> pervading = pervading_topics(article);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i] || pervading[i]) factors[i] = 0;
    }
    return factors;
  }

  // Verticals that most paragraphs speak of, however densely: nobody inserts so much.
  std::vector<char> pervading_topics(const Article& article) const {
    struct Presence {
      std::size_t paragraphs;
      std::size_t last;  // block that spoke of it
    };
    std::vector<Presence> presence(factors_.size(), Presence{0, article.blocks().size()});
    std::span<const TermHit> rest = vocabulary_.hits(article);
    std::size_t prose = 0;
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      const bool counts = is_prose(article, block);
      prose += counts ? 1 : 0;
      const Span<Text> span = article.blocks()[block].text;
      for (; !rest.empty() && rest.front().text.begin < span.end; rest = rest.subspan(1)) {
        const std::uint32_t vertical = vocabulary_.term(rest.front()).vertical;
        Presence& there = presence[vertical];
        if (!counts || !span.contains(rest.front().text) || there.last == block) continue;
        there.last = block;
        ++there.paragraphs;
      }
    }
    std::vector<char> pervading(factors_.size());
    for (std::size_t i = 0; i < pervading.size(); ++i) {
      pervading[i] = presence[i].paragraphs >= 2 && presence[i].paragraphs * 2 > prose;
    }
    return pervading;
  }

  void judge(const Article& article, std::vector<Candidate>& candidates,
             const std::vector<double>& factors, const ArticleVocabulary& words,
             std::span<const std::size_t> lines, Context& context) const {
    const bool has_prose = is_article(article);
    std::erase_if(candidates, [&](Candidate& candidate) {
      candidate.weight = weigh(vocabulary_, candidate.hits, factors);
      for (const TermHit& hit : candidate.weight.counted) {
        candidate.heaviest = std::max(candidate.heaviest, vocabulary_.term(hit).weight);
      }
      const double form = points(candidate.form);
      const bool unlike = form >= kFormAlone && has_prose;
      if (candidate.weight.sum < 1 && !unlike) return true;
      if (allowed(article, candidate.block)) return true;
      if (is_sound_title(article, candidate, words) || is_byline(article, candidate)) return true;
      add_context(article, words, lines, has_prose, candidate);
      candidate.structure = form + points(candidate.position) + points(candidate.context);
      return false;
    });
    const bool any_error = std::any_of(candidates.begin(), candidates.end(), [&](const auto& c) {
      return is_error(c, threshold(article, c.block));
    });
    for (const Candidate& candidate : candidates) {
      const bool isolated = article.form(candidate.block).standalone;
      const bool eased = any_error && isolated && candidate.heaviest >= kPhrase;
      const double limit = threshold(article, candidate.block) - (eased ? kAfterError : 0);
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

  // Where articles name their author and how to reach him, words of contact are no offer.
  bool is_byline(const Article& article, const Candidate& candidate) const {
    const std::size_t blocks = article.blocks().size();
    return candidate.heaviest < kPhrase &&
           (candidate.block < kEdge || candidate.block + kEdge >= blocks) &&
           points(candidate.form) < kFormAlone;
  }

  double threshold(const Article& article, std::size_t block) const {
    const bool line = article.form(block).standalone && article.blocks()[block].scope != Scope::list;
    return line ? threshold_ : threshold_ + kLongLine;
  }

  // A title whose other words recur in the article is its author's, whatever it speaks of.
  static bool is_sound_title(const Article& article, const Candidate& candidate,
                             const ArticleVocabulary& words) {
    if (article.blocks()[candidate.block].scope != Scope::title) return false;
    std::vector<Span<Text>> phrases;
    for (const TermHit& hit : candidate.weight.counted) phrases.push_back(hit.text);
    const ArticleVocabulary::Overlap overlap = words.overlap(candidate.block, phrases);
    return overlap.shared >= 2 && overlap.shared * 2 >= overlap.stems;
  }

  static bool is_error(const Candidate& candidate, double limit) {
    return candidate.weight.specific >= kContent && candidate.heaviest >= kPhrase &&
           candidate.structure >= kStructure &&
           candidate.weight.sum + candidate.structure >= limit;
  }

  static bool is_dense(const Candidate& candidate) {
    return candidate.weight.sum >= kDense * candidate.words;
  }

  bool is_warning(const Candidate& candidate, double limit) const {
    const double sum = candidate.weight.sum + candidate.structure;
    if (candidate.weight.sum >= kCrowded && is_dense(candidate)) return true;
    const bool speaks = candidate.weight.sum >= kContent ||
                        (candidate.weight.sum >= 1 && (points(candidate.form) >= kStructure ||
                                                       candidate.structure >= kStrong));
    if (speaks && candidate.structure >= kStructure && sum >= limit - kWarningBelow) {
      return true;
    }
    return points(candidate.form) >= kFormAlone && candidate.tokens >= kTokens && sum >= threshold_;
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
                   Candidate& candidate) const {
    const LineForm& form = article.form(candidate.block);
    const auto add = [&](double value, std::string name) {
      candidate.context.push_back({value, std::move(name)});
    };
    const ArticleVocabulary::Overlap overlap = words.overlap(candidate.block);
    if (overlap.stems >= 2 && overlap.shared == 0 && has_prose) {
      add(1, "shares no word with the rest of the article");
    } else if (overlap.stems >= 1 && overlap.shared * 2 >= overlap.stems &&
               candidate.weight.sum < kStrong) {
      add(-1, "its words recur in the article");
    }
    if (form.standalone && form.year != 0 && !stands_elsewhere(article, form.year, lines)) {
      add(1, fmt::format("the year {} stands nowhere else", form.year));
    }
    const Script script = main_script(head(article.text()));
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

  bool speaks_other_language(const Article& article, const Candidate& candidate) const {
    const std::string_view own = primary_language(article.document().language);
    if (own.empty() || own == "und" || candidate.weight.counted.empty()) return false;
    return std::none_of(candidate.hits.begin(), candidate.hits.end(), [&](const TermHit& hit) {
      return vocabulary_.languages()[vocabulary_.term(hit).language] == own;
    });
  }

  void report(const Article& article, const Candidate& candidate, double limit, bool warning,
              Context& context) const {
    const Span<Text> span = article.blocks()[candidate.block].text;
    const std::string line = shortened(article.text(span));
    Report report{.span = article.to_raw(span), .message = {}, .as_warning = warning};
    if (candidate.weight.sum >= 1) {
      report.message = fmt::format("“{}” reads like inserted spam ({}), not like this article", line,
                                   vocabulary_.verticals()[candidate.weight.vertical]);
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
    report.evidence.push_back(fmt::format("sum {:g}, threshold {:g}",
                                          candidate.weight.sum + candidate.structure, limit));
    context.report(std::move(report));
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
