// attribution/vague-authority: "experts say", «دراسات تشير», and nobody is named for it soon after.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/longest_hits.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "within",
     .type = OptionType::integer,
     .fallback = "2",
     .summary = "How many sentences behind the phrase may bring the name or the link",
     .minimum = 0,
     .maximum = 100},
};

// A name stands at most so many words before the phrase ("Smith and other critics say") or behind
// one that ends without a verb ("according to researchers at Oxford").
constexpr std::size_t kWordsBefore = 4;
constexpr std::size_t kWordsBehind = 8;

// Words inside a block quotation are somebody's own.
bool is_own_prose(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::table ||
         scope == Scope::caption;
}

bool is_caseless(std::string_view language) noexcept {
  constexpr std::array<std::string_view, 7> kCaseless = {"ar", "fa", "he", "zh", "ja", "ur", "ko"};
  return std::find(kCaseless.begin(), kCaseless.end(), language) != kCaseless.end();
}

// Scripts without spaces: what touches the phrase describes it («国家统计局数据显示»), except words
// that join sentences.
bool runs_on_before(const Article& article, Span<Text> block, Span<Text> hit) {
  if (hit.begin == block.begin) return false;
  constexpr std::u32string_view kJoins = U"但而也据據且说說はがと";
  const char32_t c = utf8::before(article.text(), hit.begin);
  return is_unspaced(script_of(c)) && is_letter(c) && kJoins.find(c) == std::u32string_view::npos;
}

class VagueAuthority final : public Rule {
 public:
  explicit VagueAuthority(const RuleSetup& setup)
      : within_(static_cast<std::size_t>(setup.options().get<long long>("within"))),
        phrases_(setup, "vague-authorities"),
        determiners_(setup, "vague-authority-exceptions", TermUse::on_demand),
        descriptions_(setup, "source-descriptions", TermUse::on_demand),
        verbs_(setup, "speech-verbs", TermUse::on_demand),
        hearsay_(setup, "hearsay"),
        search_(setup) {}

  void check(const Article& article, Context& context) const override {
    if (!phrases_.occurs(article)) return;
    std::optional<LinkPlaces> links;
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      const Block& here = article.blocks()[block];
      if (!is_own_prose(here.scope) || here.boilerplate) continue;
      const std::string_view language = reading_language(article, block);
      auto hits = phrases_.hits(article, here.text, language);
      if (hits.empty()) continue;
      if (!links) links.emplace(article);
      check_block(article, block, longest_hits(std::move(hits)), *links, context);
    }
  }

 private:
  void check_block(const Article& article, std::size_t block,
                   const std::vector<LexiconTerms::Hit>& hits, const LinkPlaces& links,
                   Context& context) const {
    const Span<Text> whole = article.blocks()[block].text;
    const std::string_view language = reading_language(article, block);
    const auto hearsay = hearsay_.hits(article, whole, language);
    const auto determiners = determiners_.hits(article, whole, language);
    std::optional<BlockSources> here;
    std::optional<std::size_t> settled;  // one finding a sentence is enough
    for (const LexiconTerms::Hit& hit : hits) {
      if (article.quotations().quoted(hit.text) || any_covers(hearsay, hit.text)) continue;
      if (any_overlaps(determiners, hit.text) || runs_on_before(article, whole, hit.text)) continue;
      if (!here) here = search_.read(article, block);
      const BlockWords& words = here->words;
      if (words.masked(hit.text)) continue;
      const std::size_t unit = words.unit_at(hit.text.begin);
      if (settled == unit) continue;
      settled = unit;
      if (described(article, *here, hit.text, language)) continue;
      if (descriptions_.any(article, words.units[unit], language)) continue;
      if (named(article, *here, block, unit, hit.text, links)) continue;
      report(article, hit, context);
    }
  }

  // A name right before the phrase, or behind one that needs more words.
  bool described(const Article& article, const BlockSources& here, Span<Text> hit,
                 std::string_view language) const {
    const std::vector<SpeakerWord>& words = here.words.words;
    std::size_t first = here.words.word_at(hit.begin);
    if (first > 0 && words[first - 1].text.contains(hit.begin)) --first;
    const std::size_t next = here.words.word_at(hit.end);
    if (first == words.size()) return true;
    const std::uint32_t unit = words[first].unit;
    for (std::size_t i = first; i > 0 && first - i < kWordsBefore; --i) {
      if (words[i - 1].unit != unit) break;
      if (words[i - 1].name) return true;
    }
    if (ends_with_verb(article, hit, language)) return false;
    if (language == "ar") return !arabic_clause_follows(article, here, hit);
    for (std::size_t i = next; i < words.size() && i < next + kWordsBehind; ++i) {
      if (words[i].unit != unit) break;
      if (words[i].name || words[i].role) return true;
    }
    return false;
  }

  bool ends_with_verb(const Article& article, Span<Text> hit, std::string_view language) const {
    return verbs_.any_of(article, hit, language,
                         [&](const LexiconTerms::Hit& verb) { return verb.text.end == hit.end; });
  }

  // «يرى خبراء أن …» says nothing of the experts; «يرى خبراء الاقتصاد» and «خبراء في الجامعة» do.
  static bool arabic_clause_follows(const Article& article, const BlockSources& here,
                                    Span<Text> hit) {
    constexpr std::array<std::string_view, 11> kClause = {"أن",  "إن",  "ان",   "بأن", "إلى", "الى",
                                                          "على", "أنه", "أنها", "عن",  "ما"};
    const std::vector<SpeakerWord>& words = here.words.words;
    // «يحذر خبراء من»: the verb wants the preposition, which else leads on to the experts' place.
    const bool warns = article.text(hit).find("حذر") != std::string_view::npos;
    const auto is_clause = [&](std::string_view word) {
      return (warns && word == "من") ||
             std::find(kClause.begin(), kClause.end(), word) != kClause.end();
    };
    const std::size_t next = here.words.word_at(hit.end);
    if (next > 0 && is_clause(article.text(words[next - 1].text))) return true;
    if (next == words.size()) return true;
    const std::string_view gap = article.text({hit.end, words[next].text.begin});
    if (gap != " ") return true;
    return is_clause(article.text(words[next].text));
  }

  // A speaker with a name or an office, a link or a note in the phrase's sentence or in the next.
  bool named(const Article& article, const BlockSources& here, std::size_t block, std::size_t unit,
             Span<Text> hit, const LinkPlaces& links) const {
    std::size_t left = within_ + 1;
    const bool caseless = is_caseless(reading_language(article, block));
    if (units_name(article, block, here, unit, left, hit, caseless, links)) return true;
    for (std::size_t next = block + 1; left > 0 && next < article.blocks().size(); ++next) {
      const Scope scope = article.blocks()[next].scope;
      if (is_beside_the_text(scope)) continue;
      if (scope == Scope::heading || scope == Scope::title) return false;
      if (scope == Scope::quote) return true;  // the words of somebody follow
      const BlockSources there = search_.read(article, next);
      if (units_name(article, next, there, 0, left, hit, caseless, links)) return true;
    }
    return false;
  }

  // Looks in the units from `unit` on, `left` at most, and takes them off it.
  bool units_name(const Article& article, std::size_t block, const BlockSources& sources,
                  std::size_t unit, std::size_t& left, Span<Text> hit, bool caseless,
                  const LinkPlaces& links) const {
    for (; left > 0 && unit < sources.words.units.size(); ++unit, --left) {
      const Span<Text> sentence = sources.words.units[unit];
      if (links.any_or_note(sentence) || search_.cites(article, block, sentence)) return true;
      const auto first =
          std::lower_bound(sources.cues.begin(), sources.cues.end(), sentence.begin,
                           [](const SourceCue& cue, std::size_t at) { return cue.cue.begin < at; });
      for (auto cue = first; cue != sources.cues.end() && cue->cue.begin < sentence.end; ++cue) {
        if (cue->beside || cue->cue.overlaps(hit) || cue->source.overlaps(hit)) continue;
        if (caseless || is_named(sources, *cue)) return true;
      }
    }
    return false;
  }

  static bool is_named(const BlockSources& sources, const SourceCue& cue) {
    const std::vector<SpeakerWord>& words = sources.words.words;
    std::size_t at = sources.words.word_at(cue.source.begin);
    if (at > 0 && words[at - 1].text.contains(cue.source.begin)) --at;
    return at < words.size() && (words[at].name || words[at].role || words[at].opens_unit);
  }

  void report(const Article& article, const LexiconTerms::Hit& hit, Context& context) const {
    context.report({
        .span = article.to_raw(hit.text),
        .message = fmt::format("“{}” names nobody; say who, or link to what they wrote",
                               article.text(hit.text)),
        .confidence = Confidence::possible,
        .evidence = {fmt::format("phrase of vague authority “{}”", hit.term.text),
                     fmt::format(
                         "no named speaker, link or note in the sentence or the {} behind it",
                         within_)},
    });
  }

  std::size_t within_;
  LexiconTerms phrases_, determiners_, descriptions_, verbs_, hearsay_;
  SourceSearch search_;
};

}  // namespace

extern const RuleDefinition attribution_vague_authority{
    .info = {.id = "attribution/vague-authority",
             .summary = "“Experts say” or “studies show”, and no name or link follows",
             .why = "An authority that is nobody cannot be asked or checked. The phrase is a fine "
                    "way into a paragraph that then names the experts or links to the studies: a "
                    "speaker with a name or an office, a link or a footnote in the same sentence "
                    "or the next two is enough, as is a name beside the phrase (“Oxford "
                    "researchers say”). Groups that the text has spoken of (“the researchers "
                    "say”), quotations and headings are left alone. The phrases are in the "
                    "lexicons vague-authorities and vague-authority-exceptions.",
             .bad = {.text = "Experts say that the new line will be full within a year. It opens "
                             "in May. Tickets cost two pounds.\n"},
             .good = {.text = "Experts say that the new line will be full within a year. “It is "
                              "the only way into town,” said Ann Lee, a planner at the "
                              "university.\n"},
             .severity = Severity::suggestion,
             .options = kOptions},
    .make = make_rule<VagueAuthority>,
};

}  // namespace obelus
