// Lexicons: word lists, one per subject and language, that policies extend.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/embedded.hpp"
#include "policy/lexicon_file.hpp"
#include "policy/term_list.hpp"

namespace obelus {

struct Lexicon {
  std::string subject;               // "hearsay", "spam/casino"
  std::string language;              // "ar"; "mul" for terms of every language
  TermList terms;                    // views of what is compiled in, and of the two lists below
  std::vector<WrittenTerm> written;  // of a file that is not compiled in
  std::vector<WrittenTerm> added;    // by the policy

  Lexicon() = default;
  Lexicon(Lexicon&&) noexcept = default;  // a copy's views would look into the original
  Lexicon& operator=(Lexicon&&) noexcept = default;
};

// What a policy changes in a lexicon. A term that is added again gets the new weight.
struct LexiconChange {
  std::vector<WrittenTerm> add;
  std::vector<std::string> remove;
};

// The lexicons of a subject in all languages, by language, with a policy's changes applied.
// `changes` is keyed by "subject/language"; `files` are sorted by name.
std::vector<Lexicon> lexicons(std::string_view subject,
                              const std::map<std::string, LexiconChange>& changes,
                              std::span<const EmbeddedFile> files = embedded_files());
// The sub-subjects of a family of lexicons: for "spam" → "casino", "streaming", …
std::vector<std::string> lexicon_subjects(std::string_view family,
                                          std::span<const EmbeddedFile> files = embedded_files());

}  // namespace obelus
