// attribution/quotation: a direct quotation with nobody near it who could have said it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/attribution_ladder.hpp"
#include "rules/quotation_doubts.hpp"
#include "rules/quotation_kinds.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "min_words",
     .type = OptionType::integer,
     .fallback = "5",
     .summary = "Quotations of fewer words are terms, titles or irony; 12 Han or kana characters "
                "count as about five words, and “it's” as two",
     .minimum = 1,
     .maximum = 1000},
};

// Shorter quotations than this may be a slogan or a title even where they read like a sentence.
constexpr std::size_t kSureWords = 8;
constexpr std::size_t kExcerptWords = 6;
// Words of which a quotation that only repeats itself has no more than one less.
constexpr std::size_t kFewWords = 4;

bool speaks(Scope scope) noexcept {
  return scope == Scope::paragraph || scope == Scope::list || scope == Scope::quote ||
         scope == Scope::table;
}

std::string first_words(std::string_view text) {
  std::size_t count = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  for_each_word(text, [&](std::size_t word_begin, std::size_t word_end) {
    if (++count == 1) begin = word_begin;
    if (count <= kExcerptWords) end = word_end;
  });
  return std::string(text.substr(begin, end - begin)) + (count > kExcerptWords ? " …" : "");
}

// “it's”, “don't”, “we'll”, but not “Ann's”, which is one word in the genitive.
bool is_contraction(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 8> kPronouns = {"it",    "that", "he",  "she",
                                                         "there", "what", "who", "here"};
  constexpr std::array<std::string_view, 6> kEndings = {"t", "re", "ve", "ll", "d", "m"};
  std::size_t mark = word.find('\'');
  std::size_t behind = mark + 1;
  if (mark == std::string_view::npos) {
    mark = word.find("\u2019");
    behind = mark + 3;
  }
  if (mark == std::string_view::npos || mark == 0) return false;
  const std::string_view ending = word.substr(behind);
  if (ending != "s") return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
  std::string first(word.substr(0, mark));
  first[0] = static_cast<char>(first[0] | 0x20);
  return std::find(kPronouns.begin(), kPronouns.end(), first) != kPronouns.end();
}

// “No, no, no, no, no” says one thing, however often; the letters of “C.A.R.E.” are one word.
bool says_little(std::string_view inside) {
  std::array<std::string_view, kFewWords> seen{};
  std::size_t different = 0;
  std::size_t all = 0;
  bool dotted = false;
  for_each_word(inside, [&](std::size_t begin, std::size_t end) {
    const std::string_view word = inside.substr(begin, end - begin);
    if (word.size() == 1 && begin > 1 && inside[begin - 1] == '.' &&
        is_letter(utf8::before(inside, begin - 1))) {
      dotted = true;
      return true;
    }
    ++all;
    if (std::find(seen.begin(), seen.end(), word) == seen.end()) seen[different++] = word;
    return different < kFewWords;
  });
  if (different == kFewWords) return false;
  return dotted || (all >= kFewWords - 1 && different * 2 <= all);
}

class UnattributedQuotation final : public Rule {
 public:
  explicit UnattributedQuotation(const RuleSetup& setup)
      : min_words_(static_cast<std::size_t>(setup.options().get<long long>("min_words"))),
        search_(setup),
        kinds_(setup) {}

  void check(const Article& article, Context& context) const override {
    const QuotationAnalysis& analysis = article.quotations();
    if (analysis.quotations.empty()) return;
    AttributionLadder ladder(search_, article);
    QuotationDoubts doubts(article);
    std::size_t reported = 0;  // where the last one ends
    for (const Quotation& quotation : analysis.quotations) {
      if (quotation.depth != 1 || quotation.continues || quotation.inside.empty()) continue;
      if (quotation.closer < 0 && !quotation.continued) continue;  // nobody knows where it ends
      const std::size_t block = article.document().block_at(quotation.inside.begin);
      if (block == article.blocks().size() || !wanted(article, quotation, block)) continue;
      if (ladder.attributed(quotation, block) || attributed_later(article, quotation, ladder) ||
          says_little(article.text(quotation.inside)) ||
          kinds_.is_no_speech(article, quotation, block) || ladder.lost_beginning(block) ||
          doubts.any(static_cast<std::size_t>(&quotation - analysis.quotations.data()), block)) {
        continue;
      }
      // “Hello everyone.” “Who brings the bread?” One finding for those that follow each other.
      const Span<Text> quoted = with_marks(analysis, quotation);
      const bool follows = reported > 0 && quoted.begin >= reported && quoted.begin - reported <= 1;
      reported = quoted.end;
      if (!follows) report(article, quotation, block, ladder, context);
    }
  }

 private:
  bool wanted(const Article& article, const Quotation& quotation, std::size_t block) const {
    if (!speaks(article.blocks()[block].scope)) return false;
    if (!long_enough(article.text(quotation.inside))) return false;
    if (kinds_.is_label(article, quotation, block)) return false;
    return search_.knows(reading_language(article, block));
  }

  // “It's” and “don't” are a pronoun or a verb and another word.
  bool long_enough(std::string_view inside) const {
    if (has_words(inside, min_words_)) return true;
    std::size_t contracted = 0;
    for_each_word(inside, [&](std::size_t begin, std::size_t end) {
      if (is_contraction(inside.substr(begin, end - begin))) ++contracted;
    });
    return contracted > 0 && count_words(inside) + contracted >= min_words_;
  }

  // A quotation that goes on in the next paragraphs may name its speaker there.
  static bool attributed_later(const Article& article, const Quotation& quotation,
                               AttributionLadder& ladder) {
    const std::vector<Quotation>& all = article.quotations().quotations;
    auto next = static_cast<std::size_t>(&quotation - all.data());
    while (all[next].continued && ++next < all.size() && all[next].continues) {
      const std::size_t block = article.document().block_at(all[next].inside.begin);
      if (block < article.blocks().size() && ladder.attributed(all[next], block)) return true;
    }
    return false;
  }

  static void report(const Article& article, const Quotation& quotation, std::size_t block,
                     AttributionLadder& ladder, Context& context) {
    const std::string_view inside = article.text(quotation.inside);
    const bool sentence = !is_lower(utf8::at(inside, 0)) && has_words(inside, kSureWords);
    context.report({
        .span = article.to_raw(with_marks(article.quotations(), quotation)),
        .message = fmt::format(
            "Nobody near the quotation “{}” is named as its source; say who said or wrote it",
            first_words(inside)),
        .confidence = sentence ? Confidence::definite : Confidence::possible,
        .evidence = ladder.looked_for(quotation, block),
    });
  }

  std::size_t min_words_;
  SourceSearch search_;
  QuotationKinds kinds_;
};

}  // namespace

extern const RuleDefinition attribution_quotation{
    .info = {.id = "attribution/quotation",
             .summary = "A direct quotation has no identifiable source near it",
             .why = "Readers must be able to tell who speaks. The rule does not ask who said it "
                    "but whether anybody is named near it: beside a verb or noun of speech in the "
                    "sentence, in a lead-in with a colon, a credit or a label, in a clause inside "
                    "the marks, in a citation in brackets behind them, at another quotation of "
                    "the paragraph, in the rest of the paragraph, or in the paragraph "
                    "before where the quotation goes on; a sentence about somebody right before "
                    "it, or that runs over into “I”, names its source too. A comma at the end of "
                    "a quotation that opens its sentence announces a speaker, and wants one "
                    "behind it. Titles, terms, phrases without a verb, headings, code and marks "
                    "that do not pair are left alone.",
             .bad = {.text = "The bridge has been closed since March. “We were promised that it "
                             "would be open again before the summer.” Traffic is heavy.\n"},
             .good = {.text = "The bridge has been closed since March. “We were promised that it "
                              "would be open again before the summer,” said Mayor Ann Lee.\n"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<UnattributedQuotation>,
};

}  // namespace obelus
