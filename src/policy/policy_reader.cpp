// The top level of a policy file: which keys there are and what each holds.
#include "policy/policy_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "policy/did_you_mean.hpp"

namespace obelus {
namespace {

using yaml::Node;

constexpr std::array<std::string_view, 7> kKeys = {"extends",  "language", "rules", "overrides",
                                                   "lexicons", "stet",     "gate"};
constexpr std::array<std::string_view, 3> kOverrideKeys = {"files", "rules", "gate"};
constexpr std::array<std::string_view, 2> kStetKeys = {"reason", "never"};

std::optional<std::string> read_language(const Node& node, std::vector<Fault>& faults) {
  if (node.is_scalar() && is_language_tag(node.text())) return node.text();
  faults.push_back(
      {node.mark(), "expected a language tag such as ar or en-GB, not " + node.describe()});
  return std::nullopt;
}

void read_override(const Node& node, const std::string& file, const std::string& folder,
                   Scope& scope, Layer& layer, std::vector<Fault>& faults) {
  if (!node.is_mapping()) {
    faults.push_back(
        {node.mark(), "expected a mapping with files, rules and gate, not " + node.describe()});
    return;
  }
  Override override;
  override.base = folder;
  for (const Node::Entry& entry : node.entries()) {
    if (entry.key == "files") {
      for (auto& [pattern, where] : read_texts(entry.value, "a path pattern", faults)) {
        override.files.push_back(std::move(pattern));
      }
    } else if (entry.key == "rules") {
      override.changes = read_rules(entry.value, file, scope, faults);
    } else if (entry.key == "gate") {
      override.gate = read_gate(entry.value, scope, faults);
    } else {
      unknown_key(entry, kOverrideKeys, "files, rules or gate", faults);
    }
  }
  if (node.find("files") == nullptr) {
    faults.push_back({node.mark(), "an override needs “files”"});
  }
  if (node.find("rules") == nullptr && node.find("gate") == nullptr) {
    faults.push_back({node.mark(), "an override needs “rules” or “gate”"});
  }
  layer.overrides.push_back(std::move(override));
}

void read_overrides(const Node& node, const std::string& file, const std::string& folder,
                    Scope& scope, Layer& layer, std::vector<Fault>& faults) {
  if (node.is_null()) return;
  if (!node.is_sequence()) {
    faults.push_back({node.mark(), "expected a list of overrides, not " + node.describe()});
    return;
  }
  for (const Node& item : node.items()) read_override(item, file, folder, scope, layer, faults);
}

bool is_rule_or_family(const std::string& name, const Scope& scope) {
  const auto fits = [&](std::string_view id) {
    return id == name ||
           (id.size() > name.size() && id.starts_with(name) && id[name.size()] == '/');
  };
  return std::any_of(scope.catalogue.rules.begin(), scope.catalogue.rules.end(),
                     [&](const RuleInfo* info) { return fits(info->id); }) ||
         std::any_of(scope.own.begin(), scope.own.end(),
                     [&](const auto& entry) { return fits(entry.first); });
}

void read_stet(const Node& node, const Scope& scope, Layer& layer, std::vector<Fault>& faults) {
  if (!expect_mapping(node, "a mapping with reason and never", faults)) return;
  for (const Node::Entry& entry : node.entries()) {
    const Node& value = entry.value;
    if (entry.key == "reason") {
      const bool known =
          value.is_scalar() && (value.text() == "required" || value.text() == "optional");
      if (known) {
        layer.reason_required = value.text() == "required";
      } else {
        faults.push_back({value.mark(), "expected required or optional, not " + value.describe()});
      }
    } else if (entry.key == "never") {
      layer.never.emplace();
      for (auto& [name, where] : read_texts(value, "a rule or family", faults)) {
        expect_rule_or_family(name, where, scope, faults);
        layer.never->push_back(std::move(name));
      }
    } else {
      unknown_key(entry, kStetKeys, "reason or never", faults);
    }
  }
}

}  // namespace

bool expect_mapping(const Node& node, std::string_view what, std::vector<Fault>& faults) {
  if (node.is_null()) return false;
  if (node.is_mapping()) return true;
  faults.push_back({node.mark(), "expected " + std::string(what) + ", not " + node.describe()});
  return false;
}

void unknown_key(const Node::Entry& entry, std::span<const std::string_view> keys,
                 const std::string& expected, std::vector<Fault>& faults) {
  const std::string hint = suggestion_for(entry.key, keys);
  faults.push_back({entry.key_mark, "unknown key “" + entry.key + "”" +
                                        (hint.empty() ? "; expected " + expected : hint)});
}

void expect_rule_or_family(const std::string& name, Position where, const Scope& scope,
                           std::vector<Fault>& faults) {
  if (is_rule_or_family(name, scope)) return;
  std::vector<std::string_view> names;
  for (const RuleInfo* info : scope.catalogue.rules) {
    names.push_back(info->id.substr(0, info->id.find('/')));
    names.push_back(info->id);
  }
  faults.push_back({where, "unknown rule or family “" + name + "”" + suggestion_for(name, names)});
}

bool is_language_tag(std::string_view text) noexcept {
  std::size_t parts = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    const bool alphanumeric = std::all_of(part.begin(), part.end(), [&](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x80 && (parts == 0 ? std::isalpha(byte) : std::isalnum(byte)) != 0;
    });
    const std::size_t shortest = parts == 0 ? 2 : 1;
    if (!alphanumeric || part.size() < shortest || part.size() > 8) return false;
    ++parts;
    if (end + 1 == text.size()) return false;  // ends in a hyphen
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts > 0;
}

std::optional<std::string> read_text(const Node& node, std::string_view what,
                                     std::vector<Fault>& faults) {
  if (node.is_scalar()) return node.text();
  faults.push_back({node.mark(), "expected " + std::string(what) + ", not " + node.describe()});
  return std::nullopt;
}

std::vector<std::pair<std::string, Position>> read_texts(const Node& node, std::string_view what,
                                                         std::vector<Fault>& faults) {
  std::vector<std::pair<std::string, Position>> texts;
  if (node.is_null()) return texts;
  if (!node.is_sequence()) {
    if (auto text = read_text(node, std::string(what) + " or a list of them", faults)) {
      texts.emplace_back(std::move(*text), node.mark());
    }
    return texts;
  }
  for (const Node& item : node.items()) {
    if (auto text = read_text(item, what, faults))
      texts.emplace_back(std::move(*text), item.mark());
  }
  return texts;
}

std::vector<Parent> read_extends(const Node& root, std::vector<Fault>& faults) {
  std::vector<Parent> parents;
  const Node* extends = root.find("extends");
  if (extends == nullptr) return parents;
  for (auto& [name, where] : read_texts(*extends, "the name or path of a policy", faults)) {
    parents.push_back({std::move(name), where});
  }
  return parents;
}

Layer read_layer(const Node& root, const std::string& file, const std::string& folder, Scope& scope,
                 std::vector<Fault>& faults) {
  Layer layer;
  if (!expect_mapping(root,
                      "a mapping: a policy has extends, language, rules, overrides, lexicons, "
                      "stet and gate",
                      faults)) {
    return layer;
  }
  // What the other keys speak of may be defined here, wherever it stands.
  if (const Node* rules = root.find("rules")) {
    layer.changes = read_rules(*rules, file, scope, faults);
  }
  for (const Node::Entry& entry : root.entries()) {
    if (entry.key == "language") {
      layer.language = read_language(entry.value, faults);
    } else if (entry.key == "overrides") {
      read_overrides(entry.value, file, folder, scope, layer, faults);
    } else if (entry.key == "lexicons") {
      layer.lexicon_changes = read_lexicon_changes(entry.value, scope, faults);
    } else if (entry.key == "stet") {
      read_stet(entry.value, scope, layer, faults);
    } else if (entry.key == "gate") {
      layer.gate = read_gate(entry.value, scope, faults);
    } else if (entry.key != "extends" && entry.key != "rules") {
      unknown_key(entry, kKeys, "extends, language, rules, overrides, lexicons, stet or gate",
                  faults);
    }
  }
  return layer;
}

}  // namespace obelus
