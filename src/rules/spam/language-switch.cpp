// spam/language-switch: one line in another script or language, alone between paragraphs. Bilingual
// articles have several such lines, quotations are introduced or marked, and code looks like code.
#include <fmt/format.h>

#include <algorithm>

#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "rules/spam_foreign.hpp"
#include "rules/spam_script.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongLine = 360;   // bytes of the longest line of 90 characters
constexpr std::size_t kWords = 4;        // fewer: a name, a title, a label
constexpr std::size_t kWordsToTell = 5;  // spaces of a line whose language can be told
constexpr std::size_t kTelling = 4;      // words that only the other language has
constexpr std::size_t kBlocks = 6;       // that an article has to have two languages in

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

class LanguageSwitch final : public Rule {
 public:
  explicit LanguageSwitch(const RuleSetup& setup) : foreign_(setup) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<Block>& blocks = article.blocks();
    if (blocks.size() < kBlocks) return;
    const Script own = article_script(article);
    if (own == Script::common) return;
    if (!has_bilingual_script(article, own, context)) check_language(article, own, context);
  }

 private:
  // A line in another script. Returns whether there are several, or one was reported.
  static bool has_bilingual_script(const Article& article, Script own, Context& context) {
    const std::vector<Block>& blocks = article.blocks();
    std::size_t found = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (is_beside_the_text(block.scope) || block.text.size() > kLongLine) continue;
      // Text in ASCII is Latin or has no letters.
      if (own == Script::latin && (article.bytes().of(block.text) & ByteMarks::kForeign) == 0) {
        continue;
      }
      const Script script = main_script(article.text(block.text));
      if (joined(script) == joined(own) || script == Script::common) continue;
      if (found < blocks.size()) return true;  // several: the article has two languages
      found = i;
    }
    if (found == blocks.size() || !is_switch(article, found, own)) return false;
    report_script(article, found, own, context);
    return true;
  }

  // A line in another language of the same script.
  void check_language(const Article& article, Script own, Context& context) const {
    std::size_t found = article.blocks().size();
    ForeignLanguage language;
    for (std::size_t i = 0; i < article.blocks().size(); ++i) {
      const Block& block = article.blocks()[i];
      if (block.scope != Scope::paragraph || !stands_alone(article.document(), i)) continue;
      const std::string_view text = article.text(block.text);
      if (static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < kWordsToTell ||
          main_script(text) != own) {
        continue;
      }
      ForeignLanguage foreign = foreign_.language_of(article, i);
      if (foreign.words.size() < kTelling) continue;
      if (found < article.blocks().size()) return;  // several: the article has two languages
      found = i;
      language = std::move(foreign);
    }
    if (found == article.blocks().size() || !is_line(article, found)) return;
    if (foreign_.language_of(article, longest_block(article)).language == language.language) return;
    report(article, found, "is the only line in its language",
           fmt::format("{} words of {}: {}", language.words.size(), language.language,
                       fmt::join(language.words, ", ")),
           context);
  }

  // Kana is written among Han.
  static Script joined(Script script) noexcept {
    return script == Script::kana ? Script::han : script;
  }

  static bool is_switch(const Article& article, std::size_t block, Script own) {
    return is_line(article, block) &&
           !has_letter_of(article.text(article.blocks()[block].text), own);
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

  static void report_script(const Article& article, std::size_t block, Script own,
                            Context& context) {
    report(article, block, "is the only line in its script",
           fmt::format("the article is written in {}, the line in {}", script_code(own),
                       script_code(article.form(block).script)),
           context);
  }

  static void report(const Article& article, std::size_t block, std::string_view what,
                     std::string evidence, Context& context) {
    const Span<Text> text = article.blocks()[block].text;
    context.report({.span = article.to_raw(text),
                    .message = fmt::format("“{}” {}, alone between the paragraphs",
                                           shortened(article.text(text)), what),
                    .evidence = {std::move(evidence)}});
  }

  ForeignWords foreign_;
};

}  // namespace

extern const RuleDefinition spam_language_switch{
    .info = {.id = "spam/language-switch",
             .summary = "One line in another script or language, alone between the paragraphs",
             .why = "Lines that somebody inserted are often in a language that the article is not "
                    "in. Names, quotations, code and bilingual articles are in two scripts by "
                    "right: only a single line of four words or more between two paragraphs of "
                    "prose is reported, without marks of quotation and not behind a colon.",
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
    .make = make_rule<LanguageSwitch>,
};

}  // namespace obelus
