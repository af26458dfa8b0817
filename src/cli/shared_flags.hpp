// Flags that several commands take: the same name, check and help everywhere.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace obelus {

void add_policy_flag(CLI::App& command, std::string& policy);
void add_language_flag(CLI::App& command, std::string& language);
void add_min_severity_flag(CLI::App& command, std::string& severity);
void add_jobs_flag(CLI::App& command, unsigned& jobs);

}  // namespace obelus
