// The `lexicons` of a policy file: terms to add to word lists and to take from them.
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "policy/did_you_mean.hpp"
#include "policy/policy_reader.hpp"

namespace obelus {
namespace {

using yaml::Node;

std::set<std::string_view> known_subjects(const Scope& scope) {
  std::set<std::string_view> subjects;
  for (const EmbeddedFile& file : scope.catalogue.files) {
    if (const auto name = lexicon_name(file.name)) subjects.insert(name->subject);
  }
  return subjects;
}

// A subject that exists, in any language: a policy may begin the list of a language that has none.
bool expect_lexicon(const Node::Entry& entry, const Scope& scope, std::vector<Fault>& faults) {
  const std::string_view key = entry.key;
  const std::size_t slash = key.rfind('/');
  const std::set<std::string_view> subjects = known_subjects(scope);
  if (slash != std::string_view::npos && subjects.contains(key.substr(0, slash)) &&
      is_language_tag(key.substr(slash + 1))) {
    return true;
  }
  std::vector<std::string> names;
  for (const EmbeddedFile& file : scope.catalogue.files) {
    if (const auto name = lexicon_name(file.name)) {
      names.push_back(std::string(name->subject) + "/" + std::string(name->language));
    }
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string hint = suggestion_for(key, views);
  faults.push_back({entry.key_mark, "unknown lexicon “" + entry.key + "”" +
                                        (hint.empty() ? "; expected subject/language" : hint)});
  return false;
}

// The terms that the lexicon holds before this file changes it.
std::set<std::string> terms_of(const std::string& key, const Scope& scope) {
  std::set<std::string> terms;
  const std::size_t slash = key.rfind('/');
  const std::string language = key.substr(slash + 1);
  for (const Lexicon& lexicon :
       lexicons(key.substr(0, slash), scope.lexicon_changes, scope.catalogue.files)) {
    if (lexicon.language != language) continue;
    for (const LexiconTerm& term : lexicon.terms) terms.emplace(term.text);
  }
  return terms;
}

LexiconChange read_change(const Node::Entry& lexicon, const Scope& scope,
                          std::vector<Fault>& faults) {
  LexiconChange change;
  for (const Node::Entry& entry : lexicon.value.entries()) {
    if (entry.key == "add") {
      for (const auto& [text, where] : read_texts(entry.value, "a term", faults)) {
        try {
          change.add.push_back(parse_lexicon_term(text));
        } catch (const std::invalid_argument& error) {
          faults.push_back({where, error.what()});
        }
      }
    } else if (entry.key == "remove") {
      const std::set<std::string> terms = terms_of(lexicon.key, scope);
      const std::vector<std::string_view> names(terms.begin(), terms.end());
      for (const auto& [text, where] : read_texts(entry.value, "a term", faults)) {
        if (!terms.contains(text)) {
          faults.push_back({where, "“" + lexicon.key + "” has no term “" + text + "”" +
                                       suggestion_for(text, names)});
        }
        change.remove.push_back(text);
      }
    } else {
      constexpr std::string_view kKeys[] = {"add", "remove"};
      const std::string hint = suggestion_for(entry.key, kKeys);
      faults.push_back({entry.key_mark, "unknown key “" + entry.key + "”" +
                                            (hint.empty() ? "; expected add or remove" : hint)});
    }
  }
  return change;
}

}  // namespace

std::vector<std::pair<std::string, LexiconChange>> read_lexicon_changes(
    const Node& node, const Scope& scope, std::vector<Fault>& faults) {
  std::vector<std::pair<std::string, LexiconChange>> changes;
  if (node.is_null()) return changes;
  if (!node.is_mapping()) {
    faults.push_back({node.mark(), "expected a mapping of lexicons, not " + node.describe()});
    return changes;
  }
  for (const Node::Entry& entry : node.entries()) {
    if (!expect_lexicon(entry, scope, faults)) continue;
    if (!entry.value.is_mapping()) {
      faults.push_back({entry.value.mark(),
                        "expected a mapping with add and remove, not " + entry.value.describe()});
      continue;
    }
    changes.emplace_back(entry.key, read_change(entry, scope, faults));
  }
  return changes;
}

}  // namespace obelus
