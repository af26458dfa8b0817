// spam/language-switch: one line in another script or language, alone between paragraphs, or whole
// sentences that share nothing with the article. Bilingual articles have more of them, quotations
// are introduced or marked, and code looks like code.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/topic.hpp"
#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "rules/spam_script.hpp"
#include "rules/spam_switches.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kWords = 4;     // fewer: a name, a title, a label
constexpr std::size_t kBlocks = 6;    // that an article has to have two languages in
constexpr std::size_t kShare = 4;     // blocks to one in another language, or the article has two
constexpr std::size_t kListings = 2;  // commands and their like, where programs speak English

// Marks of quotations, code, addresses and formulas.
bool has_marks(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    switch (c) {
      case U'"':
      case U'“':
      case U'”':
      case U'«':
      case U'»':
      case U'「':
      case U'『':
      case U'《':
      case U'(':
      case U'（':
      case U'/':
      case U'\\':
      case U'=':
      case U'_':
      case U'`':
      case U'<':
      case U'>':
      case U'{':
      case U';':
      case U'$':
      case U'#':
      case U'~':
      case U'*':
      case U'@':
      case U'©': return true;
      default: break;
    }
  }
  return text.find(" -") != std::string_view::npos || text.find("--") != std::string_view::npos;
}

// Marks that tell a quotation from sentences of somebody's own, and code from either.
bool has_quotation_or_code(std::string_view text) {
  for (const std::string_view mark : {"\"", "“", "”", "„", "«", "»", "「", "『", "《", "‹", "http",
                                      "via:", "=", "_", "{", "`", "~", "::", "->"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return text.starts_with('\'') || text.starts_with("‘") || text.starts_with('$');
}

// A line of Chinese that names products is mostly Latin letters.
bool has_letter_of(std::string_view text, Script script) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    if (is_letter(c) && script_of(c) == script) return true;
  }
  return false;
}

bool ends_with_colon(std::string_view text) {
  if (text.empty()) return false;
  std::size_t end = text.size();
  const char32_t c = utf8::decode_before(text, end);
  return c == U':' || c == U'：';
}

class LanguageSwitchRule final : public Rule {
 public:
  explicit LanguageSwitchRule(const RuleSetup& setup) : foreign_(setup) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<Block>& blocks = article.blocks();
    if (blocks.size() < kBlocks) return;
    const Script own = article_script(article);
    if (own == Script::common) return;
    const std::vector<LanguageSwitch> found = find_switches(article, foreign_, own);
    const LanguageSwitch* const only = only_line(found);
    const bool lone = only != nullptr && is_line_of_its_own(article, *only, own);
    if (lone) report_line(article, *only, own, context);
    for (const LanguageSwitch* const prose : prose_of_others(article, found, own)) {
      if (!lone || prose != only) report_prose(article, *prose, context);
    }
  }

 private:
  // The one line in another script or, where there is none, in another language.
  static const LanguageSwitch* only_line(const std::vector<LanguageSwitch>& found) {
    for (const bool script : {true, false}) {
      const LanguageSwitch* line = nullptr;
      for (const LanguageSwitch& one : found) {
        if (!one.line || one.script != script) continue;
        if (line != nullptr) return nullptr;  // several: the article has two languages
        line = &one;
      }
      if (line != nullptr) return line;
    }
    return nullptr;
  }

  // Sentences and offers in another language that have nothing to do with the article.
  std::vector<const LanguageSwitch*> prose_of_others(const Article& article,
                                                     const std::vector<LanguageSwitch>& found,
                                                     Script own) const {
    std::vector<const LanguageSwitch*> prose;
    std::vector<std::size_t> told;
    for (const LanguageSwitch& one : found) {
      if (!one.language.words.empty()) told.push_back(one.block);
    }
    if (told.empty() || told.size() * kShare > article.blocks().size()) return prose;
    const ForeignLanguage longest = foreign_.language_of(article, longest_block(article));
    for (const LanguageSwitch& one : found) {
      // What was said in another language goes on for paragraphs.
      const bool goes_on =
          std::binary_search(told.begin(), told.end(), one.block + 1) ||
          (one.block > 0 && std::binary_search(told.begin(), told.end(), one.block - 1));
      if (!goes_on && one.language.language != longest.language &&
          is_prose_of_its_own(article, one, own)) {
        prose.push_back(&one);
      }
    }
    if (prose.empty()) return prose;
    const ArticleVocabulary vocabulary(article, told);
    const bool listings = found.size() - told.size() >= kListings;
    std::erase_if(prose, [&](const LanguageSwitch* one) {
      return vocabulary.overlap(one->block).shared > 0 || (listings && !speaks(one->language));
    });
    return prose;
  }

  // Sentences or an offer that no mark of quotation, code or credit accounts for.
  static bool is_prose_of_its_own(const Article& article, const LanguageSwitch& found, Script own) {
    const Block& where = article.blocks()[found.block];
    if (found.language.words.empty() || where.scope != Scope::paragraph || where.boilerplate) {
      return false;
    }
    const std::string_view text = article.text(where.text);
    if (found.script && has_letter_of(text, own)) return false;
    return !has_quotation_or_code(text) && !ends_with_colon(text) &&
           (found.block == 0 ||
            !ends_with_colon(article.text(article.blocks()[found.block - 1].text)));
  }

  // To the reader or of its writer, as no message of a program does.
  static bool speaks(const ForeignLanguage& language) {
    static constexpr std::array<std::string_view, 5> kVoices = {"you", "your", "we", "our", "my"};
    return std::any_of(language.words.begin(), language.words.end(), [](std::string word) {
      for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
      return std::find(kVoices.begin(), kVoices.end(), word) != kVoices.end();
    });
  }

  // Of one that no other block of the article resembles.
  bool is_line_of_its_own(const Article& article, const LanguageSwitch& found, Script own) const {
    if (!is_line(article, found.block)) return false;
    if (found.script) return !has_letter_of(article.text(article.blocks()[found.block].text), own);
    return foreign_.language_of(article, longest_block(article)).language !=
           found.language.language;
  }

  // Alone between paragraphs, without a mark of what lines in other languages are by right.
  static bool is_line(const Article& article, std::size_t block) {
    const Block& where = article.blocks()[block];
    if (where.scope != Scope::paragraph || where.boilerplate || block == 0) return false;
    const std::string_view text = article.text(where.text);
    if (count_words(text) < kWords || has_marks(text)) return false;
    if (ends_with_colon(article.text(article.blocks()[block - 1].text))) return false;
    const LineForm& form = article.form(block);
    return form.code_points < 90 && form.between_prose && !ends_with_colon(text);
  }

  static void report_line(const Article& article, const LanguageSwitch& found, Script own,
                          Context& context) {
    if (found.script) {
      report(article, found.block, "is the only line in its script, alone between the paragraphs",
             fmt::format("the article is in {} script, the line in {}", script_name(own),
                         script_name(article.form(found.block).script)),
             context);
    } else {
      report(article, found.block, "is the only line in its language, alone between the paragraphs",
             evidence_of(found.language), context);
    }
  }

  static void report_prose(const Article& article, const LanguageSwitch& found, Context& context) {
    report(article, found.block, "is in a language that the article is not in",
           evidence_of(found.language), context);
  }

  static std::string evidence_of(const ForeignLanguage& language) {
    return fmt::format("{} words of {}: {}", language.words.size(), language.language,
                       fmt::join(language.words, ", "));
  }

  static void report(const Article& article, std::size_t block, std::string_view what,
                     std::string evidence, Context& context) {
    const Span<Text> text = article.blocks()[block].text;
    context.report({.span = article.to_raw(text),
                    .message = fmt::format("“{}” {}", shortened(article.text(text)), what),
                    .evidence = {std::move(evidence)}});
  }

  ForeignWords foreign_;
};

}  // namespace

extern const RuleDefinition spam_language_switch{
    .info = {.id = "spam/language-switch",
             .summary = "A line or paragraph in another script or language, alone in the article",
             .why = "Lines that somebody inserted are often in a language that the article is not "
                    "in. Names, quotations, code and bilingual articles are in two scripts by "
                    "right: a line of four words or more is reported if it is the only one and "
                    "stands between two paragraphs of prose, and sentences are if no word in them "
                    "recurs in the article, without marks of quotation and not behind a colon.",
             .bad = {.text =
                         "Council approves new library\n\n"
                         "The town council voted on Tuesday to build a new library on the site "
                         "of the old market hall.\n\n"
                         "лучшие новости города каждый день\n\n"
                         "Work on the building will begin in the spring and is expected to take "
                         "about two years.\n\n"
                         "The hall was built in 1902.\n\n"
                         "It had been empty since the fire.\n"},
             .good = {.text = "Council approves new library\n\n"
                              "The town council voted on Tuesday to build a new library on the "
                              "site of the old market hall. Its name will be:\n\n"
                              "Библиотека имени Льва Толстого\n\n"
                              "Work on the building will begin in the spring and is expected to "
                              "take about two years.\n\n"
                              "The hall was built in 1902.\n\n"
                              "It had been empty since the fire.\n"},
             .severity = Severity::warning},
    .make = make_rule<LanguageSwitchRule>,
};

}  // namespace obelus
