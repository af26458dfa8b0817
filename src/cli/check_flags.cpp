// How the flags of obelus check are spelled, checked and explained.
#include "cli/check_flags.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/shared_flags.hpp"
#include "report/reporter.hpp"

namespace obelus {
namespace {

std::vector<std::string> format_names() {
  const auto names = report_formats();
  return {names.begin(), names.end()};
}

std::string check_report(const std::string& report) {
  const std::size_t equals = report.find('=');
  if (equals == std::string::npos || equals + 1 == report.size()) {
    return "“" + report + "” is not FORMAT=FILE";
  }
  const std::vector<std::string> names = format_names();
  if (std::find(names.begin(), names.end(), report.substr(0, equals)) == names.end()) {
    return "“" + report.substr(0, equals) + "” is no format";
  }
  return "";
}

std::string check_address(const std::string& address) {
  const auto takes_bytes = [](char c) { return c > ' ' && c < '\x7F' && c != '"' && c != '\\'; };
  const std::size_t scheme = address.find("://");
  const bool known = address.starts_with("https://") || address.starts_with("http://") ||
                     address.starts_with("file:///");
  if (known && address.size() > scheme + 3 &&
      std::all_of(address.begin(), address.end(), takes_bytes)) {
    return "";
  }
  return "“" + address + "” is no address that begins with https://, http:// or file:///";
}

void add_output_flags(CLI::App& command, CheckFlags& flags) {
  command.add_option("--output-format,-f", flags.format, "Format of the report")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(format_names()));
  command.add_option("--output-file,-o", flags.output_file, "Write the report to FILE")
      ->type_name("FILE");
  command
      .add_option("--report", flags.reports,
                  "Write another report besides, such as sarif=obelus.sarif; repeatable")
      ->type_name("FORMAT=FILE")
      ->take_all()
      ->allow_extra_args(false)
      ->check(check_report);
  command
      .add_option("--docs-url", flags.docs_url,
                  "Where README.md and docs/ can be read: reports link to it (sarif, rdjson)")
      ->type_name("URL")
      ->check(check_address);
  command
      .add_option("--log-to", flags.log_to,
                  "Log findings and problems, too: to syslog, or to FILE, which rotates at 10 MiB")
      ->type_name("syslog|FILE");
  add_min_severity_flag(command, flags.min_severity);
  command.add_flag("--statistics", flags.statistics, "Add a table of findings by rule (text)");
  command.add_flag("--explain", flags.explain,
                   "Add to each finding why its rule matters and a good example (text)");
  command.add_flag("--quiet,-q", flags.quiet, "Show errors only");
  command.add_option("--color", flags.color, "Colour on a terminal; NO_COLOR is honoured")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void add_threshold_flags(CLI::App& command, CheckFlags& flags) {
  command
      .add_option(
          "--fail-on", flags.fail_on,
          "Least severity that makes the exit status 1 (default: as the policy says, or error)")
      ->type_name("SEVERITY")
      ->check(CLI::IsMember({"error", "warning", "suggestion", "never"}));
  command
      .add_option("--max-warnings", flags.max_warnings, "Exit status 1 for more warnings than N")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--exit-zero", flags.exit_zero, "Exit status 0 whatever is found");
}

void add_input_flags(CLI::App& command, CheckFlags& flags) {
  command
      .add_option("paths", flags.paths,
                  "Files and folders; - is standard input (default: the working directory)")
      ->type_name("PATH");
  add_policy_flag(command, flags.policy);
  command
      .add_option("--stdin-filename", flags.standard_input_name,
                  "Name that standard input is checked under")
      ->type_name("NAME");
  add_language_flag(command, flags.language);
  command.add_option("--encoding", flags.encoding, "Encoding of the files (default: recognised)")
      ->type_name("NAME");
  add_jobs_flag(command, flags.jobs);
  command
      .add_option("--cache", flags.cache,
                  "Keep results in DIR; files that did not change since are not checked again")
      ->type_name("DIR");
  command.add_flag("--no-ignore", flags.no_ignore, "Do not honour .gitignore and .obelusignore");
}

// What is not checked in full can neither list all findings nor tell which are gone.
void add_change_flags(CLI::App& command, CheckFlags& flags) {
  CLI::Option* const since = command.add_option(
      "--since", flags.since,
      "Read only files, report only lines that changed since HEAD and REV parted; new files count");
  since->type_name("REV");
  CLI::Option* const staged = command.add_flag(
      "--staged", flags.staged,
      "Read only what is staged in git, as it is staged; report only lines that changed");
  staged->excludes(since)->excludes("--fix");
  for (const char* const name : {"--write-baseline", "--prune-baseline"}) {
    since->excludes(name);
    staged->excludes(name);
  }
}

void add_fix_flags(CLI::App& command, CheckFlags& flags) {
  command.add_flag("--fix", flags.fix, "Apply safe fixes to the files, then check them again");
  command.add_flag("--diff", flags.diff,
                   "Print what --fix would change instead of the report, and change nothing");
  command.add_flag("--unsafe-fixes", flags.unsafe_fixes,
                   "With --fix or --diff: also fixes that somebody should look over");
}

void add_baseline_flags(CLI::App& command, CheckFlags& flags) {
  command
      .add_option("--baseline", flags.baseline,
                  "Findings listed in FILE are counted, but only others fail the run")
      ->type_name("FILE");
  CLI::Option* const write = command.add_flag(
      "--write-baseline", flags.write_baseline,
      "List every finding of this run in the baseline (default: .obelus-baseline.json)");
  command
      .add_flag("--prune-baseline", flags.prune_baseline,
                "Take from the baseline what this run did not find again")
      ->excludes(write);
}

}  // namespace

void add_check_flags(CLI::App& command, CheckFlags& flags) {
  add_input_flags(command, flags);
  add_output_flags(command, flags);
  add_threshold_flags(command, flags);
  add_baseline_flags(command, flags);
  add_fix_flags(command, flags);
  add_change_flags(command, flags);
}

}  // namespace obelus
