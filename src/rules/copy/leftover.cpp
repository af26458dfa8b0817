// copy/leftover: what machines and templates leave in a text: an assistant's refusal, {{ name }},
// [insert name], lorem ipsum, TK.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/core.h>

#include "rules/copy_text.hpp"
#include "rules/leftover_marks.hpp"
#include "rules/lexicon_terms.hpp"
#include "rules/longest_hits.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "allow",
     .type = OptionType::strings,
     .fallback = "[]",
     .summary = "Texts that may stand in a template, shortcode or placeholder, such as the name of "
                "a shortcode that the site renders later."},
};

// In Markdown these are the source of a site, which its generator fills in: Jekyll, Hugo.
bool is_site_source(std::string_view mark) noexcept {
  constexpr std::array<std::string_view, 8> kOpenings = {
      "{%", "{{<", "{{%", "{{ site.", "{{site.", "{{ page.", "{{page.", "{{ \""};
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return mark.starts_with(opening); });
}

// Whether nothing but marks stands between the beginning of its sentence or line and an offset.
bool begins_sentence(const Article& article, std::size_t block, std::size_t at) {
  const std::size_t begin = article.sentence_around(block, at).begin;
  const std::string_view text = article.text();
  while (at > begin) {
    const char32_t c = utf8::decode_before(text, at);
    if (c == U'\n') return true;
    if (is_word(c)) return false;
  }
  return true;
}

class Leftover final : public Rule {
 public:
  explicit Leftover(const RuleSetup& setup)
      : phrases_(setup, "leftovers"), allowed_(setup.options().get<StringList>("allow")) {}

  void check(const Article& article, Context& context) const override {
    const auto marks = find_leftover_marks(article.text());
    for (const LeftoverMark& mark : marks) check_mark(article, mark, context);
    for (const Phrase& phrase : phrases(article)) check_phrase(article, phrase, marks, context);
    for (const Link& link : article.document().links) check_link(link, context);
  }

 private:
  // A phrase of the lexicon, or several that overlap.
  struct Phrase {
    Span<Text> text;
    std::string term;
    double weight = 1;
  };

  std::vector<Phrase> phrases(const Article& article) const {
    std::vector<Phrase> found;
    const Span<Text> whole{0, article.text().size()};
    for (const LexiconTerms::Hit& hit : longest_hits(phrases_.hits(article, whole))) {
      if (!found.empty() && found.back().text.overlaps(hit.text)) {
        found.back().text.end = std::max(found.back().text.end, hit.text.end);
        found.back().weight = std::max(found.back().weight, hit.term.weight);
      } else {
        found.push_back({hit.text, std::string(hit.term.text), hit.term.weight});
      }
    }
    return found;
  }

  // What a chat assistant adds to the addresses that it gives as its sources.
  static void check_link(const Link& link, Context& context) {
    constexpr std::string_view kTracker = "utm_source=chatgpt.com";
    if (link.target.find(kTracker) == std::string::npos) return;
    context.report({.span = link.raw,
                    .message = fmt::format("The link’s “{}” says that a chat assistant gave it; "
                                           "check where it leads and remove that part",
                                           kTracker),
                    .confidence = Confidence::possible});
  }

  bool is_allowed(std::string_view text) const {
    return std::any_of(allowed_.begin(), allowed_.end(), [&](const std::string& allowed) {
      return text.find(allowed) != std::string_view::npos;
    });
  }

  // Not in code, not among what nobody sees, not quoted.
  static bool is_read(const Article& article, Span<Text> span) {
    const std::size_t block = article.document().block_at(span.begin);
    if (block == article.blocks().size()) return false;
    const Scope scope = article.blocks()[block].scope;
    return scope != Scope::code && scope != Scope::hidden && !article.quotations().quoted(span);
  }

  void check_mark(const Article& article, const LeftoverMark& mark, Context& context) const {
    const std::string_view text = article.text(mark.span);
    if (article.document().format == Format::markdown && is_site_source(text)) return;
    if (is_allowed(text) || !is_read(article, mark.span)) return;
    context.report({.span = article.to_raw(mark.span),
                    .message = fmt::format("“{}” {}", visible(text), wrong_with(mark.form)),
                    .confidence = mark.doubtful ? Confidence::possible : Confidence::definite});
  }

  static std::string_view wrong_with(LeftoverForm form) noexcept {
    switch (form) {
      case LeftoverForm::template_tag: return "is a template that nobody filled in";
      case LeftoverForm::shortcode: return "is a shortcode that was not rendered";
      case LeftoverForm::to_come: return "says that something is still to come; fill it in";
      case LeftoverForm::crosses: return "stands for something that is still to be filled in";
    }
    return "";
  }

  void check_phrase(const Article& article, const Phrase& phrase,
                    const std::vector<LeftoverMark>& marks, Context& context) const {
    Span<Text> span = phrase.text;
    const bool bracketed = phrase.term.starts_with('[');
    if (bracketed && !close_bracket(article, span)) return;
    const auto mark = std::partition_point(
        marks.begin(), marks.end(), [&](const auto& each) { return each.span.end <= span.begin; });
    const bool marked = mark != marks.end() && mark->span.overlaps(span);
    if (marked || is_allowed(article.text(span)) || !is_read(article, span)) return;
    const std::size_t block = article.document().block_at(span.begin);
    const Scope scope = article.blocks()[block].scope;
    if (!bracketed && scope == Scope::quote) return;
    const bool definite =
        phrase.weight >= 1 || (!bracketed && begins_sentence(article, block, span.begin));
    context.report(
        {.span = article.to_raw(span),
         .message = fmt::format(
             "“{}” {}", visible(article.text(span)),
             bracketed ? "is a placeholder that nobody filled in"
                       : "comes from a chat assistant or a template, not from the author"),
         .confidence = definite ? Confidence::definite : Confidence::possible,
         .evidence = {fmt::format("phrase “{}” of the lexicon leftovers", phrase.term)}});
  }

  // Extends the span to the bracket that closes it; false where none does, or where it begins a
  // link or a footnote.
  static bool close_bracket(const Article& article, Span<Text>& span) {
    constexpr std::size_t kLongest = 120;  // bytes
    const std::string_view text = article.text();
    const std::size_t end = text.substr(0, span.end + kLongest).find_first_of("]\n", span.end - 1);
    if (end == std::string_view::npos || text[end] != ']') return false;
    span.end = end + 1;
    const std::string_view rest = text.substr(span.end);
    return !rest.starts_with('(') && !rest.starts_with('[') && !rest.starts_with(':');
  }

  LexiconTerms phrases_;
  StringList allowed_;
};

}  // namespace

extern const RuleDefinition copy_leftover{
    .info = {.id = "copy/leftover",
             .summary = "Words of a chat assistant, an unfilled template or placeholder, or filler "
                        "text",
             .why = "Readers lose trust in an article that says “As an AI language model, I”, "
                    "“Dear {{ name }}” or “lorem ipsum”. The phrases are in the lexicon leftovers; "
                    "templates, shortcodes, TK and XXX are known by their form and by what stands "
                    "beside them. Code, words inside quotations and block quotations, links, "
                    "footnotes and editorial brackets ([sic], [the minister]) are left alone, in "
                    "Markdown also the tags of site generators.",
             .bad = {.text = "Dear {{ first_name }}, thank you for reading our report.\n"},
             .good = {.text =
                          "The chatbot answered: “As an AI language model, I cannot fulfil this "
                          "request.”\n"},
             .severity = Severity::error,
             .options = kOptions},
    .make = make_rule<Leftover>,
};

}  // namespace obelus
