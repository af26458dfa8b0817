// One policy file's tree → what it changes. Everything that is wrong with it is noted, not thrown,
// so that a user sees all faults of a file at once.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/policy.hpp"
#include "yaml/node.hpp"

namespace obelus {

struct Fault {
  Position where;
  std::string message;
};

// A name in `extends`.
struct Parent {
  std::string name;
  Position where;
};

// What one file says, before it is laid over the files that it extends.
struct Layer {
  std::optional<std::string> language;
  std::vector<RuleChange> changes;
  std::vector<Override> overrides;
  std::vector<std::pair<std::string, LexiconChange>> lexicon_changes;
  std::optional<bool> reason_required;
  std::optional<std::vector<std::string>> never;
  GatePolicy gate;
};

// Names that a policy may use at the point where it stands: `own` has the kinds of the rules that
// the files it extends define, by id; the reader adds those of this file.
struct Scope {
  const Catalogue& catalogue;
  std::map<std::string, const RuleInfo*> own;
  const std::map<std::string, LexiconChange>& lexicon_changes;
};

// The names in `extends`; read first, because the files behind them say what else is known.
std::vector<Parent> read_extends(const yaml::Node& root, std::vector<Fault>& faults);
// Everything else. `file` and `folder` are where the policy stands.
Layer read_layer(const yaml::Node& root, const std::string& file, const std::string& folder,
                 Scope& scope, std::vector<Fault>& faults);

// Parts of read_layer with files of their own.
std::vector<RuleChange> read_rules(const yaml::Node& rules, const std::string& file, Scope& scope,
                                   std::vector<Fault>& faults);
std::vector<std::pair<std::string, LexiconChange>> read_lexicon_changes(const yaml::Node& node,
                                                                        const Scope& scope,
                                                                        std::vector<Fault>& faults);

GatePolicy read_gate(const yaml::Node& node, const Scope& scope, std::vector<Fault>& faults);

// What the parts share. A key whose values are all commented out says nothing, and is no fault.
bool expect_mapping(const yaml::Node& node, std::string_view what, std::vector<Fault>& faults);
void unknown_key(const yaml::Node::Entry& entry, std::span<const std::string_view> keys,
                 const std::string& expected, std::vector<Fault>& faults);
void expect_rule_or_family(const std::string& name, Position where, const Scope& scope,
                           std::vector<Fault>& faults);

// Whether `text` has the shape of a BCP 47 tag.
bool is_language_tag(std::string_view text) noexcept;

// The text of a scalar, or a fault and nullopt.
std::optional<std::string> read_text(const yaml::Node& node, std::string_view what,
                                     std::vector<Fault>& faults);
// The strings of a list, or of one scalar; a fault for each item that is none.
std::vector<std::pair<std::string, Position>> read_texts(const yaml::Node& node,
                                                         std::string_view what,
                                                         std::vector<Fault>& faults);

}  // namespace obelus
