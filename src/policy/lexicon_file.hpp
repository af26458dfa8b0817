// The text of lexicons:
//   # a comment
//   live stream free
//   watch online free = 3
//   \# is a term, not a comment
// A number behind " = " is the term's weight (default 1), where the rule that reads the list uses
// weights.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {

// A term as somebody wrote it.
struct WrittenTerm {
  WrittenTerm() = default;
  explicit WrittenTerm(std::string term, double its_weight = 1);

  std::string text;    // trimmed
  std::string folded;  // text/fold.hpp
  double weight = 1;
  friend bool operator==(const WrittenTerm&, const WrittenTerm&) = default;
};

// The terms of one lexicon file, in order; a line that stands there twice is an error, as is a
// weight that is none. `name` is used in errors (PolicyError with file, line and column).
std::vector<WrittenTerm> parse_lexicon(std::string_view content, const std::string& name);

// One line of a lexicon, "term" or "term = weight"; throws std::invalid_argument, whose what() says
// what is wrong, for an empty term or a weight that is no number.
WrittenTerm parse_lexicon_term(std::string_view line);

// "lexicons/spam/casino/ar.txt" → "spam/casino" and "ar"; nullopt for a file of another kind.
struct LexiconName {
  std::string_view subject;
  std::string_view language;
};
std::optional<LexiconName> lexicon_name(std::string_view file) noexcept;

}  // namespace obelus
