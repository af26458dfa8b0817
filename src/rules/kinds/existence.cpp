// existence: words and patterns that should not stand in a text.
#include <algorithm>

#include "rules/own_rule.hpp"
#include "rules/own_tokens.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "tokens",
     .type = OptionType::strings,
     .fallback = "[]",
     .summary = "Words, phrases and regular expressions to report."},
    {.name = "raw",
     .type = OptionType::strings,
     .fallback = "[]",
     .summary = "Parts of one regular expression, joined as they are; it goes before the tokens."},
    {.name = "append",
     .type = OptionType::boolean,
     .fallback = "false",
     .summary = "raw goes after the tokens."},
    {.name = "exceptions",
     .type = OptionType::strings,
     .fallback = "[]",
     .summary = "Words, phrases and regular expressions to leave alone, alone or around a token."},
    {.name = "ignorecase",
     .type = OptionType::boolean,
     .fallback = "true",
     .summary = "Capital and small letters are the same."},
    {.name = "nonword",
     .type = OptionType::boolean,
     .fallback = "false",
     .summary = "Tokens need not begin and end where words do."},
    ReadScopes::kOption,
    ReadQuoted::kOption,
};

class Existence final : public Rule {
 public:
  explicit Existence(const RuleSetup& setup)
      : scopes_(setup.options().get<StringList>("scope")),
        quoted_(setup.options().get<std::string>("quoted")),
        tokens_(setup, tokens_of(setup.options()), form_of(setup.options())),
        exceptions_(setup, setup.options().get<StringList>("exceptions"),
                    {.ignore_case = setup.options().get<bool>("ignorecase"),
                     .nonword = setup.options().get<bool>("nonword")}),
        message_(setup, "“{match}” should not stand here") {}

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
        if (!excepted && quoted_.reads(article, each.text)) report(article, each.text, context);
      }
    }
  }

 private:
  static std::string joined_raw(const Options& options) {
    std::string out;
    for (const std::string& part : options.get<StringList>("raw")) out += part;
    return out;
  }

  // Without tokens, raw is the only one.
  static StringList tokens_of(const Options& options) {
    const StringList& tokens = options.get<StringList>("tokens");
    if (!tokens.empty()) return tokens;
    if (joined_raw(options).empty()) throw RuleSetupError("existence needs “tokens” or “raw”");
    return {""};
  }

  static TokenForm form_of(const Options& options) {
    const bool append = options.get<bool>("append");
    std::string raw = joined_raw(options);
    return {.ignore_case = options.get<bool>("ignorecase"),
            .nonword = options.get<bool>("nonword"),
            .before = append ? std::string() : raw,
            .after = append ? raw : std::string()};
  }

  void report(const Article& article, Span<Text> text, Context& context) const {
    const std::string_view match = article.text(text);
    const std::string_view ordered[] = {match};
    context.report({.span = article.to_raw(text), .message = message_.text(match, {}, ordered)});
  }

  ReadScopes scopes_;
  ReadQuoted quoted_;
  OwnTokens tokens_;
  OwnTokens exceptions_;
  OwnMessage message_;
};

}  // namespace

extern const RuleDefinition kinds_existence{
    .info = {.id = "existence",
             .summary = "A word or pattern of the policy's list stands in the text",
             .why = "For the words a house does not print. Tokens are words, phrases or regular "
                    "expressions; in message, {match} and %s stand for what was found:\n"
                    "  house/no-exclusive:\n"
                    "    kind: existence\n"
                    "    message: '“{match}” tells the reader nothing'\n"
                    "    tokens: [exclusive, حصري, 'shock(?:ing|er)?']\n"
                    "    exceptions: [mutually exclusive]\n"
                    "    scope: [title, heading]\n"
                    "Plain words are found by one automaton for all rules, whatever their number. "
                    "Arabic ones also after و ف ب ك ل س and ال.",
             .bad = {.text = "Exclusive: the minister resigns\n"},
             .good = {.text = "The minister resigns\n"},
             .severity = Severity::warning,
             .options = kOptions},
    .make = make_rule<Existence>,
};

}  // namespace obelus
