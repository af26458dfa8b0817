// The part of a policy that says what makes a run fail.
#include <array>

#include "policy/policy_reader.hpp"

namespace obelus {
namespace {

using yaml::Node;

constexpr std::array<std::string_view, 3> kGateKeys = {"fail-on", "budget", "families"};
constexpr std::array<std::string_view, 2> kPartKeys = {"fail-on", "budget"};

std::optional<Severity> read_fail_on(const Node& node, std::string_view otherwise,
                                     std::vector<Fault>& faults) {
  if (node.is_scalar()) {
    if (node.text() == "never") return Severity::off;
    const std::optional<Severity> severity = severity_from(node.text());
    if (severity && severity != Severity::off) return severity;
  }
  faults.push_back({node.mark(), "expected error, warning, suggestion or never" +
                                     std::string(otherwise) + ", not " + node.describe()});
  return std::nullopt;
}

std::optional<std::size_t> read_budget(const Node& node, std::vector<Fault>& faults) {
  const auto number = node.as_integer();
  if (number && *number >= 0) return static_cast<std::size_t>(*number);
  faults.push_back({node.mark(), "expected a whole number of at least 0, not " + node.describe()});
  return std::nullopt;
}

GateRule read_part(const Node& node, std::vector<Fault>& faults) {
  GateRule part;
  if (!node.is_mapping()) {
    part.fail_on = read_fail_on(node, ", or a mapping with fail-on and budget", faults);
    return part;
  }
  for (const Node::Entry& entry : node.entries()) {
    if (entry.key == "fail-on") {
      part.fail_on = read_fail_on(entry.value, "", faults);
    } else if (entry.key == "budget") {
      part.budget = read_budget(entry.value, faults);
    } else {
      unknown_key(entry, kPartKeys, "fail-on or budget", faults);
    }
  }
  return part;
}

}  // namespace

GatePolicy read_gate(const Node& node, const Scope& scope, std::vector<Fault>& faults) {
  GatePolicy gate;
  if (!expect_mapping(node, "a mapping with fail-on, budget and families", faults)) return gate;
  for (const Node::Entry& entry : node.entries()) {
    if (entry.key == "fail-on") {
      gate.fail_on = read_fail_on(entry.value, "", faults);
    } else if (entry.key == "budget") {
      gate.budget = read_budget(entry.value, faults);
    } else if (entry.key != "families") {
      unknown_key(entry, kGateKeys, "fail-on, budget or families", faults);
    } else if (expect_mapping(entry.value, "a mapping of rules and families", faults)) {
      for (const Node::Entry& part : entry.value.entries()) {
        expect_rule_or_family(part.key, part.key_mark, scope, faults);
        gate.parts[part.key] = read_part(part.value, faults);
      }
    }
  }
  return gate;
}

}  // namespace obelus
