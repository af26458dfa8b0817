// spam/promotion: calls to action and related-content labels left in the text. The same words stand
// in sentences, so they count at the beginning of a line only, and the weaker ones only as a line
// of their own or before a colon.
#include <fmt/format.h>

#include "rules/lexicon_terms.hpp"
#include "rules/shortened.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr double kUnmistakable = 2;  // weight of a term that begins no sentence of an article
constexpr std::uint32_t kLongestCall = 200;   // code points
constexpr std::uint32_t kLongestLabel = 120;  // of a line that a weak term labels
constexpr std::size_t kLongestLead = 8;       // code points of signs before the term

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::heading:
    case Scope::paragraph:
    case Scope::list: return true;
    default: return false;
  }
}

// Whether only bullets, arrows, brackets and their like stand in `text`; quotation marks do not.
bool is_ornament(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    if (is_word(c) || c == U'"' || c == U'“' || c == U'«' || c == U'‘' || c == U'„' || c == U'「' ||
        c == U'#' || c == U'@' || c == U'$' || ++count > kLongestLead) {
      return false;
    }
  }
  return true;
}

// What follows a term in its line.
struct Rest {
  bool nothing = false;  // but punctuation and signs
  bool label = false;    // a colon or divider comes next
};

Rest rest_of(std::string_view text) {
  Rest rest{true, false};
  bool first = true;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    if (is_space(c)) continue;
    if (first && (c == U':' || c == U'：' || c == U'|' || c == U'»' || c == U'>' || c == U'→')) {
      rest.label = true;
    }
    first = false;
    if (is_word(c) || c == U'(') {
      rest.nothing = false;
      break;
    }
  }
  return rest;
}

class Promotion final : public Rule {
 public:
  explicit Promotion(const RuleSetup& setup) : terms_(setup, "promotion") {}

  void check(const Article& article, Context& context) const override {
    for (const LexiconTerms::Language& language : terms_.languages()) {
      for (const TermHit& hit : article.hits(language.group)) {
        const double weight = language.lexicon.terms[hit.term].weight;
        if (weight <= 0) continue;
        const std::size_t block = article.document().block_at(hit.text.begin);
        if (is_call(article, block, hit.text, weight) && is_longest(article, language, hit)) {
          report(article, block, hit.text, context);
        }
      }
    }
  }

 private:
  static bool is_call(const Article& article, std::size_t block, Span<Text> term, double weight) {
    const Block& where = article.blocks()[block];
    if (!is_checked(where.scope)) return false;
    if (!is_ornament(article.text(Span<Text>{where.text.begin, term.begin}))) return false;
    const Rest rest = rest_of(article.text(Span<Text>{term.end, where.text.end}));
    if (weight >= kUnmistakable) {
      if (rest.nothing || rest.label) return true;
      return article.form(block).code_points <= kLongestCall && where.scope != Scope::heading;
    }
    const LineForm& form = article.form(block);
    if (rest.nothing) return rest.label || (where.scope != Scope::heading && form.between_prose);
    return rest.label && !form.terminal && form.code_points <= kLongestLabel;
  }

  // "Read more" and "Read more about" at one place are one call; so are the same words in the lists
  // of two languages.
  bool is_longest(const Article& article, const LexiconTerms::Language& own,
                  const TermHit& hit) const {
    bool earlier = true;  // lists before `own` win where both have the very words
    for (const LexiconTerms::Language& language : terms_.languages()) {
      if (&language == &own) earlier = false;
      const Span<Text> line{hit.text.begin,
                            article.blocks()[article.document().block_at(hit.text.begin)].text.end};
      for (const TermHit& other : article.hits_in(language.group, line)) {
        if (other.text.begin != hit.text.begin) break;
        if (language.lexicon.terms[other.term].weight < own.lexicon.terms[hit.term].weight)
          continue;
        if (other.text.size() > hit.text.size() || (earlier && other.text == hit.text))
          return false;
      }
    }
    return true;
  }

  void report(const Article& article, std::size_t block, Span<Text> term, Context& context) const {
    const Span<Text> line = article.blocks()[block].text;
    context.report({.span = article.to_raw(line),
                    .message = fmt::format("“{}” is a link or call to action of the page, not "
                                           "part of the article; remove it",
                                           shortened(article.text(line))),
                    .evidence = {fmt::format("the line begins “{}”", article.text(term))}});
  }

  LexiconTerms terms_;
};

}  // namespace

extern const RuleDefinition spam_promotion{
    .info = {.id = "spam/promotion",
             .summary = "A call to action or a related-content label left in the text",
             .why = "“Read also”, “Subscribe to our newsletter”, “Advertisement” and their like "
                    "belong to the page that an article was copied from. The words are taken for "
                    "such only at the beginning of a line; the weaker ones only as a line of "
                    "their own or before a colon.",
             .bad = {.text = "The museum reopens on Friday after a year of repairs.\n\n"
                             "Read also: Ten museums to see this summer\n\n"
                             "Tickets are free for visitors under eighteen.\n"},
             .good = {.text = "The museum reopens on Friday after a year of repairs.\n\n"
                              "Visitors can read also about the history of the house in the new "
                              "hall.\n"},
             .severity = Severity::warning},
    .make = make_rule<Promotion>,
};

}  // namespace obelus
