// attribution/hearsay: "reportedly", «يقال»: something is passed on, and nobody is named for it.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/longest_hits.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Phrases of this weight are hearsay only as the first words of a sentence: "They say".
constexpr double kOpensSentence = 0.75;
constexpr std::string_view kDamma = "\u064F";

bool is_prose(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::quote ||
         scope == Scope::table || scope == Scope::caption;
}

// Only a written damma tells these verbs from the active voice (يُزعم, not يزعم), and folding takes
// it away.
bool lacks_damma(const Article& article, const LexiconTerms::Hit& hit) {
  return hit.term.text.find(kDamma) != std::string::npos &&
         article.text(hit.text).find(kDamma) == std::string_view::npos;
}

// Whether a phrase stands in a longer one that means something else, or runs on into it:
// حسب تقارير and تقارير الهيئة.
bool is_excepted(const std::vector<LexiconTerms::Hit>& exceptions, Span<Text> phrase) {
  return std::any_of(exceptions.begin(), exceptions.end(), [&](const LexiconTerms::Hit& longer) {
    return longer.text.contains(phrase) ||
           (phrase.contains(longer.text.begin) && longer.text.end > phrase.end);
  });
}

// Between the ornate brackets of verses of the Qur'an.
bool in_verse(const Article& article, Span<Text> block, std::size_t at) {
  constexpr std::string_view kOpen = "\uFD3F";
  constexpr std::string_view kClose = "\uFD3E";
  constexpr std::size_t kLongestVerse = 4096;  // bytes
  const std::size_t from = std::max(block.begin, at - std::min(at, kLongestVerse));
  const std::string_view before = article.text({from, at});
  const std::size_t opened = before.rfind(kOpen);
  if (opened == std::string_view::npos) return false;
  const std::size_t closed = before.rfind(kClose);
  return closed == std::string_view::npos || closed < opened;
}

// Whether a sentence ends behind a word that it speaks of, or goes on with another.
bool goes_on_with_words(std::string_view behind) noexcept {
  constexpr std::array<std::string_view, 9> kAnd = {"und ", "et ", "y ",  "and ", "и ",
                                                    "а ",   "e ",  "en ", "та "};
  std::size_t at = 0;
  while (at < behind.size() && is_space(utf8::at(behind, at))) utf8::decode(behind, at);
  const std::string_view rest = behind.substr(at);
  return rest.empty() || !is_letter(utf8::at(rest, 0)) ||
         std::any_of(kAnd.begin(), kAnd.end(),
                     [&](std::string_view word) { return rest.starts_with(word); });
}

// Man sagt in Hamburg „Moin“: what is said is a word, and the sentence speaks of language.
bool speaks_of_words(const Article& article, Span<Text> sentence, Span<Text> phrase) {
  constexpr std::size_t kWords = 3;
  const auto& all = article.quotations().quotations;
  const auto next = std::lower_bound(
      all.begin(), all.end(), phrase.end,
      [](const Quotation& quotation, std::size_t at) { return quotation.inside.begin < at; });
  if (next == all.end() || next->inside.end > sentence.end || next->inside.empty()) return false;
  const std::string_view gap = article.text({phrase.end, next->inside.begin});
  const std::size_t closed = with_marks(article.quotations(), *next).end;
  return gap.find_first_of(",:;") == std::string_view::npos && count_words(gap) <= kWords &&
         !has_words(article.text(next->inside), kWords + 1) &&
         goes_on_with_words(article.text({closed, std::max(closed, sentence.end)}));
}

class Hearsay final : public Rule {
 public:
  explicit Hearsay(const RuleSetup& setup)
      : phrases_(setup, "hearsay"),
        exceptions_(setup, "hearsay-exceptions", TermUse::on_demand),
        descriptions_(setup, "source-descriptions", TermUse::on_demand),
        search_(setup) {}

  void check(const Article& article, Context& context) const override {
    if (!phrases_.occurs(article)) return;
    const LinkPlaces links(article);
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      if (is_prose(article.blocks()[block].scope)) check_block(article, block, links, context);
    }
  }

 private:
  void check_block(const Article& article, std::size_t block, const LinkPlaces& links,
                   Context& context) const {
    const Span<Text> whole = article.blocks()[block].text;
    const std::string_view language = reading_language(article, block);
    auto hits = phrases_.hits(article, whole, language);
    if (hits.empty()) return;
    std::erase_if(hits, [&](const auto& hit) { return lacks_damma(article, hit); });
    hits = longest_hits(std::move(hits));
    const auto exceptions = exceptions_.hits(article, whole, language);
    std::optional<BlockSources> sources;
    std::optional<std::size_t> settled;  // one finding a sentence is enough
    for (const LexiconTerms::Hit& hit : hits) {
      if (is_excepted(exceptions, hit.text) || article.quotations().quoted(hit.text)) continue;
      if (in_verse(article, whole, hit.text.begin)) continue;
      if (!sources) sources = search_.read(article, block);
      if (sources->words.masked(hit.text)) continue;
      const std::size_t unit = sources->words.unit_at(hit.text.begin);
      if (settled == unit) continue;
      const Span<Text> sentence = sources->words.units[unit];
      const bool opens =
          sources->words.word_at(sentence.begin) == sources->words.word_at(hit.text.begin);
      if (hit.term.weight == kOpensSentence &&
          (!opens || (language == "en" && stands_for_somebody(article, *sources, block, unit)))) {
        continue;
      }
      settled = unit;
      if (speaks_of_words(article, sentence, hit.text)) continue;
      if (links.any_or_note(sentence) || search_.cites(article, block, sentence) ||
          has_source(article, *sources, sentence, hit.text, language)) {
        continue;
      }
      if (descriptions_.any(article, sentence, language)) continue;
      report(article, sentence, hit, context);
    }
  }

  // Somebody with a strong cue. What the phrase itself is made of does not count, nor does the verb
  // that it reports: "reportedly told friends".
  static bool has_source(const Article& article, const BlockSources& sources, Span<Text> sentence,
                         Span<Text> phrase, std::string_view language) {
    const std::size_t next = sources.words.word_at(phrase.end);
    const std::string_view behind = article.text({phrase.end, std::max(phrase.end, sentence.end)});
    const std::size_t comma = phrase.end + std::min(behind.find(','), behind.size());
    const auto reported = [&](const SourceCue& cue) {
      if (cue.kind != CueKind::verb || cue.cue.begin < phrase.end) return false;
      if (next < sources.words.words.size() && sources.words.words[next].text.overlaps(cue.cue)) {
        return true;
      }
      // "He will reportedly have a say": who stands before the phrase is whom it is about, unless
      // the phrase is an aside. In English, so is whoever follows: "wanted to tell the board".
      return (cue.source.begin < phrase.begin || language == "en") && cue.cue.begin <= comma;
    };
    auto cue =
        std::lower_bound(sources.cues.begin(), sources.cues.end(), sentence.begin,
                         [](const SourceCue& c, std::size_t at) { return c.cue.begin < at; });
    for (; cue != sources.cues.end() && cue->cue.begin < sentence.end; ++cue) {
      if (cue->strong && !cue->beside && sentence.contains(cue->cue) &&
          !cue->cue.overlaps(phrase) && !cue->source.overlaps(phrase) && !reported(*cue)) {
        return true;
      }
    }
    return false;
  }

  // "They say" of a party that spoke in the sentence before, or in the paragraph before.
  bool stands_for_somebody(const Article& article, const BlockSources& sources, std::size_t block,
                           std::size_t unit) const {
    const auto speaks = [](const BlockSources& there, std::size_t before) {
      return std::any_of(there.cues.begin(), there.cues.end(),
                         [&](const SourceCue& cue) { return !cue.beside && cue.unit < before; });
    };
    if (speaks(sources, unit)) return true;
    if (unit > 0 || block == 0) return false;
    const BlockSources before = search_.read(article, block - 1);
    return speaks(before, before.words.units.size());
  }

  static void report(const Article& article, Span<Text> sentence, const LexiconTerms::Hit& hit,
                     Context& context) {
    context.report({
        .span = article.to_raw(hit.text),
        .message = fmt::format("“{}” is hearsay: the sentence names no source; say who says so "
                               "or link to it",
                               article.text(hit.text)),
        .confidence = hit.term.weight < 1 ? Confidence::possible : Confidence::definite,
        .evidence = {fmt::format("hearsay phrase “{}”", hit.term.text),
                     fmt::format("no verb of speech with a speaker, no “according to” and no link "
                                 "in the sentence of {} characters",
                                 utf8::length(article.text(sentence)))},
    });
  }

  LexiconTerms phrases_, exceptions_, descriptions_;
  SourceSearch search_;
};

}  // namespace

extern const RuleDefinition attribution_hearsay{
    .info = {.id = "attribution/hearsay",
             .summary = "A phrase of hearsay stands without a source in its sentence",
             .why = "“Reportedly” or “it is said” tells readers that the newsroom did not check, "
                    "and not whom to ask. The phrase is fine beside a name with a verb of speech, "
                    "“according to” or a link in the same sentence. Words inside quotations, "
                    "titles, narrative (“he was told”) and the legal “alleged” are left alone. "
                    "The phrases are in the lexicons hearsay and hearsay-exceptions.",
             .bad = {.text = "The company is reportedly planning to close two of its plants.\n"},
             .good = {.text = "The company is reportedly planning to close two of its plants, "
                              "according to the Financial Times.\n"},
             .severity = Severity::warning},
    .make = make_rule<Hearsay>,
};

}  // namespace obelus
