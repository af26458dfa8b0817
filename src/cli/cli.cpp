// Joins the commands into one program and turns every kind of failure into exit status 2.
#include "cli/cli.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "cli/signals.hpp"
#include "policy/did_you_mean.hpp"
#include "policy/error.hpp"
#include "report/output.hpp"

namespace obelus {
namespace {

// The command that was being read when parsing failed, or the program.
const CLI::App& current(const CLI::App& program) {
  const CLI::App* at = &program;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return *at;
}

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + ' ' + command.get_name();
}

// "; did you mean “--policy”?"
std::string hint_for(const CLI::App& command, const std::string& argument) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const CLI::App* child : command.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(child->get_name());
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  return suggestion_for(argument, views);
}

// One line: what is wrong, and where help is.
int report_usage_error(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App& command = current(program);
  std::string message = error.what();
  // An argument that nobody takes explains better what is missing, too ("obelus chek").
  const std::vector<std::string> extras = command.remaining();
  if (!extras.empty()) {
    message = "unexpected argument “" + extras.front() + "”" +
              hint_for(command, extras.front().substr(0, extras.front().find('=')));
  } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    message = "a command is missing";
  }
  std::replace(message.begin(), message.end(), '\n', ' ');
  log_error(message + " (see " + full_name(command) + " --help)");
  return kFailed;
}

int perform(const Action& action) {
  try {
    return action();
  } catch (const PolicyErrors& error) {
    for (const std::string& fault : error.faults()) log_error(fault);
  } catch (const std::bad_alloc&) {
    log_error("not enough memory");
  } catch (const std::exception& error) {
    log_error(error.what());
  }
  return kFailed;
}

// Help and the version are output like any other: a full disk must not pass for success.
int print(const std::string& text) {
  return perform([&] {
    Output output = Output::to_standard_output();
    output.write(text, Severity::suggestion);
    output.commit();
    return kSound;
  });
}

}  // namespace

int run(int argc, const char* const* argv) {
  start_log();
  watch_signals();
  CLI::App program("Flags what does not belong in an article before it is published", "obelus");
  program.set_version_flag("--version", std::string("obelus ") + kVersion);
  program.require_subcommand(1);
  Action action;
  add_check(program, action);
  add_stream(program, action);
  add_rules(program, action);
  add_policy(program, action);
  add_init(program, action);
  add_schema(program, action);
  add_debug_quotes(program, action);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    return print(std::string(version.what()) + '\n');
  } catch (const CLI::CallForHelp&) {
    return print(current(program).help());
  } catch (const CLI::ParseError& error) {
    return report_usage_error(program, error);
  }
  return perform(action);
}

}  // namespace obelus
