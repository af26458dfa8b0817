// What each command's file offers: it adds its arguments to the program's, and when it was the one
// called, sets what is to be done.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace obelus {

constexpr const char* kVersion = OBELUS_VERSION;

// Does the command's work and returns the exit status.
using Action = std::function<int()>;

void add_check(CLI::App& program, Action& action);
void add_stream(CLI::App& program, Action& action);
void add_rules(CLI::App& program, Action& action);
void add_policy(CLI::App& program, Action& action);
void add_init(CLI::App& program, Action& action);
void add_schema(CLI::App& program, Action& action);
void add_debug_quotes(CLI::App& program, Action& action);

}  // namespace obelus
