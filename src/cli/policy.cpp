// obelus policy: print the effective policy, validate one, run the examples in its own rules.
#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "engine/linter.hpp"
#include "engine/run.hpp"
#include "policy/policy.hpp"
#include "report/output.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

// The policy named, or the one that would hold here.
std::string named_or_found(const std::string& name) {
  return name.empty() ? find_policy(".").value_or("core") : name;
}

void print(const std::string& text) {
  Output output = Output::to_standard_output();
  output.write(text, Severity::suggestion);
  output.commit();
}

int show(const std::string& name) {
  print(to_yaml(load_policy(named_or_found(name), catalogue())));
  return kSound;
}

// Sound for the reader and for the rules: a regular expression is first read when a rule is made.
int check(const std::string& name) {
  const std::string which = named_or_found(name);
  const std::vector<std::string> faults = check_policy(which, catalogue());
  for (const std::string& fault : faults) log_error(fault);
  if (!faults.empty()) return kFailed;
  const Linter linter(load_policy(which, catalogue()));
  print(fmt::format("{}: sound, {} rules\n", which, linter.policy().rules.size()));
  return kSound;
}

// Whether the rule alone finds something in the test's text.
bool finds(const Policy& policy, const RuleSettings& rule, const RuleTest& test) {
  Policy alone;
  alone.name = policy.name;
  alone.lexicon_changes = policy.lexicon_changes;
  alone.rules.emplace(rule.id, rule);
  const Linter linter(std::move(alone));
  DocumentOptions options;
  options.encoding = "UTF-8";
  options.format = Format::markdown;
  options.language = policy.language;
  WorkerScratch scratch;
  return !check_bytes(linter, test.text, options, "test.md", scratch).empty();
}

int test(const std::string& name) {
  const Policy policy = load_policy(named_or_found(name), catalogue());
  std::size_t tests = 0;
  std::size_t failures = 0;
  for (const auto& [id, rule] : policy.rules) {
    for (const RuleTest& example : rule.tests) {
      ++tests;
      if (finds(policy, rule, example) == example.bad) continue;
      ++failures;
      const std::string& file = rule.defined_in.empty() ? policy.name : rule.defined_in;
      log_error(fault_line(file, example.where,
                           id + (example.bad ? " finds nothing in its bad example"
                                             : " finds something in its good example")));
    }
  }
  print(fmt::format("{}: {} examples, {} failed\n", policy.name, tests, failures));
  return failures == 0 ? kSound : kFindings;
}

void add(CLI::App& parent, Action& action, const char* name, const char* help,
         int (*work)(const std::string&)) {
  CLI::App* command = parent.add_subcommand(name, help);
  const auto policy = std::make_shared<std::string>();
  command
      ->add_option("policy", *policy,
                   "Built-in policy or policy file (default: the nearest .obelus.yaml, or core)")
      ->type_name("NAME|FILE");
  command->callback([&action, policy, work] { action = [policy, work] { return work(*policy); }; });
}

}  // namespace

void add_policy(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("policy", "Print, validate or test a policy");
  command->require_subcommand(1);
  add(*command, action, "show", "Print the effective policy, with all that it extends", show);
  add(*command, action, "check", "Validate a policy", check);
  add(*command, action, "test", "Run the good and bad examples in a policy's own rules", test);
}

}  // namespace obelus
