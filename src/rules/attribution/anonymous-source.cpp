// attribution/anonymous-source: "sources say", with no word on who they are or why they are not
// named.
#include <algorithm>

#include <fmt/format.h>

#include "rules/longest_hits.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// The verb of speech stands at most so many words behind or before the source.
constexpr std::size_t kVerbBehind = 3;
constexpr std::size_t kVerbBefore = 2;
// A filler behind the source of this weight ("informed") may have a description behind it.
constexpr double kGoesOn = 2;

bool is_prose(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::quote ||
         scope == Scope::table || scope == Scope::caption || scope == Scope::heading ||
         scope == Scope::title;
}

// المصدر, للمصدر: a source that was spoken of before.
bool has_arabic_article(const Article& article, Span<Text> hit) {
  std::size_t at = hit.begin;
  if (at == 0 || utf8::decode_before(article.text(), at) != 0x0644 || at == 0) return false;
  const char32_t c = utf8::before(article.text(), at);
  return c == 0x0627 || c == 0x0644;
}

// The sources' lives: they are spoken of.
bool owns(const Article& article, Span<Text> hit) {
  if (hit.end >= article.text().size()) return false;
  const char32_t c = utf8::at(article.text(), hit.end);
  return c == U'\'' || c == 0x2019;
}

bool puts_verb_last(std::string_view language) noexcept {
  return language == "tr" || language == "fa" || language == "ja";
}

bool only_spaces(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(utf8::decode(text, at))) return false;
  }
  return true;
}

class AnonymousSource final : public Rule {
 public:
  explicit AnonymousSource(const RuleSetup& setup)
      : sources_(setup, "anonymous-sources"),
        fillers_(setup, "source-fillers", TermUse::on_demand),
        descriptions_(setup, "source-descriptions", TermUse::on_demand),
        hearsay_(setup, "hearsay"),
        verbs_(setup, "speech-verbs", TermUse::on_demand),
        prepositions_(setup, "source-prepositions", TermUse::on_demand) {}

  void check(const Article& article, Context& context) const override {
    if (!sources_.occurs(article)) return;
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      if (is_prose(article.blocks()[block].scope)) check_block(article, block, context);
    }
  }

 private:
  // What stands around the sources of one block.
  struct Surroundings {
    BlockWords words;
    std::vector<LexiconTerms::Hit> fillers, verbs, prepositions;
  };

  void check_block(const Article& article, std::size_t block, Context& context) const {
    const Span<Text> whole = article.blocks()[block].text;
    const std::string_view language = reading_language(article, block);
    auto hits = sources_.hits(article, whole, language);
    if (hits.empty()) return;
    hits = longest_hits(std::move(hits));
    const auto hearsay = hearsay_.hits(article, whole, language);
    std::optional<Surroundings> around;
    for (const LexiconTerms::Hit& hit : hits) {
      if (any_overlaps(hearsay, hit.text) || article.quotations().quoted(hit.text)) continue;
      if (has_arabic_article(article, hit.text) || owns(article, hit.text)) continue;
      if (!around) {
        around = Surroundings{.words = read_block_words(article, block),
                              .fillers = fillers_.hits(article, whole, language),
                              .verbs = verbs_.hits(article, whole, language),
                              .prepositions = prepositions_.hits(article, whole, language)};
      }
      if (around->words.masked(hit.text) || !bare(article, *around, hit.text)) continue;
      const Span<Text> sentence = around->words.units[around->words.unit_at(hit.text.begin)];
      if (!speaks(*around, hit.text, sentence) &&
          !(puts_verb_last(language) && ends_with_verb(article, *around, hit.text, sentence))) {
        continue;
      }
      if (descriptions_.any(article, sentence, language)) continue;
      report(article, hit, context);
    }
  }

  // Whether no word beside it describes the source: "police sources", «مصدر أمني».
  static bool bare(const Article& article, const Surroundings& around, Span<Text> hit) {
    const std::vector<SpeakerWord>& words = around.words.words;
    std::size_t first = around.words.word_at(hit.begin);
    if (first > 0 && words[first - 1].text.contains(hit.begin)) --first;
    if (first > 0 &&
        only_spaces(article.text({words[first - 1].text.end, words[first].text.begin})) &&
        !says_nothing_before(around, words[first - 1].text)) {
      return false;
    }
    std::size_t end = hit.end;
    for (std::size_t next = around.words.word_at(end); next < words.size(); ++next) {
      const Span<Text> word = words[next].text;
      if (!only_spaces(article.text({end, word.begin}))) return true;
      if (any_overlaps(around.verbs, word)) return true;
      const double weight = filler_weight(around, word);
      if (weight < 1) return false;
      if (weight < kGoesOn) return true;
      end = word.end;
    }
    return true;
  }

  static bool says_nothing_before(const Surroundings& around, Span<Text> word) {
    return filler_weight(around, word) > 0 || any_overlaps(around.verbs, word) ||
           names_sources(around, word);
  }

  // Whether the word belongs to "according to" or its like.
  static bool names_sources(const Surroundings& around, Span<Text> word) {
    const auto near = hits_near(around.prepositions, word);
    return std::any_of(near.begin(), near.end(), [&](const LexiconTerms::Hit& hit) {
      return hit.term.weight >= 1 && hit.text.overlaps(word);
    });
  }

  // The greatest weight of a filler that the word belongs to; 0 for none.
  static double filler_weight(const Surroundings& around, Span<Text> word) {
    double weight = 0;
    for (const LexiconTerms::Hit& hit : hits_near(around.fillers, word)) {
      if (hit.text.overlaps(word)) weight = std::max(weight, hit.term.weight);
    }
    return weight;
  }

  // Whether the source says something: a verb of speech near it, or "according to" before it.
  static bool speaks(const Surroundings& around, Span<Text> hit, Span<Text> sentence) {
    const std::vector<SpeakerWord>& words = around.words.words;
    std::size_t first = around.words.word_at(hit.begin);
    if (first > 0 && words[first - 1].text.contains(hit.begin)) --first;
    const std::size_t next = around.words.word_at(hit.end);
    const std::size_t from = first - std::min(first, kVerbBefore);
    const std::size_t to = std::min(next + kVerbBehind, words.size());
    for (std::size_t i = from; i < to; ++i) {
      if (!sentence.contains(words[i].text) || hit.overlaps(words[i].text)) continue;
      if (any_overlaps(around.verbs, words[i].text)) return true;
      if (i < first && names_sources(around, words[i].text)) return true;
    }
    return false;
  }

  // «منابع … خبر دادند»: the verb ends the sentence, and nobody else comes in between.
  static bool ends_with_verb(const Article& article, const Surroundings& around, Span<Text> hit,
                             Span<Text> sentence) {
    auto verb = std::lower_bound(
        around.verbs.begin(), around.verbs.end(), sentence.end,
        [](const LexiconTerms::Hit& v, std::size_t at) { return v.text.begin < at; });
    do {
      if (verb == around.verbs.begin()) return false;
      --verb;
    } while (verb->text.end > sentence.end);
    if (verb->text.begin < std::max(hit.end, sentence.begin)) return false;
    constexpr std::size_t kBehind = 12;  // bytes: an ending, a full stop
    const std::size_t end = sentence.end;
    return end - verb->text.end <= kBehind &&
           article.text({hit.end, verb->text.begin}).find(':') == std::string_view::npos;
  }

  static void report(const Article& article, const LexiconTerms::Hit& hit, Context& context) {
    context.report({
        .span = article.to_raw(hit.text),
        .message = fmt::format("“{}” names no one; describe the source (its office, how it "
                               "knows) or say why it is not named",
                               article.text(hit.text)),
        .confidence = Confidence::definite,
        .evidence = {"a verb of speech or “according to” stands with it",
                     "no word beside it describes it, and the sentence gives no reason for the "
                     "anonymity"},
    });
  }

  LexiconTerms sources_, fillers_, descriptions_, hearsay_, verbs_, prepositions_;
};

}  // namespace

extern const RuleDefinition attribution_anonymous_source{
    .info = {.id = "attribution/anonymous-source",
             .summary = "An unnamed source speaks, with no description and no reason",
             .why = "Readers can weigh an unnamed source only if they learn something about it: "
                    "its office, how it knows, why it may not be named. A word that describes it "
                    "(“a police source”, «مصدر في الوزارة») or a reason in the sentence (“on "
                    "condition of anonymity”) is enough. “Open source”, “sources of energy” and "
                    "sources that say nothing are left alone. The phrases are in the lexicons "
                    "anonymous-sources, source-fillers and source-descriptions.",
             .bad = {.text = "Sources say the merger will be announced on Monday.\n"},
             .good = {.text = "Two sources close to the negotiations say the merger will be "
                              "announced on Monday.\n"},
             .severity = Severity::warning},
    .make = make_rule<AnonymousSource>,
};

}  // namespace obelus
