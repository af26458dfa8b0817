// spam/spintax: {one|two|three}, from which a program was to choose. Templates of software and
// formulas use braces and bars too: an alternative of spintax is words, and there are spaces or
// several alternatives.
#include <fmt/format.h>

#include <algorithm>

#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongest = 1000;  // bytes of one group
constexpr std::size_t kDeepest = 8;     // groups within groups

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::title:
    case Scope::heading:
    case Scope::paragraph:
    case Scope::list:
    case Scope::quote:
    case Scope::caption:
    case Scope::table: return true;
    default: return false;
  }
}

// What a group of braces holds.
struct Group {
  std::size_t end = 0;  // behind its }; 0: it is none
  std::size_t bars = 0;
  bool words = true;     // letters, spaces and the marks of prose only
  bool letters = false;  // in the alternative at hand
};

Group group_at(std::string_view text, std::size_t open) {
  Group group;
  std::size_t depth = 0;
  const std::size_t limit = std::min(text.size(), open + kLongest);
  for (std::size_t i = open; i < limit;) {
    const char32_t c = utf8::decode(text, i);
    if (c == U'{') {
      if (++depth > kDeepest) return {};
    } else if (c == U'}') {
      if (--depth == 0) {
        group.words = group.words && group.letters;
        group.end = i;
        return group;
      }
    } else if (c == U'|') {
      ++group.bars;
      // {a||b} is a condition, {|x|} a set.
      group.words = group.words && group.letters;
      group.letters = false;
    } else if (is_letter(c)) {
      group.letters = true;
    } else if (c == U'=' || c == U'<' || c == U'>' || c == U'\\' || c == U';' || c == U'_' ||
               c == U'$' || c == U'^' || c == U'[' || c == U']' || c == U'*' || c == U'+') {
      group.words = false;
    }
  }
  return {};
}

class Spintax final : public Rule {
 public:
  explicit Spintax(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    const std::string_view text = article.text();
    for (std::size_t at = text.find('{'); at != std::string_view::npos;) {
      const std::size_t end = check_group(article, at, context);
      at = text.find('{', std::max(end, at + 1));
    }
  }

 private:
  // Returns the end of what was reported; 0 for nothing.
  static std::size_t check_group(const Article& article, std::size_t at, Context& context) {
    const std::string_view text = article.text();
    const char before = at > 0 ? text[at - 1] : ' ';
    // {{a|filter}} and {% %} are templates, ${a|b} and cmd{a|b} code.
    const bool joined = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
    if (joined || before == '{' || before == '$' || before == '\\' || before == '%' ||
        text.substr(at + 1).starts_with('%') || text.substr(at).starts_with("{{")) {
      return 0;
    }
    const std::size_t block = article.document().block_at(at);
    if (block >= article.blocks().size() || !is_checked(article.blocks()[block].scope)) return 0;
    const std::string_view rest = text.substr(0, article.blocks()[block].text.end);
    const Group group = group_at(rest, at);
    if (group.end == 0 || group.bars == 0 || !group.words) return 0;
    const std::string_view found = text.substr(at, group.end - at);
    // { add | remove }: the synopsis of a command.
    if (found.starts_with("{ ") && found.ends_with(" }") && !in_prose(rest, at)) return 0;
    // {on|off} in a line of a manual is a choice of arguments: one bar needs a space beside words.
    if (group.bars == 1 && found.find(' ') == std::string_view::npos && !in_prose(rest, at)) {
      return 0;
    }
    context.report({.span = article.to_raw({at, group.end}),
                    .message = fmt::format("“{}” is a choice of words that a program was to make",
                                           shortened(found)),
                    .evidence = {fmt::format("{} alternatives in braces", group.bars + 1)}});
    return group.end;
  }

  // Whether another such group stands in the same block: manuals name one choice, spinners spin
  // every other word.
  static bool in_prose(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(std::min(text.size(), at + 1), kLongest);
    const std::size_t next = rest.find('{');
    return next != std::string_view::npos && rest.find('|', next) != std::string_view::npos;
  }
};

}  // namespace

extern const RuleDefinition spam_spintax{
    .info = {.id = "spam/spintax",
             .summary = "Alternatives in braces that a spinner left unspun",
             .why = "Spam is varied by programs that choose one of {several|some|many} words. "
                    "What they leave behind is never meant for readers. Code, templates and "
                    "formulas have braces and bars too and are left alone.",
             .bad = {.text = "This is a {great|wonderful|fantastic} article about {gardens|parks "
                             "and gardens}.\n"},
             .good = {.text = "The set {x | x > 2} and the template {{ name|upper }} stay as they "
                              "are.\n"},
             .severity = Severity::error},
    .make = make_rule<Spintax>,
};

}  // namespace obelus
