// A rule's own threshold wins over its family's, and that over the general one.
#include "cli/gate.hpp"

namespace obelus {
namespace {

// Never reached by a finding.
constexpr Severity kNever = Severity::off;

const GateRule* part_of(const GatePolicy& gate, const std::string& name) {
  const auto found = gate.parts.find(name);
  return found == gate.parts.end() ? nullptr : &found->second;
}

std::string family_of(const std::string& rule) { return rule.substr(0, rule.find('/')); }

}  // namespace

Severity Gate::threshold(const Policy& policy, const std::string& rule) const {
  if (flags_.fail_on == "never") return kNever;
  if (!flags_.fail_on.empty()) return severity_from(flags_.fail_on).value_or(Severity::error);
  for (const std::string& name : {rule, family_of(rule)}) {
    const GateRule* const part = part_of(policy.gate, name);
    if (part != nullptr && part->fail_on) return *part->fail_on;
  }
  return policy.gate.fail_on.value_or(Severity::error);
}

void Gate::add(const CheckedFile& file) {
  for (const Finding& finding : file.findings) {
    const Severity least = threshold(*file.policy, finding.rule);
    grave_ = grave_ || (least != kNever && finding.severity >= least);
    for (const std::string& name : {finding.rule, family_of(finding.rule)}) {
      const GateRule* const part = part_of(file.policy->gate, name);
      if (part == nullptr || !part->budget) continue;
      Spent& spent = spent_[part];
      spent.part = name;
      spent.budget = *part->budget;
      ++spent.findings;
    }
  }
}

std::vector<std::string> Gate::overdrawn(const Summary& summary) const {
  std::vector<std::string> sentences;
  const auto say = [&](const std::string& what, std::size_t findings, std::size_t budget) {
    if (findings <= budget) return;
    sentences.push_back(what + ": " + std::to_string(findings) + " findings, more than the " +
                        std::to_string(budget) + " that may pass");
  };
  if (flags_.max_warnings) say("warnings", summary.warnings, *flags_.max_warnings);
  std::map<std::string, Spent> by_name;  // in an order that does not depend on addresses
  for (const auto& [part, spent] : spent_) {
    Spent& worst = by_name[spent.part];
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
