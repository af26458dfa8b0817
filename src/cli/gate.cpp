// Of one gate, a rule's own threshold wins over its family's, and that over the general one.
#include "cli/gate.hpp"

#include <algorithm>
#include <utility>

namespace obelus {
namespace {

// Never reached by a finding.
constexpr Severity kNever = Severity::off;

const GateRule* part_of(const GatePolicy& gate, const std::string& name) {
  const auto found = gate.parts.find(name);
  return found == gate.parts.end() ? nullptr : &found->second;
}

std::string family_of(const std::string& rule) { return rule.substr(0, rule.find('/')); }

// The threshold that a gate has for a rule, if it says any.
std::optional<Severity> fail_on(const GatePolicy& gate, const std::string& rule) {
  for (const std::string& name : {rule, family_of(rule)}) {
    const GateRule* const part = part_of(gate, name);
    if (part != nullptr && part->fail_on) return part->fail_on;
  }
  return gate.fail_on;
}

// The budget that a gate has for a rule or family, or for all of them (""), if it says any.
const std::optional<std::size_t>* budget_of(const GatePolicy& gate, const std::string& part) {
  if (part.empty()) return gate.budget ? &gate.budget : nullptr;
  const GateRule* const rule = part_of(gate, part);
  return rule != nullptr && rule->budget ? &rule->budget : nullptr;
}

// "quotes in opinion/**"
std::string described(const std::string& part, const Override* override) {
  std::string what = part.empty() ? "all rules" : part;
  if (override == nullptr) return what;
  std::string separator = " in ";
  for (const std::string& pattern : override->files) {
    what += std::exchange(separator, ", ") + pattern;
  }
  return what;
}

}  // namespace

std::vector<Gate::Stage> Gate::stages(const CheckedFile& file) {
  const Policy& policy = *file.policy;
  std::vector<Stage> found;
  if (!policy.overrides.empty()) {
    for (const std::size_t number : policy.overrides_for(file.path)) {
      const Override& override = policy.overrides[number];
      if (!override.gate.empty()) found.push_back({&override.gate, &override});
    }
    std::reverse(found.begin(), found.end());
  }
  found.push_back({&policy.gate, nullptr});
  return found;
}

Severity Gate::threshold(const std::vector<Stage>& stages, const std::string& rule) const {
  if (flags_.fail_on == "never") return kNever;
  if (!flags_.fail_on.empty()) return severity_from(flags_.fail_on).value_or(Severity::error);
  for (const Stage& stage : stages) {
    if (const std::optional<Severity> severity = fail_on(*stage.gate, rule)) return *severity;
  }
  return Severity::error;
}

void Gate::spend(const std::vector<Stage>& stages, const std::string& part) {
  for (const Stage& stage : stages) {
    const std::optional<std::size_t>* const budget = budget_of(*stage.gate, part);
    if (budget == nullptr) continue;
    Spent& spent = spent_[budget];
    if (spent.findings++ > 0) return;
    spent.what = described(part, stage.override);
    spent.budget = **budget;
    return;
  }
}

void Gate::add(const CheckedFile& file) {
  if (file.findings.empty()) return;
  const std::vector<Stage> here = stages(file);
  for (const Finding& finding : file.findings) {
    const Severity least = threshold(here, finding.rule);
    grave_ = grave_ || (least != kNever && finding.severity >= least);
    for (const std::string& part : {finding.rule, family_of(finding.rule), std::string()}) {
      spend(here, part);
    }
  }
}

std::vector<std::string> Gate::overdrawn(const Summary& summary) const {
  std::vector<std::string> sentences;
  const auto say = [&](const std::string& what, std::size_t findings, std::size_t budget) {
    if (findings <= budget) return;
    sentences.push_back(what + ": " + std::to_string(findings) +
                        (findings == 1 ? " finding" : " findings") + ", more than the " +
                        std::to_string(budget) + " that may pass");
  };
  if (flags_.max_warnings) say("warnings", summary.warnings, *flags_.max_warnings);
  std::map<std::string, Spent> by_name;  // in an order that does not depend on addresses
  for (const auto& [budget, spent] : spent_) {
    Spent& worst = by_name[spent.what];
    if (spent.findings > spent.budget && spent.findings >= worst.findings) worst = spent;
  }
  for (const auto& [name, spent] : by_name) say(name, spent.findings, spent.budget);
  return sentences;
}

bool Gate::fails(const Summary& summary) const {
  if (flags_.exit_zero) return false;
  return grave_ || !overdrawn(summary).empty();
}

}  // namespace obelus
