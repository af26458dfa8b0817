// The lexicons that are compiled in, with what a policy adds and takes away.
#include "policy/lexicon.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/folded_words.hpp"

namespace obelus {
namespace {

LexiconTerm view_of(const WrittenTerm& term) {
  return {term.text, term.folded, key_of_term(term.folded), term.weight};
}

// Files that were not compiled (those of tests) are read here.
Lexicon read(const EmbeddedFile& file, const LexiconName& name) {
  Lexicon lexicon;
  lexicon.subject = name.subject;
  lexicon.language = name.language;
  if (!file.terms.empty()) {
    lexicon.terms = TermList(file);
    return lexicon;
  }
  lexicon.written = parse_lexicon(file.content, std::string(file.name));
  std::vector<LexiconTerm> terms(lexicon.written.size());
  std::transform(lexicon.written.begin(), lexicon.written.end(), terms.begin(), view_of);
  lexicon.terms = TermList(std::move(terms));
  return lexicon;
}

void apply(const LexiconChange& change, Lexicon& lexicon) {
  const std::unordered_set<std::string_view> removed(change.remove.begin(), change.remove.end());
  std::vector<LexiconTerm> terms;
  std::copy_if(lexicon.terms.begin(), lexicon.terms.end(), std::back_inserter(terms),
               [&](const LexiconTerm& term) { return !removed.contains(term.text); });
  lexicon.added = change.add;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < terms.size(); ++i) places.emplace(terms[i].text, i);
  for (const WrittenTerm& term : lexicon.added) {
    const auto [place, is_new] = places.emplace(term.text, terms.size());
    if (is_new) {
      terms.push_back(view_of(term));
    } else {
      terms[place->second].weight = term.weight;
    }
  }
  lexicon.terms = TermList(std::move(terms));
}

}  // namespace

std::vector<Lexicon> lexicons(std::string_view subject,
                              const std::map<std::string, LexiconChange>& changes,
                              std::span<const EmbeddedFile> files) {
  std::map<std::string, Lexicon> by_language;
  const std::string folder = "lexicons/" + std::string(subject) + '/';
  const auto before = [](const EmbeddedFile& file, const std::string& name) {
    return file.name < name;
  };
  for (auto file = std::lower_bound(files.begin(), files.end(), folder, before);
       file != files.end() && file->name.starts_with(folder); ++file) {
    const auto name = lexicon_name(file->name);
    if (!name || name->subject != subject) continue;  // a folder in it has lexicons of its own
    by_language[std::string(name->language)] = read(*file, *name);
  }
  for (const auto& [key, changed] : changes) {
    const std::size_t slash = key.rfind('/');
    if (slash == std::string::npos || std::string_view(key).substr(0, slash) != subject) continue;
    const std::string language = key.substr(slash + 1);
    Lexicon& lexicon = by_language[language];
    lexicon.subject = subject;
    lexicon.language = language;
    apply(changed, lexicon);
  }
  std::vector<Lexicon> out;
  out.reserve(by_language.size());
  for (auto& [language, lexicon] : by_language) out.push_back(std::move(lexicon));
  return out;
}

std::vector<std::string> lexicon_subjects(std::string_view family,
                                          std::span<const EmbeddedFile> files) {
  std::set<std::string> subjects;
  for (const EmbeddedFile& file : files) {
    const auto name = lexicon_name(file.name);
    if (!name) continue;
    const std::string_view subject = name->subject;
    if (subject.size() > family.size() && subject.starts_with(family) &&
        subject[family.size()] == '/') {
      subjects.emplace(subject.substr(family.size() + 1));
    }
  }
  return {subjects.begin(), subjects.end()};
}

}  // namespace obelus
