// A policy: which rules run, how severe they are, with which options, for which files.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/did_you_mean.hpp"
#include "policy/embedded.hpp"
#include "policy/error.hpp"
#include "policy/lexicon.hpp"
#include "policy/options.hpp"
#include "policy/rule_info.hpp"

namespace obelus {

// What policies may speak of. The policy floor knows no rule; it is handed this.
struct Catalogue {
  std::span<const RuleInfo* const> rules;
  std::span<const RuleInfo* const> kinds;                  // for a policy's own rules
  std::span<const EmbeddedFile> files = embedded_files();  // built-in policies and lexicons
  const RuleInfo* rule(std::string_view id) const noexcept;
  const RuleInfo* kind(std::string_view name) const noexcept;
};

// A test of a policy's own rule.
struct RuleTest {
  bool bad = false;  // the rule must find something, or nothing
  std::string text;
  Position where;  // in the file that defines the rule
};

struct RuleSettings {
  const RuleInfo* info = nullptr;  // of the rule, or of the kind of a policy's own rule
  std::string id;
  Severity severity = Severity::off;
  Options options;
  std::string message;  // replaces the rule's own; {match} stands for the text found
  std::string link;     // of a policy's own rule: where it is explained
  std::vector<RuleTest> tests;
  std::string defined_in;  // file of a policy's own rule
  Position where;
};

// What one policy file says of one rule. Everything that it leaves out stays as it was.
struct RuleChange {
  const RuleInfo* info = nullptr;
  std::string id;
  bool defines = false;  // a rule of one's own with its kind: replaces what that id was before
  std::optional<Severity> severity;  // left out: stays, or the rule's default where it was off
  Options options;                   // only those that are given
  std::optional<std::string> message;
  std::optional<std::string> link;
  std::optional<std::vector<RuleTest>> tests;
  std::string file;
  Position where;
};
using RuleTable = std::map<std::string, RuleSettings>;
void apply(const RuleChange& change, RuleTable& rules);

// What makes a run fail. Severity::off fails for nothing.
struct GateRule {
  std::optional<Severity> fail_on;  // findings of this severity and above; left out: as the gate's
  std::optional<std::size_t> budget;  // more findings than these, of whatever severity
};
struct GatePolicy {
  std::optional<Severity> fail_on;          // left out: errors
  std::optional<std::size_t> budget;        // for the findings of all rules together
  std::map<std::string, GateRule> parts{};  // by rule or family; what a rule's own says wins
  bool empty() const noexcept { return !fail_on && !budget && parts.empty(); }
};

// For files that match `files`, rules are changed, and what makes a run fail.
struct Override {
  std::vector<std::string> files;  // globs as in .gitignore, relative to `base`; ! takes back
  std::string base;                // the policy's folder
  std::vector<RuleChange> changes;
  GatePolicy gate;  // wins over what the policy's own says of the same finding
  bool matches(std::string_view path) const;
};

// How far a stet may go.
struct StetPolicy {
  bool reason_required = false;
  std::vector<std::string> never;  // rules and families that no stet silences
};

struct Policy {
  std::string name;      // "core" or the file's path
  std::string language;  // BCP 47 tag to assume where nothing says otherwise, or empty
  RuleTable rules;       // every rule that is not off, keyed by id
  RuleTable off;         // rules that the policy turns off, with the options they would have
  std::vector<Override> overrides;  // applied after `rules`; later wins
  StetPolicy stet;
  GatePolicy gate;
  std::map<std::string, LexiconChange> lexicon_changes;  // keyed by "subject/language"
  std::vector<std::string> files;  // every file that was read, built-in ones as "core"

  // The rules for a file, by its path (absolute or relative to the working directory).
  RuleTable rules_for(std::string_view path) const;
  // The same in two steps, so that files which match the same overrides can share what was made
  // of their rules: the indices of the overrides that match, then the rules under them.
  std::vector<std::size_t> overrides_for(std::string_view path) const;
  RuleTable rules_under(const std::vector<std::size_t>& matching) const;
};

// `name_or_path`: a built-in name (core, newsroom, content-repository, strict) or a file. A file
// that several others extend is applied once, where it is first named, so that a later file's
// parent does not undo an earlier file. Throws PolicyErrors with every fault of the whole set of
// files, so that a user sees them all at once.
Policy load_policy(const std::string& name_or_path, const Catalogue& catalogue);
// The same for a text that is not in a file, or not yet (an editor's buffer, a test). `file_name`
// is what errors call it, and its folder is where extends start from.
Policy parse_policy(std::string_view content, const std::string& file_name,
                    const Catalogue& catalogue);
// All faults of a policy file, in order, as what() texts; empty for a sound one.
std::vector<std::string> check_policy(const std::string& name_or_path, const Catalogue& catalogue);

// The nearest .obelus.yaml in `folder` or above it; nullopt where there is none.
std::optional<std::string> find_policy(const std::string& folder);

// Names, "core" first.
std::vector<std::string> built_in_policies(std::span<const EmbeddedFile> files = embedded_files());
std::string to_yaml(const Policy& policy);              // the effective policy, for `policy show`
std::string policy_schema(const Catalogue& catalogue);  // JSON Schema 2020-12

}  // namespace obelus
