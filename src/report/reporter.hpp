// Findings become bytes: what every output format implements, and how the command line asks for
// one. A reporter is told of files in input order, as they are checked, and keeps nothing of them
// that it does not need.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"
#include "report/output.hpp"
#include "rules/finding.hpp"
#include "rules/rule.hpp"

namespace obelus {

// What is known before the first file.
struct RunInfo {
  std::string working_directory;  // absolute, to which paths are relative; empty: unknown
  bool has_baseline = false;      // findings are told apart as new and known
};

// One file's results. The views need to live only until Reporter::file returns.
struct FileReport {
  std::string_view path;
  std::span<const Finding> findings{};
  std::string_view problem{};  // why the file could not be checked; empty: it was
  std::span<const SuppressedFinding> suppressed{};  // shown only where a format has words for it
  // The file as valid UTF-8 (Raw), for reporters that say needs_text(); otherwise it may be empty.
  std::string_view text{};
  std::size_t fixes = 0;  // that were written to the file before it was checked for the last time
};

// What a run came to. The caller keeps one and adds every file to it.
struct Summary {
  std::size_t files = 0;  // that were checked
  std::size_t files_with_findings = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t suggestions = 0;
  std::size_t silenced = 0;   // by a stet
  std::size_t baselined = 0;  // known from the baseline
  std::size_t fixes = 0;      // written to files
  std::size_t problems = 0;   // files that could not be checked, and other faults of the run

  void add(const FileReport& report);
  std::size_t count(Severity severity) const noexcept;
  std::size_t findings() const noexcept { return errors + warnings + suggestions; }
};

struct ReporterOptions {
  bool color = false;       // escape sequences for a terminal
  std::size_t columns = 0;  // of the terminal, to break lines at (text); 0: none
  bool statistics = false;  // a table by rule at the end (text)
  bool explain = false;     // why and a good example under each finding (text)
  Severity min_severity = Severity::suggestion;  // findings below it are not shown
  std::string tool_version;
  std::string policy_name;
  std::string docs;  // where the docs are: see docs_address.hpp; empty: nowhere
  // What SARIF and HTML say of rules: the table, and the policy's own rules and severities
  // (nullptr: the table's). Both must outlive the reporter.
  std::span<const RuleDefinition* const> rules{};
  const Policy* policy = nullptr;
};

class Reporter {
 public:
  Reporter(Output output, ReporterOptions options);
  virtual ~Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  // begin once, file for each, end once. Each throws WriteError when bytes cannot be written.
  // Output to a file appears under its name when end returns; a reporter destroyed before that
  // leaves nothing behind.
  void begin(const RunInfo& run);
  void file(const FileReport& report);
  void end(const Summary& summary);
  // Hands over what was written so far: for output that somebody watches.
  void flush();

  virtual bool needs_text() const noexcept { return false; }

 protected:
  const ReporterOptions& options() const noexcept { return options_; }
  // `severity` is that of the gravest finding in `bytes`; sinks such as syslog make use of it.
  void write(std::string_view bytes, Severity severity = Severity::suggestion);

 private:
  virtual void on_begin(const RunInfo& run) = 0;
  // Only findings that are to be shown.
  virtual void on_file(const FileReport& report) = 0;
  virtual void on_end(const Summary& summary) = 0;

  Output output_;
  ReporterOptions options_;
};

// The names that make_reporter knows, in the order in which help shows them; "text" first.
std::span<const std::string_view> report_formats() noexcept;
// nullptr for a format that is none of them.
std::unique_ptr<Reporter> make_reporter(std::string_view format, Output output,
                                        ReporterOptions options);

}  // namespace obelus
