// What all formats share: counting, leaving out what is not to be shown, and the list of formats.
#include "report/reporter.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "report/formats.hpp"

namespace obelus {
namespace {

struct ReportFormat {
  std::string_view name;
  std::unique_ptr<Reporter> (*make)(Output, ReporterOptions);
};

constexpr std::array kFormats = {
    ReportFormat{"text", make_text_reporter},
    ReportFormat{"concise", make_concise_reporter},
    ReportFormat{"json", make_json_reporter},
    ReportFormat{"jsonl", make_jsonl_reporter},
    ReportFormat{"sarif", make_sarif_reporter},
    ReportFormat{"github", make_github_reporter},
    ReportFormat{"gitlab", make_gitlab_reporter},
    ReportFormat{"junit", make_junit_reporter},
    ReportFormat{"checkstyle", make_checkstyle_reporter},
    ReportFormat{"rdjson", make_rdjson_reporter},
    ReportFormat{"rdjsonl", make_rdjsonl_reporter},
};

constexpr auto kNames = [] {
  std::array<std::string_view, kFormats.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kFormats[i].name;
  return names;
}();

}  // namespace

void Summary::add(const FileReport& report) {
  if (report.problem.empty()) {
    ++files;
  } else {
    ++problems;
  }
  if (!report.findings.empty()) ++files_with_findings;
  fixes += report.fixes;
  for (const Finding& finding : report.findings) {
    switch (finding.severity) {
      case Severity::error: ++errors; break;
      case Severity::warning: ++warnings; break;
      case Severity::suggestion: ++suggestions; break;
      case Severity::off: break;
    }
  }
  for (const SuppressedFinding& suppressed : report.suppressed) {
    ++(suppressed.in_source ? silenced : baselined);
  }
}

std::size_t Summary::count(Severity severity) const noexcept {
  switch (severity) {
    case Severity::error: return errors;
    case Severity::warning: return warnings;
    case Severity::suggestion: return suggestions;
    case Severity::off: break;
  }
  return 0;
}

Severity gravest(std::span<const Finding> findings) noexcept {
  Severity result = Severity::suggestion;
  for (const Finding& finding : findings) result = std::max(result, finding.severity);
  return result;
}

Reporter::Reporter(Output output, ReporterOptions options)
    : output_(std::move(output)), options_(std::move(options)) {}

void Reporter::begin(const RunInfo& run) { on_begin(run); }

void Reporter::file(const FileReport& report) {
  const auto shown = [this](const Finding& finding) {
    return finding.severity >= options_.min_severity;
  };
  if (std::all_of(report.findings.begin(), report.findings.end(), shown)) return on_file(report);
  std::vector<Finding> findings;
  std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(findings), shown);
  FileReport rest = report;
  rest.findings = findings;
  on_file(rest);
}

void Reporter::end(const Summary& summary) {
  on_end(summary);
  output_.commit();
}

void Reporter::flush() { output_.flush(); }

void Reporter::write(std::string_view bytes, Severity severity) {
  if (!bytes.empty()) output_.write(bytes, severity);
}

std::span<const std::string_view> report_formats() noexcept { return kNames; }

std::unique_ptr<Reporter> make_reporter(std::string_view format, Output output,
                                        ReporterOptions options) {
  const auto* const found =
      std::find_if(kFormats.begin(), kFormats.end(),
                   [&](const ReportFormat& candidate) { return candidate.name == format; });
  if (found == kFormats.end()) return nullptr;
  return found->make(std::move(output), std::move(options));
}

}  // namespace obelus
