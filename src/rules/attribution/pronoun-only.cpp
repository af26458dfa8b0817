// attribution/pronoun-only: "he said", and nobody in the paragraphs before could be he.
#include <algorithm>

#include <fmt/format.h>

#include "rules/source_search.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kWidestVerb = 64;  // bytes of a verb of speech

constexpr OptionInfo kOptions[] = {
    {.name = "paragraphs",
     .type = OptionType::integer,
     .fallback = "3",
     .summary = "How many paragraphs before may hold the name",
     .minimum = 0,
     .maximum = 100},
};

bool is_own_prose(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::caption;
}

class PronounOnly final : public Rule {
 public:
  explicit PronounOnly(const RuleSetup& setup)
      : paragraphs_(static_cast<std::size_t>(setup.options().get<long long>("paragraphs"))),
        persons_(setup, "third-persons", TermUse::on_demand),
        verbs_(setup, "speech-verbs", TermUse::on_demand),
        search_(setup) {}

  void check(const Article& article, Context& context) const override {
    std::size_t named = 0;  // blocks from which a name still reaches
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      const Block& here = article.blocks()[block];
      if (is_beside_the_text(here.scope) || here.boilerplate) continue;
      const BlockSources sources = search_.read(article, block);
      if (named == 0 && is_own_prose(here.scope)) check_block(article, block, sources, context);
      if (names_somebody(sources.words.words)) {
        named = paragraphs_;
      } else if (named > 0) {
        --named;
      }
    }
  }

 private:
  static bool is_somebody(const SpeakerWord& word) noexcept { return word.name || word.role; }
  static bool names_somebody(const std::vector<SpeakerWord>& words) {
    return std::any_of(words.begin(), words.end(), is_somebody);
  }

  // The first pronoun with a verb of speech that comes before any name of the block, and whose own
  // sentence brings none behind it either ("When he spoke, Smith said …").
  void check_block(const Article& article, std::size_t block, const BlockSources& sources,
                   Context& context) const {
    const Span<Text> whole = article.blocks()[block].text;
    const std::string_view language = reading_language(article, block);
    const std::vector<SpeakerWord>& words = sources.words.words;
    const auto verbs = verbs_.hits(article, whole, language);
    if (verbs.empty()) return;
    for (const LexiconTerms::Hit& person : persons_.hits(article, whole, language)) {
      const auto near = std::lower_bound(
          verbs.begin(), verbs.end(), person.text.begin - std::min(person.text.begin, kWidestVerb),
          [](const LexiconTerms::Hit& hit, std::size_t at) { return hit.text.begin < at; });
      const auto last = std::upper_bound(
          near, verbs.end(), person.text.end + 1,
          [](std::size_t at, const LexiconTerms::Hit& hit) { return at < hit.text.begin; });
      const auto verb = std::find_if(near, last, [&](const LexiconTerms::Hit& hit) {
        return hit.term.weight >= 1 &&
               (hit.text.begin == person.text.end + 1 || hit.text.end + 1 == person.text.begin);
      });
      if (verb == last || sources.words.masked(person.text)) continue;
      const std::size_t unit = sources.words.unit_at(person.text.begin);
      const bool named = std::any_of(words.begin(), words.end(), [&](const SpeakerWord& word) {
        return word.unit <= unit && is_somebody(word) && !word.text.overlaps(person.text);
      });
      if (!named) report(article, person, *verb, context);
      return;
    }
  }

  void report(const Article& article, const LexiconTerms::Hit& person,
              const LexiconTerms::Hit& verb, Context& context) const {
    const Span<Text> both{std::min(person.text.begin, verb.text.begin),
                          std::max(person.text.end, verb.text.end)};
    context.report({
        .span = article.to_raw(both),
        .message = fmt::format("“{}” speaks of nobody whom the text has named; say who",
                               article.text(both)),
        .confidence = Confidence::possible,
        .evidence = {fmt::format(
            "no name and no office in the sentence, before it in the paragraph, or in the {} "
            "paragraphs before",
            paragraphs_)},
    });
  }

  std::size_t paragraphs_;
  LexiconTerms persons_, verbs_;
  SourceSearch search_;
};

}  // namespace

extern const RuleDefinition attribution_pronoun_only{
    .info = {.id = "attribution/pronoun-only",
             .summary = "“He said”, with nobody near before who could be he",
             .why = "A pronoun sends the reader back to a name. Where the paragraphs before hold "
                    "neither a name nor an office, a cut or a moved paragraph has parted them. "
                    "Only languages with capital letters are read, since names are told by them. "
                    "The pronouns are in the lexicon third-persons.",
             .bad = {.text = "The bridge has been closed for weeks. “It was a mistake to wait "
                             "so long,” she said. Traffic is heavy.\n"},
             .good = {.text = "Ann Lee has crossed the bridge every day for weeks. “It was a "
                              "mistake to wait so long,” she said. Traffic is heavy.\n"},
             .severity = Severity::suggestion,
             .options = kOptions},
    .make = make_rule<PronounOnly>,
};

}  // namespace obelus
