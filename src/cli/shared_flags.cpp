// Flags of check and stream.
#include "cli/shared_flags.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>

namespace obelus {
namespace {

// Good enough to catch a slip: 2 to 8 letters, then parts of 1 to 8 letters or digits.
std::string check_language(const std::string& tag) {
  const auto is_part_character = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const bool sound = first >= 2 && first <= 8 && !tag.ends_with('-') &&
                     tag.find("--") == std::string::npos &&
                     std::all_of(tag.begin(), tag.end(), is_part_character);
  return sound ? "" : "“" + tag + "” is no language tag (such as ar, en or pt-BR)";
}

}  // namespace

void add_policy_flag(CLI::App& command, std::string& policy) {
  command
      .add_option("--policy", policy,
                  "Built-in policy or policy file (default: the nearest .obelus.yaml, or core)")
      ->type_name("NAME|FILE");
}

void add_language_flag(CLI::App& command, std::string& language) {
  command.add_option("--language", language, "Language of the documents (default: recognised)")
      ->type_name("TAG")
      ->check(check_language);
}

void add_min_severity_flag(CLI::App& command, std::string& severity) {
  command.add_option("--min-severity", severity, "Show nothing less severe")
      ->type_name("SEVERITY")
      ->check(CLI::IsMember({"error", "warning", "suggestion"}));
}

void add_jobs_flag(CLI::App& command, unsigned& jobs) {
  command.add_option("--jobs,-j", jobs, "Threads (default: one for each processor)")
      ->type_name("N")
      ->check(CLI::Range(1u, 256u));
}

}  // namespace obelus
