// obelus init: a starter .obelus.yaml in the working directory.
#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "report/output.hpp"

namespace obelus {
namespace {

constexpr const char* kName = ".obelus.yaml";

constexpr std::string_view kStarter =
    R"(# What Obelus checks in this folder and below. `obelus rules` lists the rules,
# `obelus policy show` prints what holds in the end.
extends: core

# rules:
#   attribution/hearsay: off
#   spam/insertion:
#     severity: error
#     allow: [Super Bowl]
#   house/no-exclusive:
#     kind: existence
#     severity: suggestion
#     message: '“{match}” tells the reader nothing'
#     tokens: [exclusive]
#     scope: [title, heading]
#     tests:
#       - bad: '# Exclusive: minister resigns'
#       - good: '# Minister resigns'

# overrides:
#   - files: ["opinion/**"]
#     rules: {attribution/quotation: off}

# gate:                      # what makes a run fail
#   fail-on: error
#   families:
#     spam: suggestion
#     attribution: {fail-on: never, budget: 20}   # a 21st finding fails
)";

// Creates the file, or fails where it is there already ("x": nobody can come in between).
int create() {
  std::FILE* const file = std::fopen(kName, "wbx");
  if (file == nullptr) {
    const int reason = errno;
    log_error(reason == EEXIST ? std::string(kName) + " is there already; it was left as it is"
                               : std::string("cannot write ") + kName + ": " +
                                     std::generic_category().message(reason));
    return kFailed;
  }
  const bool written = std::fwrite(kStarter.data(), 1, kStarter.size(), file) == kStarter.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) {
    log_error(std::string("cannot write ") + kName + ": " + std::generic_category().message(errno));
    return kFailed;
  }
  Output output = Output::to_standard_output();
  output.write(std::string("wrote ") + kName + "\n", Severity::suggestion);
  output.commit();
  return kSound;
}

}  // namespace

void add_init(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("init", "Write a starter .obelus.yaml");
  command->callback([&action] { action = create; });
}

}  // namespace obelus
