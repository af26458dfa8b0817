// obelus check: lint files and folders.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/check_flags.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/findings_log.hpp"
#include "cli/gate.hpp"
#include "cli/git_plugin.hpp"
#include "cli/log.hpp"
#include "cli/progress.hpp"
#include "cli/reports.hpp"
#include "cli/signals.hpp"
#include "engine/baseline.hpp"
#include "engine/cache.hpp"
#include "engine/files.hpp"
#include "engine/linters.hpp"
#include "engine/program_identity.hpp"
#include "engine/run.hpp"
#include "text/charset.hpp"

namespace obelus {
namespace {

FixKind fix_kind(const CheckFlags& flags) {
  if (!flags.fix && !flags.diff) return FixKind::none;
  return flags.unsafe_fixes ? FixKind::any : FixKind::safe;
}

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
    log_info(path_ + (write_ ? " lists " : " still lists ") + std::to_string(next_->size()) +
             (next_->size() == 1 ? " finding" : " findings") + what_went());
  }

 private:
  std::string what_went() const {
    if (!prune_) return {};
    return "; " + std::to_string(known_->size() - next_->size()) + " found no more";
  }

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

// nullptr: everything counts.
std::unique_ptr<Changes> changes_of(const CheckFlags& flags) {
  if (flags.staged) return staged_changes();
  return flags.since.empty() ? nullptr : changes_since(flags.since);
}

int check(const CheckFlags& flags) {
  if (const std::string fault = standard_input_fault(flags); !fault.empty()) {
    log_error(fault);
    return kFailed;
  }
  if (!flags.encoding.empty()) decode_bytes("", flags.encoding);  // throws for an unknown name
  const std::vector<std::string> here{"."};
  // Before git is asked, which loads libraries that have no part in results.
  std::optional<Cache> cache;
  if (!flags.cache.empty()) cache.emplace(flags.cache, program_identity(kVersion));
  const std::unique_ptr<Changes> changes = changes_of(flags);
  const InputFiles input = find_files(flags.paths.empty() ? here : flags.paths,
                                      {.use_ignore_files = !flags.no_ignore,
                                       .standard_input_name = flags.standard_input_name,
                                       .changes = changes.get()});
  Linters linters(flags.policy);
  // Reports speak of one policy: that of the first file, which is that of all but in rare trees.
  const Linter& first = linters.for_folder(input.files.empty() ? std::filesystem::path()
                                                               : input.files.front().folder());
  BaselineFile baseline(flags);
  Reports reports(flags, first.policy());
  std::optional<FindingsLog> log;
  if (!flags.log_to.empty()) log.emplace(flags.log_to);
  Summary summary;
  std::error_code error;
  reports.begin({std::filesystem::current_path(error).string(), baseline.known() != nullptr});
  for (const std::string& path : input.left_out) {
    log_info(path + ": left out by an ignore file (--no-ignore checks it)");
  }
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
  options.stop = [] { return interrupted() != 0; };
  options.baseline = baseline.known();
  options.cache = cache ? &*cache : nullptr;
  options.fix = fix_kind(flags);
  options.write_fixes = !flags.diff;
  std::optional<Diffs> diffs;
  if (flags.diff) diffs.emplace();
  Gate gate(flags);
  Progress progress(input.files.size(), !flags.quiet);
  const std::size_t delivered = check_files(input.files, linters, options, [&](CheckedFile&& file) {
    baseline.take(file);
    const bool speaks = !file.problem.empty() || !file.findings.empty();
    if (speaks) progress.hide();
    if (!file.problem.empty()) log_problem(file.path, file.problem);
    const FileReport report{.path = file.path,
                            .findings = file.findings,
                            .problem = file.problem,
                            .suppressed = file.suppressed,
                            .text = file.text,
                            .fixes = file.fixes};
    summary.add(report);
    gate.add(file);
    reports.file(report);
    if (log) log->file(report);
    if (!file.text_after.empty() || !file.text_before.empty()) diffs->add(file);
    if (speaks && reports.on_terminal()) reports.flush();
    progress.step();
  });
  progress.hide();
  if (delivered < input.files.size()) {
    const std::size_t missing = input.files.size() - delivered;
    log_error("interrupted: " + std::to_string(missing) + " of " +
              std::to_string(input.files.size()) +
              (missing == 1 ? " files was not checked" : " files were not checked"));
    ++summary.problems;
  } else if (input.files.empty() && input.problems.empty() && changes) {
    log_info(flags.staged ? "no article has staged changes"
                          : "no article has changed since " + flags.since);
  } else if (input.files.empty() && input.problems.empty() && input.left_out.empty()) {
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
  if (log) log->end(summary);
  if (delivered < input.files.size()) return kSignalled + interrupted();
  // A gate that has looked at nothing passes only where somebody has said so.
  const bool may_not_be_idle = !changes && input.left_out.empty();
  if (summary.problems > 0 || (summary.files == 0 && may_not_be_idle)) return kFailed;
  for (const std::string& sentence : gate.overdrawn(summary)) log_warning(sentence);
  return gate.fails(summary) ? kFindings : kSound;
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
