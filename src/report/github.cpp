// GitHub's workflow commands: printed in an action's log, they become annotations in the diff.
#include <iterator>
#include <string>
#include <utility>

#include <spdlog/fmt/fmt.h>

#include "report/formats.hpp"
#include "text/display.hpp"

namespace obelus {
namespace {

// What would end a command or, in a property, the property.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '%' || (property && (c == ':' || c == ','))) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view command(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion:
    case Severity::off: break;
  }
  return "notice";
}

// GitHub takes columns only where a place lies on one line.
std::string position(const Place& place) {
  std::string out = fmt::format("line={},endLine={}", place.begin.line, place.end.line);
  if (place.begin.line == place.end.line) {
    fmt::format_to(std::back_inserter(out), ",col={},endColumn={}", place.begin.column,
                   place.end.column);
  }
  return out;
}

class GithubReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override {}

  void on_file(const FileReport& report) override {
    std::string out;
    const std::string file = escaped(report.path, true);
    if (!report.problem.empty()) {
      fmt::format_to(std::back_inserter(out), "::error file={},title=obelus::{}\n", file,
                     escaped(report.problem, false));
    }
    for (const Finding& finding : report.findings) {
      fmt::format_to(std::back_inserter(out), "::{} file={},{},title={}::{}\n",
                     command(finding.severity), file, position(finding.place),
                     escaped(finding.rule, true), escaped(finding.message, false));
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary&) override {}
};

}  // namespace

std::unique_ptr<Reporter> make_github_reporter(Output output, ReporterOptions options) {
  return std::make_unique<GithubReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
