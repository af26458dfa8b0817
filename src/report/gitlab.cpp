// GitLab's Code Quality report: one JSON array, an issue a line. GitLab compares the fingerprints
// of two branches, so each must be the only one of its kind: a finding's own is so within its file.
#include <utility>

#include "report/finding_json.hpp"
#include "report/formats.hpp"

namespace obelus {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_name(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "critical";
    case Severity::warning: return "minor";
    case Severity::suggestion:
    case Severity::off: break;
  }
  return "info";
}

Json issue(std::string_view rule, std::string_view message, std::string_view severity,
           std::string fingerprint, Json location) {
  return {{"description", message},
          {"check_name", rule},
          {"fingerprint", std::move(fingerprint)},
          {"severity", severity},
          {"location", std::move(location)}};
}

Json lines(std::string_view path, std::size_t begin, std::size_t end) {
  return {{"path", path}, {"lines", {{"begin", begin}, {"end", end}}}};
}

class GitlabReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override { write("["); }

  void on_file(const FileReport& report) override {
    std::string out;
    const auto add = [&](const Json& issue) {
      out += std::exchange(first_, false) ? "\n" : ",\n";
      out += json_line(issue);
    };
    const std::string path(report.path);
    if (!report.problem.empty()) {
      add(issue("obelus", report.problem, "blocker", "problem:" + path, lines(path, 1, 1)));
    }
    for (const Finding& finding : report.findings) {
      add(issue(finding.rule, finding.message, severity_name(finding.severity),
                finding.fingerprint + ':' + path,
                lines(path, finding.place.begin.line, finding.place.end.line)));
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary&) override { write(first_ ? "]\n" : "\n]\n"); }

  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> make_gitlab_reporter(Output output, ReporterOptions options) {
  return std::make_unique<GitlabReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
