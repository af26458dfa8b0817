// The tokens of a policy's own rule: plain words go to the term automaton, which reads the text
// once for all rules; patterns are compiled, and run only where a literal they need occurs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"
#include "text/regex.hpp"

namespace obelus {

struct TokenForm {
  bool ignore_case = true;
  bool nonword = false;  // tokens may stand inside words
  std::string before{};  // a pattern that goes before each token, and one that follows it
  std::string after{};
};

class OwnTokens {
 public:
  // Throws RuleSetupError for a token that does not compile.
  OwnTokens(const RuleSetup& setup, const std::vector<std::string>& tokens, const TokenForm& form);

  struct Found {
    Span<Text> text;
    std::size_t token;               // index into the tokens
    std::vector<Span<Text>> groups;  // of the pattern; an absent one is empty at 0
  };
  // What stands in `span`, in order, without overlaps: the first, and of those the longest. Throws
  // RegexError, which names the rule and the pattern, when a pattern reaches its limits.
  std::vector<Found> find(const Article& article, Span<Text> span) const;
  // The same with overlaps.
  std::vector<Found> find_all(const Article& article, Span<Text> span) const;

 private:
  struct Pattern {
    std::size_t token;
    std::string source;
    Regex regex;
    std::optional<TermGroup> gate;
  };

  std::string rule_;
  bool ignore_case_;
  std::vector<std::string> words_;        // the plain tokens
  std::vector<std::size_t> word_tokens_;  // their indices
  TermGroup group_ = 0;
  std::vector<Pattern> patterns_;
};

// Literals of which a text that matches `pattern` must hold at least one; empty where there are
// none that are worth looking for.
std::vector<std::string> required_literals(std::string_view pattern);

}  // namespace obelus
