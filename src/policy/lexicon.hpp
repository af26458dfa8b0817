// Lexicons: word lists in text files, one per subject and language, that policies extend.
//   # a comment
//   live stream free
//   watch online free = 3
//   \# is a term, not a comment
// A number behind " = " is the term's weight (default 1), where the rule that reads the list uses
// weights.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/embedded.hpp"

namespace obelus {

struct LexiconTerm {
  std::string text;  // as written, trimmed
  double weight = 1;
  friend bool operator==(const LexiconTerm&, const LexiconTerm&) = default;
};

struct Lexicon {
  std::string subject;   // "hearsay", "spam/casino"
  std::string language;  // "ar"; "mul" for terms of every language
  std::vector<LexiconTerm> terms;
};

// The terms of one lexicon file, in order; a term twice is an error, as is a weight that is none.
// `name` is used in errors (PolicyError with file, line and column).
std::vector<LexiconTerm> parse_lexicon(std::string_view content, const std::string& name);

// One line of a lexicon, "term" or "term = weight"; throws std::invalid_argument, whose what() says
// what is wrong, for an empty term or a weight that is no number.
LexiconTerm parse_lexicon_term(std::string_view line);

// What a policy changes in a lexicon. A term that is added again gets the new weight.
struct LexiconChange {
  std::vector<LexiconTerm> add;
  std::vector<std::string> remove;
};

// The lexicons of a subject in all languages, with a policy's changes applied.
// `changes` is keyed by "subject/language".
std::vector<Lexicon> lexicons(std::string_view subject,
                              const std::map<std::string, LexiconChange>& changes,
                              std::span<const EmbeddedFile> files = embedded_files());
// The sub-subjects of a family of lexicons: for "spam" → "casino", "streaming", …
std::vector<std::string> lexicon_subjects(std::string_view family,
                                          std::span<const EmbeddedFile> files = embedded_files());

// "lexicons/spam/casino/ar.txt" → "spam/casino" and "ar"; nullopt for a file of another kind.
struct LexiconName {
  std::string_view subject;
  std::string_view language;
};
std::optional<LexiconName> lexicon_name(std::string_view file) noexcept;

}  // namespace obelus
