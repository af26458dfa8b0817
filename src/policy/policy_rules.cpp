// The `rules` of a policy file or of an override: short form, long form, and rules of one's own.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "policy/did_you_mean.hpp"
#include "policy/policy_reader.hpp"

namespace obelus {
namespace {

using yaml::Node;

constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "suggestion", "off"};

// family/name, in lower case, digits and hyphens.
bool is_rule_id(std::string_view id) noexcept {
  const std::size_t slash = id.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == id.size()) return false;
  return std::all_of(id.begin(), id.end(), [&](const char& c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || &c == id.data() + slash;
  });
}

std::optional<Severity> read_severity(const Node& node, std::string_view otherwise,
                                      std::vector<Fault>& faults) {
  const auto severity = node.is_scalar() ? severity_from(node.text()) : std::nullopt;
  if (!severity) {
    faults.push_back(
        {node.mark(), "expected error, warning, suggestion or off" + std::string(otherwise) +
                          ", not " + node.describe() +
                          (node.is_scalar() ? suggestion_for(node.text(), kSeverities) : "")});
  }
  return severity;
}

std::vector<RuleTest> read_tests(const Node& node, std::vector<Fault>& faults) {
  std::vector<RuleTest> tests;
  if (node.is_null()) return tests;
  if (!node.is_sequence()) {
    faults.push_back({node.mark(), "expected a list of tests, not " + node.describe()});
    return tests;
  }
  for (const Node& item : node.items()) {
    const bool one = item.is_mapping() && item.entries().size() == 1;
    const std::string_view key = one ? std::string_view(item.entries().front().key) : "";
    if (key != "bad" && key != "good") {
      faults.push_back({item.mark(), "expected “bad: text” or “good: text”" +
                                         (item.is_mapping() ? std::string(" alone")
                                                            : ", not " + item.describe())});
      continue;
    }
    const Node& value = item.entries().front().value;
    if (auto text = read_text(value, "a text", faults)) {
      tests.push_back({key == "bad", std::move(*text), item.mark()});
    }
  }
  return tests;
}

class RuleReader {
 public:
  RuleReader(const std::string& file, Scope& scope, std::vector<Fault>& faults)
      : file_(file), scope_(scope), faults_(faults) {}

  std::optional<RuleChange> read(const Node::Entry& entry) {
    const Node& value = entry.value;
    RuleChange change;
    change.id = entry.key;
    change.file = file_;
    change.where = entry.key_mark;
    if (!find_info(entry, change)) return std::nullopt;
    if (!value.is_mapping()) {
      change.severity = read_severity(value, ", or a mapping", faults_);
      if (!change.severity) return std::nullopt;
      return change;
    }
    for (const Node::Entry& key : value.entries()) read_key(key, change);
    if (change.defines) expect_required(entry, change);
    return change;
  }

 private:
  // The rule that the entry speaks of: built in, a new one, or one that is already defined.
  bool find_info(const Node::Entry& entry, RuleChange& change) {
    change.info = scope_.catalogue.rule(entry.key);
    const Node* kind = entry.value.is_mapping() ? entry.value.find("kind") : nullptr;
    if (change.info != nullptr) {
      built_in_ = true;
      if (kind != nullptr) {
        fault(kind->mark(),
              "“" + entry.key + "” is built in; a rule of one's own needs another name");
      }
      return kind == nullptr;
    }
    if (kind != nullptr) return find_kind(entry, *kind, change);
    const auto own = scope_.own.find(entry.key);
    if (own != scope_.own.end()) {
      change.info = own->second;
      return change.info != nullptr;  // without one its definition is at fault already
    }
    std::vector<std::string_view> names;
    for (const RuleInfo* info : scope_.catalogue.rules) names.push_back(info->id);
    for (const auto& [id, info] : scope_.own) names.push_back(id);
    const std::string hint = suggestion_for(entry.key, names);
    fault(entry.key_mark, "unknown rule “" + entry.key + "”" +
                              (hint.empty() ? "; a rule of one's own needs a kind" : hint));
    return false;
  }

  bool find_kind(const Node::Entry& entry, const Node& kind, RuleChange& change) {
    const RuleInfo*& own = scope_.own[entry.key];
    own = nullptr;
    if (!is_rule_id(entry.key)) {
      fault(entry.key_mark,
            "expected family/name in lower case, such as house/no-exclusive, not “" + entry.key +
                "”");
      return false;
    }
    std::vector<std::string_view> names;
    for (const RuleInfo* info : scope_.catalogue.kinds) names.push_back(info->id);
    change.info = kind.is_scalar() ? scope_.catalogue.kind(kind.text()) : nullptr;
    if (change.info == nullptr) {
      std::string expected;
      for (const std::string_view name : names) {
        expected += (expected.empty() ? "" : ", ") + std::string(name);
      }
      fault(kind.mark(), "unknown kind; expected one of " + expected + ", not " + kind.describe() +
                             (kind.is_scalar() ? suggestion_for(kind.text(), names) : ""));
      return false;
    }
    own = change.info;
    change.defines = true;
    return true;
  }

  void read_key(const Node::Entry& entry, RuleChange& change) {
    const std::string& key = entry.key;
    if (key == "severity") {
      change.severity = read_severity(entry.value, "", faults_);
    } else if (key == "message") {
      change.message = read_text(entry.value, "a text", faults_);
    } else if (key == "link" && !built_in_) {
      change.link = read_text(entry.value, "an address", faults_);
    } else if (key == "tests" && !built_in_) {
      change.tests = read_tests(entry.value, faults_);
    } else if (key == "kind") {
      return;  // find_info has read it
    } else {
      read_option(entry, change);
    }
  }

  void read_option(const Node::Entry& entry, RuleChange& change) {
    std::vector<std::string_view> names = {"severity", "message"};
    if (!built_in_) names.insert(names.end(), {"kind", "link", "tests"});
    for (const OptionInfo& info : change.info->options) {
      if (info.name == entry.key) {
        try {
          change.options.set(info, entry.value);
        } catch (const yaml::Error& error) {
          fault(error.mark(), "“" + entry.key + "”: " + error.what());
        }
        return;
      }
      names.push_back(info.name);
    }
    const std::string hint = suggestion_for(entry.key, names);
    std::string expected;
    for (std::size_t i = 0; i < names.size(); ++i) {
      expected += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
    }
    fault(entry.key_mark, "“" + change.id + "” has no option “" + entry.key + "”" +
                              (hint.empty() ? "; expected " + expected : hint));
  }

  void expect_required(const Node::Entry& entry, const RuleChange& change) {
    for (const OptionInfo& info : change.info->options) {
      if (info.required && entry.value.find(info.name) == nullptr) {
        fault(entry.key_mark, "a rule of kind " + std::string(change.info->id) + " needs “" +
                                  std::string(info.name) + "”");
      }
    }
  }

  void fault(Position where, std::string message) {
    faults_.push_back({where, std::move(message)});
  }

  const std::string& file_;
  Scope& scope_;
  std::vector<Fault>& faults_;
  bool built_in_ = false;
};

}  // namespace

std::vector<RuleChange> read_rules(const Node& rules, const std::string& file, Scope& scope,
                                   std::vector<Fault>& faults) {
  std::vector<RuleChange> changes;
  if (rules.is_null()) return changes;
  if (!rules.is_mapping()) {
    faults.push_back({rules.mark(), "expected a mapping of rules, not " + rules.describe()});
    return changes;
  }
  for (const Node::Entry& entry : rules.entries()) {
    if (auto change = RuleReader(file, scope, faults).read(entry)) {
      changes.push_back(std::move(*change));
    }
  }
  return changes;
}

}  // namespace obelus
