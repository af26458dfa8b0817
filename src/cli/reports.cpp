// Opens the outputs that the flags name.
#include "cli/reports.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "cli/commands.hpp"
#include "cli/installed.hpp"
#include "report/diff.hpp"
#include "rules/table.hpp"
#include "text/display.hpp"

namespace obelus {
namespace {

bool is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool wants_color(const CheckFlags& flags) {
  if (flags.color != "auto") return flags.color == "always";
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  return flags.output_file.empty() && is_terminal() && (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

// 0 where it does not say.
std::size_t terminal_columns() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string printable_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += printable(text.substr(0, end)) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

Reports::Reports(const CheckFlags& flags, const Policy& policy) {
  ReporterOptions options;
  options.statistics = flags.statistics;
  options.explain = flags.explain;
  options.min_severity = severity_from(flags.min_severity).value_or(Severity::suggestion);
  options.tool_version = kVersion;
  options.policy_name = policy.name;
  options.docs = docs_address(flags.docs_url);
  options.rules = rule_table();
  options.policy = &policy;
  for (const std::string& report : flags.reports) {
    const std::size_t equals = report.find('=');
    add(report.substr(0, equals), Output::to_file(report.substr(equals + 1)), options);
  }
  // With --diff, standard output is the diff's.
  if (flags.diff && flags.output_file.empty()) return;
  options.color = wants_color(flags);
  on_terminal_ = flags.output_file.empty() && is_terminal();
  if (on_terminal_) options.columns = terminal_columns();
  add(flags.format,
      flags.output_file.empty() ? Output::to_standard_output() : Output::to_file(flags.output_file),
      options);
}

void Reports::add(const std::string& format, Output output, const ReporterOptions& options) {
  reporters_.push_back(make_reporter(format, std::move(output), options));
}

bool Reports::needs_text() const {
  return std::any_of(reporters_.begin(), reporters_.end(),
                     [](const auto& reporter) { return reporter->needs_text(); });
}

void Reports::begin(const RunInfo& run) {
  for (const auto& reporter : reporters_) reporter->begin(run);
}

void Reports::file(const FileReport& report) {
  for (const auto& reporter : reporters_) reporter->file(report);
}

void Reports::end(const Summary& summary) {
  for (const auto& reporter : reporters_) reporter->end(summary);
}

void Reports::flush() {
  for (const auto& reporter : reporters_) reporter->flush();
}

void Diffs::add(const CheckedFile& file) {
  const std::string diff = unified_diff(file.path, file.text_before, file.text_after);
  output_.write(is_terminal() ? printable_lines(diff) : diff, Severity::suggestion);
}

void Diffs::end() { output_.commit(); }

}  // namespace obelus
