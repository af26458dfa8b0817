// substitution: words and patterns for which the house has other ones.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "rules/own_rule.hpp"
#include "rules/own_tokens.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "swap",
     .type = OptionType::string_map,
     .summary = "What to replace (a word, phrase or regular expression) by what: several choices "
                "are set apart by |, and $1 is what the pattern's first group found.",
     .required = true},
    {.name = "exceptions",
     .type = OptionType::strings,
     .fallback = "[]",
     .summary = "Words, phrases and regular expressions to leave alone, alone or around a match."},
    {.name = "ignorecase",
     .type = OptionType::boolean,
     .fallback = "true",
     .summary = "Capital and small letters are the same."},
    {.name = "nonword",
     .type = OptionType::boolean,
     .fallback = "false",
     .summary = "Matches need not begin and end where words do."},
    ReadScopes::kOption,
    ReadQuoted::kOption,
};

StringList split(const std::string& choices) {
  StringList out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(choices.find('|', begin), choices.size());
    out.push_back(choices.substr(begin, end - begin));
    if (end == choices.size()) return out;
    begin = end + 1;
  }
}

// "a / b / c": in whatever language and direction the words are.
std::string joined(const StringList& choices) {
  std::string out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) out += " / ";
    out += choices[i];
  }
  return out;
}

// `form` with $1…$9 replaced by what the groups found.
std::string filled(const Article& article, const OwnTokens::Found& found, const std::string& form) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool group = form[i] == '$' && i + 1 < form.size() && form[i + 1] >= '1' &&
                       form[i + 1] <= '9' && !found.groups.empty();
    if (!group) {
      out += form[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(form[++i] - '1');
    if (index < found.groups.size()) out += article.text(found.groups[index]);
  }
  return out;
}

class Substitution final : public Rule {
 public:
  explicit Substitution(const RuleSetup& setup)
      : Substitution(setup, setup.options().get<StringMap>("swap")) {}

  void check(const Article& article, Context& context) const override {
    for (const Span<Text> span : scopes_.of(article)) {
      const auto found = tokens_.find(article, span);
      if (found.empty()) continue;
      const auto exceptions = exceptions_.find(article, span);
      for (const OwnTokens::Found& each : found) {
        const bool excepted = std::any_of(
            exceptions.begin(), exceptions.end(), [&](const OwnTokens::Found& exception) {
              return exception.text.contains(each.text) || each.text.contains(exception.text);
            });
        if (!excepted && quoted_.reads(article, each.text)) check_match(article, each, context);
      }
    }
  }

 private:
  Substitution(const RuleSetup& setup, const StringMap& swap)
      : scopes_(setup.options().get<StringList>("scope")),
        quoted_(setup.options().get<std::string>("quoted")),
        keys_(keys_of(swap)),
        tokens_(setup, keys_, form_of(setup.options())),
        exceptions_(setup, setup.options().get<StringList>("exceptions"), form_of(setup.options())),
        with_(setup, "Write “{replacement}” rather than “{match}”"),
        without_(setup, "“{match}” should not stand here") {
    for (const auto& [key, value] : swap) choices_.push_back(split(value));
  }

  static StringList keys_of(const StringMap& swap) {
    if (swap.empty()) throw RuleSetupError("substitution needs at least one pair in “swap”");
    StringList keys;
    for (const auto& [key, value] : swap) keys.push_back(key);
    return keys;
  }

  static TokenForm form_of(const Options& options) {
    return {.ignore_case = options.get<bool>("ignorecase"),
            .nonword = options.get<bool>("nonword")};
  }

  void check_match(const Article& article, const OwnTokens::Found& found, Context& context) const {
    const std::string_view match = article.text(found.text);
    StringList choices;
    for (const std::string& choice : choices_[found.token]) {
      const std::string text = filled(article, found, choice);
      if (text == match) return;  // as the house wants it, but for the case of its letters
      choices.push_back(in_place_of(match, keys_[found.token], text));
    }
    if (std::find(choices.begin(), choices.end(), match) != choices.end()) return;
    const bool removes = choices.size() == 1 && choices.front().empty();
    const std::string replacement = joined(choices);
    const std::array<std::string_view, 2> ordered = {replacement, match};
    Report report{.span = article.to_raw(found.text),
                  .message = (removes ? without_ : with_).text(match, replacement, ordered)};
    for (const std::string& choice : choices) {
      report.fixes.push_back({choice.empty() ? fmt::format("Remove “{}”", match)
                                             : fmt::format("Replace “{}” by “{}”", match, choice),
                              false,
                              {{report.span, choice}}});
    }
    context.report(std::move(report));
  }

  // At the beginning of a sentence, "Utilise" becomes "Use", though the policy says utilise: use.
  static std::string in_place_of(std::string_view match, std::string_view key,
                                 const std::string& text) {
    const bool capital = is_upper(utf8::at(match, 0)) && !is_upper(first_letter(key));
    return capital && is_lower(utf8::at(text, 0)) ? with_capital(text) : text;
  }

  static char32_t first_letter(std::string_view pattern) noexcept {
    for (std::size_t i = 0; i < pattern.size();) {
      const char32_t c = utf8::decode(pattern, i);
      if (is_letter(c)) return c;
    }
    return 0;
  }

  ReadScopes scopes_;
  ReadQuoted quoted_;
  StringList keys_;
  std::vector<StringList> choices_;  // of each key
  OwnTokens tokens_;
  OwnTokens exceptions_;
  OwnMessage with_;
  OwnMessage without_;
};

}  // namespace

extern const RuleDefinition kinds_substitution{
    .info = {.id = "substitution",
             .summary = "A word or pattern stands in the text for which the policy has another",
             .why = "For the words that a house writes otherwise. In message, {match} is what was "
                    "found and {replacement} what to write; %s is first the replacement, then the "
                    "match:\n"
                    "  house/plain-words:\n"
                    "    kind: substitution\n"
                    "    message: 'Use “%s” rather than “%s”'\n"
                    "    swap:\n"
                    "      utilise: use\n"
                    "      'in order to': to\n"
                    "      '(\\d+) percent': $1 per cent\n"
                    "      بالتالي: لذلك|من ثم\n"
                    "A text that already reads like the replacement is left alone.",
             .bad = {.text = "They utilise the bridge every day.\n"},
             .good = {.text = "They use the bridge every day.\n"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<Substitution>,
};

}  // namespace obelus
