// attribution/statistic: a percentage in a paragraph that does not say who counted.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

bool is_own_prose(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::caption;
}

bool is_percent(char32_t c) noexcept { return c == U'%' || c == 0x066A || c == 0xFF05; }

// The number right before an offset, a space between them or not; empty where none is.
Span<Text> number_before(std::string_view text, std::size_t begin, std::size_t at) noexcept {
  const auto is_part = [](char32_t c) {
    return is_digit(c) || c == U'.' || c == U',' || c == 0x066B || c == 0x066C;
  };
  std::size_t end = at;
  if (end > begin && is_space(utf8::before(text, end))) utf8::decode_before(text, end);
  std::size_t first = end;
  while (first > begin && is_part(utf8::before(text, first))) utf8::decode_before(text, first);
  while (first < end && !is_digit(utf8::at(text, first))) utf8::decode(text, first);
  return {first, end};
}

class Statistic final : public Rule {
 public:
  explicit Statistic(const RuleSetup& setup) : words_(setup, "percentages"), search_(setup) {}

  void check(const Article& article, Context& context) const override {
    std::optional<LinkPlaces> links;
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      const Block& here = article.blocks()[block];
      if (!is_own_prose(here.scope) || here.boilerplate) continue;
      const std::optional<Span<Text>> figure = find_figure(article, block);
      if (!figure || article.quotations().quoted(*figure)) continue;
      if (!links) links.emplace(article);
      if (links->any_or_note(here.text) || has_source(article, block)) continue;
      report(article, *figure, context);
    }
  }

 private:
  std::optional<Span<Text>> find_figure(const Article& article, std::size_t block) const {
    const Span<Text> whole = article.blocks()[block].text;
    const std::string_view text = article.text();
    for (std::size_t at = whole.begin; at < whole.end;) {
      const std::size_t sign = at;
      if (!is_percent(utf8::decode(text, at))) continue;
      const Span<Text> number = number_before(text, whole.begin, sign);
      if (!number.empty()) return Span<Text>{number.begin, at};
    }
    for (const auto& hit : words_.hits(article, whole, reading_language(article, block))) {
      const Span<Text> number = number_before(text, whole.begin, hit.text.begin);
      if (!number.empty()) return Span<Text>{number.begin, hit.text.end};
      // Turkish puts the word before the figure: yüzde 40.
      std::size_t next = hit.text.end;
      if (next < whole.end && text[next] == ' ' && is_digit(utf8::at(text, next + 1))) {
        do utf8::decode(text, next);
        while (next < whole.end && is_digit(utf8::at(text, next)));
        return Span<Text>{hit.text.begin, next};
      }
    }
    return std::nullopt;
  }

  bool has_source(const Article& article, std::size_t block) const {
    const BlockSources sources = search_.read(article, block);
    return std::any_of(sources.cues.begin(), sources.cues.end(),
                       [](const SourceCue& cue) { return !cue.beside; });
  }

  static void report(const Article& article, Span<Text> figure, Context& context) {
    context.report({
        .span = article.to_raw(figure),
        .message = fmt::format("No source in the paragraph for “{}”; say who counted",
                               article.text(figure)),
        .confidence = Confidence::possible,
        .evidence = {"no verb or noun of speech with somebody, no “according to”, no link and no "
                     "note in the paragraph"},
    });
  }

  LexiconTerms words_;
  SourceSearch search_;
};

}  // namespace

extern const RuleDefinition attribution_statistic{
    .info = {.id = "attribution/statistic",
             .summary = "A percentage has no source in its paragraph",
             .why = "A figure without a source cannot be checked. Only percentages are asked "
                    "about, and anybody who says anything in the paragraph counts, as does a link "
                    "or a note; even so a quarter of sound paragraphs have none, so the rule is a "
                    "hint for who wants it. The words for hundredths are in the lexicon "
                    "percentages.",
             .bad = {.text = "Some 40% of the ferries leave late. The harbour is crowded.\n"},
             .good = {.text = "Some 40% of the ferries leave late, according to the harbour board. "
                              "The harbour is crowded.\n"},
             .severity = Severity::suggestion},
    .make = make_rule<Statistic>,
};

}  // namespace obelus
