// obelus check: lint files and folders.
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "cli/shared_flags.hpp"
#include "cli/signals.hpp"
#include "engine/files.hpp"
#include "engine/linters.hpp"
#include "engine/run.hpp"
#include "report/diff.hpp"
#include "report/reporter.hpp"
#include "rules/table.hpp"
#include "text/charset.hpp"
#include "text/display.hpp"

namespace obelus {
namespace {

struct Flags {
  std::vector<std::string> paths;
  std::string policy;
  std::string format = "text";
  std::string output_file;
  std::vector<std::string> reports;  // FORMAT=FILE
  std::string fail_on = "error";
  std::string min_severity = "suggestion";
  std::optional<std::size_t> max_warnings;
  bool exit_zero = false;
  std::string standard_input_name = "-";
  std::string language;
  std::string encoding;
  unsigned jobs = default_jobs();
  bool no_ignore = false;
  bool fix = false;
  bool diff = false;
  bool unsafe_fixes = false;
  bool statistics = false;
  bool quiet = false;
  std::string color = "auto";
};

std::vector<std::string> format_names() {
  const auto names = report_formats();
  return {names.begin(), names.end()};
}

bool wants_color(const Flags& flags) {
  if (flags.color != "auto") return flags.color == "always";
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  return flags.output_file.empty() && ::isatty(STDOUT_FILENO) == 1 &&
         (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

// The outputs of a run: the main one, and one for each --report.
class Reports {
 public:
  Reports(const Flags& flags, const Policy& policy) {
    ReporterOptions options;
    options.statistics = flags.statistics;
    options.min_severity = severity_from(flags.min_severity).value_or(Severity::suggestion);
    options.tool_version = kVersion;
    options.policy_name = policy.name;
    options.rules = rule_table();
    options.policy = &policy;
    for (const std::string& report : flags.reports) {
      const std::size_t equals = report.find('=');
      add(report.substr(0, equals), Output::to_file(report.substr(equals + 1)), options);
    }
    // With --diff, standard output is the diff's.
    if (flags.diff && flags.output_file.empty()) return;
    options.color = wants_color(flags);
    add(flags.format,
        flags.output_file.empty() ? Output::to_standard_output()
                                  : Output::to_file(flags.output_file),
        options);
  }

  bool needs_text() const {
    return std::any_of(reporters_.begin(), reporters_.end(),
                       [](const auto& reporter) { return reporter->needs_text(); });
  }
  void begin(const RunInfo& run) {
    for (const auto& reporter : reporters_) reporter->begin(run);
  }
  void file(const FileReport& report) {
    for (const auto& reporter : reporters_) reporter->file(report);
  }
  void end(const Summary& summary) {
    for (const auto& reporter : reporters_) reporter->end(summary);
  }

 private:
  void add(const std::string& format, Output output, const ReporterOptions& options) {
    reporters_.push_back(make_reporter(format, std::move(output), options));
  }
  std::vector<std::unique_ptr<Reporter>> reporters_;
};

bool fails(const Flags& flags, const Summary& summary) {
  if (flags.exit_zero) return false;
  if (flags.max_warnings && summary.warnings > *flags.max_warnings) return true;
  if (flags.fail_on == "never") return false;
  std::size_t grave = summary.errors;
  if (flags.fail_on != "error") grave += summary.warnings;
  if (flags.fail_on == "suggestion") grave += summary.suggestions;
  return grave > 0;
}

FixKind fix_kind(const Flags& flags) {
  if (!flags.fix && !flags.diff) return FixKind::none;
  return flags.unsafe_fixes ? FixKind::any : FixKind::safe;
}

// Diffs on standard output, exact but for a terminal, to which nothing raw must get.
class Diffs {
 public:
  void add(const CheckedFile& file) {
    const std::string diff = unified_diff(file.path, file.text_before, file.text_after);
    output_.write(terminal_ ? printable_lines(diff) : diff, Severity::suggestion);
  }
  void end() { output_.commit(); }

 private:
  static std::string printable_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      out += printable(text.substr(0, end)) + '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
  }

  Output output_ = Output::to_standard_output();
  bool terminal_ = ::isatty(STDOUT_FILENO) == 1;
};

void log_problem(const std::string& path, const std::string& message) {
  log_error(path + ": " + message);
}

int check(const Flags& flags) {
  if (flags.fix && !flags.diff &&
      std::find(flags.paths.begin(), flags.paths.end(), "-") != flags.paths.end()) {
    log_error("--fix has no file to write standard input to; --diff shows what it would change");
    return kFailed;
  }
  if (!flags.encoding.empty()) decode_bytes("", flags.encoding);  // throws for an unknown name
  const std::vector<std::string> here{"."};
  const InputFiles input = find_files(
      flags.paths.empty() ? here : flags.paths,
      {.use_ignore_files = !flags.no_ignore, .standard_input_name = flags.standard_input_name});
  Linters linters(flags.policy);
  // Reports speak of one policy: that of the first file, which is that of all but in rare trees.
  const Linter& first = linters.for_folder(input.files.empty() ? std::filesystem::path()
                                                               : input.files.front().folder());
  Reports reports(flags, first.policy());
  Summary summary;
  std::error_code error;
  reports.begin({std::filesystem::current_path(error).string()});
  for (const Problem& problem : input.problems) {
    log_problem(problem.path, problem.message);
    const FileReport report{.path = problem.path, .problem = problem.message};
    summary.add(report);
    reports.file(report);
  }

  RunOptions options;
  options.jobs = flags.jobs;
  options.encoding = flags.encoding;
  options.language = flags.language;
  options.keep_text = reports.needs_text();
  options.stop = interrupted;
  options.fix = fix_kind(flags);
  options.write_fixes = !flags.diff;
  std::optional<Diffs> diffs;
  if (flags.diff) diffs.emplace();
  const std::size_t delivered = check_files(input.files, linters, options, [&](CheckedFile&& file) {
    if (!file.problem.empty()) log_problem(file.path, file.problem);
    const FileReport report{.path = file.path,
                            .findings = file.findings,
                            .problem = file.problem,
                            .text = file.text,
                            .fixes = file.fixes};
    summary.add(report);
    reports.file(report);
    if (!file.text_after.empty() || !file.text_before.empty()) diffs->add(file);
  });
  if (delivered < input.files.size()) {
    log_error("interrupted: " + std::to_string(input.files.size() - delivered) +
              " files were not checked");
    ++summary.problems;
  } else if (input.files.empty() && input.problems.empty()) {
    log_error("no file to check (folders are searched for .txt .md .markdown .html .htm)");
    ++summary.problems;
  }
  if (diffs) diffs->end();
  reports.end(summary);
  if (summary.problems > 0 || summary.files == 0) return kFailed;
  return fails(flags, summary) ? kFindings : kSound;
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

void add_output_flags(CLI::App& command, Flags& flags) {
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
      ->expected(1)
      ->check(check_report);
  add_min_severity_flag(command, flags.min_severity);
  command.add_flag("--statistics", flags.statistics, "Add a table of findings by rule");
  command.add_flag("--quiet,-q", flags.quiet, "Show errors only");
  command.add_option("--color", flags.color, "Colour on a terminal; NO_COLOR is honoured")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void add_threshold_flags(CLI::App& command, Flags& flags) {
  command.add_option("--fail-on", flags.fail_on, "Least severity that makes the exit status 1")
      ->type_name("SEVERITY")
      ->check(CLI::IsMember({"error", "warning", "suggestion", "never"}));
  command
      .add_option("--max-warnings", flags.max_warnings, "Exit status 1 for more warnings than N")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--exit-zero", flags.exit_zero, "Exit status 0 whatever is found");
}

void add_input_flags(CLI::App& command, Flags& flags) {
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
  command.add_flag("--no-ignore", flags.no_ignore, "Do not honour .gitignore and .obelusignore");
}

void add_fix_flags(CLI::App& command, Flags& flags) {
  command.add_flag("--fix", flags.fix, "Apply safe fixes to the files, then check them again");
  command.add_flag("--diff", flags.diff,
                   "Print what --fix would change instead of the report, and change nothing");
  command.add_flag("--unsafe-fixes", flags.unsafe_fixes,
                   "With --fix or --diff: also fixes that somebody should look over");
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("check", "Lint files and folders");
  const auto flags = std::make_shared<Flags>();
  add_input_flags(*command, *flags);
  add_output_flags(*command, *flags);
  add_threshold_flags(*command, *flags);
  add_fix_flags(*command, *flags);
  command->callback([&action, flags] {
    if (flags->quiet) flags->min_severity = "error";
    action = [flags] { return check(*flags); };
  });
}

}  // namespace obelus
