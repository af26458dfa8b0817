// Lexicon files: what is read is what was written, each term once.
#include <set>

#include <fmt/format.h>

#include "fuzz.hpp"
#include "policy/error.hpp"
#include "policy/lexicon_file.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {

void check(std::string_view bytes) {
  std::vector<WrittenTerm> terms;
  try {
    terms = parse_lexicon(bytes, "fuzz.txt");
  } catch (const PolicyError& error) {
    expect(printable(error.what()) == error.what(), "a fault is one line that can be printed");
    return;
  }
  std::set<std::string> texts;
  std::string written = "# written again\n";
  for (const WrittenTerm& term : terms) {
    expect(!term.folded.empty() && utf8::find_ill_formed(term.text) == std::string::npos,
           "a term is text");
    expect(texts.insert(term.text).second, "a term stands there once");
    const bool is_comment = term.text.starts_with('#') || term.text.starts_with("\\#");
    written += fmt::format("{}{} = {}\n", is_comment ? "\\" : "", term.text, term.weight);
  }
  expect(parse_lexicon(written, "again.txt") == terms, "a lexicon that is written reads the same");
}

}  // namespace obelus::fuzz
