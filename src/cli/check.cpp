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

#include "cli/check_flags.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "cli/signals.hpp"
#include "engine/baseline.hpp"
#include "engine/cache.hpp"
#include "engine/files.hpp"
#include "engine/git_changes.hpp"
#include "engine/linters.hpp"
#include "engine/run.hpp"
#include "report/diff.hpp"
#include "report/reporter.hpp"
#include "rules/table.hpp"
#include "text/charset.hpp"
#include "text/display.hpp"

namespace obelus {
namespace {

bool wants_color(const CheckFlags& flags) {
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
  Reports(const CheckFlags& flags, const Policy& policy) {
    ReporterOptions options;
    options.statistics = flags.statistics;
    options.explain = flags.explain;
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

bool fails(const CheckFlags& flags, const Summary& summary) {
  if (flags.exit_zero) return false;
  if (flags.max_warnings && summary.warnings > *flags.max_warnings) return true;
  if (flags.fail_on == "never") return false;
  std::size_t grave = summary.errors;
  if (flags.fail_on != "error") grave += summary.warnings;
  if (flags.fail_on == "suggestion") grave += summary.suggestions;
  return grave > 0;
}

FixKind fix_kind(const CheckFlags& flags) {
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

// The baseline of a run, and what the run makes of it.
class BaselineFile {
 public:
  explicit BaselineFile(const CheckFlags& flags)
      : path_(flags.baseline.empty() ? ".obelus-baseline.json" : flags.baseline),
        write_(flags.write_baseline),
        prune_(flags.prune_baseline) {
    if (flags.baseline.empty() && !write_ && !prune_) return;
    std::error_code error;
    const bool begins = write_ && !std::filesystem::exists(path_, error);
    known_.emplace(begins ? Baseline(path_) : Baseline::load(path_));
    if (write_ || prune_) next_.emplace(*known_);
  }

  const Baseline* known() const { return known_ ? &*known_ : nullptr; }

  // Before the file is reported: with --write-baseline, all that it has is known from now on.
  void take(CheckedFile& file) {
    if (!next_ || !file.problem.empty()) return;
    next_->replace(file.path, write_ ? file.findings : std::vector<Finding>{}, file.suppressed);
    if (!write_) return;
    for (Finding& finding : file.findings) {
      file.suppressed.push_back({std::move(finding), false, {}});
    }
    file.findings.clear();
  }

  void commit() {
    if (!next_) return;
    next_->drop_missing_files();
    Output output = Output::to_file(path_);
    output.write(next_->to_json(), Severity::suggestion);
    output.commit();
  }

 private:
  std::string path_;
  bool write_;
  bool prune_;
  std::optional<Baseline> known_;  // read by the workers
  std::optional<Baseline> next_;
};

void log_problem(const std::string& path, const std::string& message) {
  log_error(path + ": " + message);
}

// Why the flags do not go with standard input, or an empty string.
std::string standard_input_fault(const CheckFlags& flags) {
  if (std::find(flags.paths.begin(), flags.paths.end(), "-") == flags.paths.end()) return {};
  if (flags.staged || !flags.since.empty()) {
    return "git knows nothing of standard input: --since and --staged check files";
  }
  if (flags.fix && !flags.diff) {
    return "--fix has no file to write standard input to; --diff shows what it would change";
  }
  return {};
}

std::optional<GitChanges> changes_of(const CheckFlags& flags) {
  if (flags.staged) return GitChanges::staged();
  if (!flags.since.empty()) return GitChanges::since(flags.since);
  return std::nullopt;
}

int check(const CheckFlags& flags) {
  if (const std::string fault = standard_input_fault(flags); !fault.empty()) {
    log_error(fault);
    return kFailed;
  }
  if (!flags.encoding.empty()) decode_bytes("", flags.encoding);  // throws for an unknown name
  const std::vector<std::string> here{"."};
  const std::optional<GitChanges> changes = changes_of(flags);
  const InputFiles input = find_files(flags.paths.empty() ? here : flags.paths,
                                      {.use_ignore_files = !flags.no_ignore,
                                       .standard_input_name = flags.standard_input_name,
                                       .changes = changes ? &*changes : nullptr});
  Linters linters(flags.policy);
  // Reports speak of one policy: that of the first file, which is that of all but in rare trees.
  const Linter& first = linters.for_folder(input.files.empty() ? std::filesystem::path()
                                                               : input.files.front().folder());
  BaselineFile baseline(flags);
  std::optional<Cache> cache;
  if (!flags.cache.empty()) cache.emplace(flags.cache, program_identity(kVersion));
  Reports reports(flags, first.policy());
  Summary summary;
  std::error_code error;
  reports.begin({std::filesystem::current_path(error).string(), baseline.known() != nullptr});
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
  options.baseline = baseline.known();
  options.cache = cache ? &*cache : nullptr;
  options.fix = fix_kind(flags);
  options.write_fixes = !flags.diff;
  std::optional<Diffs> diffs;
  if (flags.diff) diffs.emplace();
  const std::size_t delivered = check_files(input.files, linters, options, [&](CheckedFile&& file) {
    if (!file.problem.empty()) log_problem(file.path, file.problem);
    baseline.take(file);
    const FileReport report{.path = file.path,
                            .findings = file.findings,
                            .problem = file.problem,
                            .suppressed = file.suppressed,
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
  } else if (input.files.empty() && input.problems.empty() && changes) {
    log_info(flags.staged ? "no article has staged changes"
                          : "no article has changed since " + flags.since);
  } else if (input.files.empty() && input.problems.empty()) {
    log_error("no file to check (folders are searched for .txt .md .markdown .html .htm)");
    ++summary.problems;
  }
  if (delivered == input.files.size() && summary.files > 0) baseline.commit();
  if (diffs) diffs->end();
  if (cache) {
    const std::string problem = cache->save();
    if (!problem.empty()) log_warning("results cannot be kept in " + flags.cache + ": " + problem);
  }
  reports.end(summary);
  if (summary.problems > 0 || (summary.files == 0 && !changes)) return kFailed;
  return fails(flags, summary) ? kFindings : kSound;
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("check", "Lint files and folders");
  const auto flags = std::make_shared<CheckFlags>();
  add_check_flags(*command, *flags);
  command->callback([&action, flags] {
    if (flags->quiet) flags->min_severity = "error";
    action = [flags] { return check(*flags); };
  });
}

}  // namespace obelus
