// obelus schema: the JSON Schema of policies, for editors.
#include <CLI/CLI.hpp>

#include <string>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "policy/policy.hpp"
#include "report/output.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

int print_schema() {
  Output output = Output::to_standard_output();
  std::string schema = policy_schema(catalogue());
  if (!schema.ends_with('\n')) schema += '\n';
  output.write(schema, Severity::suggestion);
  output.commit();
  return kSound;
}

}  // namespace

void add_schema(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("schema", "Print the policy's JSON Schema");
  command->callback([&action] { action = print_schema; });
}

}  // namespace obelus
