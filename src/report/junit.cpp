// JUnit's XML: a suite a file, a failed case a finding, so that every CI server can list them. A
// file without findings is a case that passed, one that could not be checked a case in error.
#include <iterator>
#include <utility>

#include <spdlog/fmt/fmt.h>

#include "report/formats.hpp"
#include "report/xml.hpp"

namespace obelus {
namespace {

void add_finding(std::string& out, const Finding& finding, std::string_view path) {
  const std::string where =
      fmt::format("{}:{}", finding.place.begin.line, finding.place.begin.column);
  const std::string message = xml_escaped(finding.message);
  fmt::format_to(std::back_inserter(out),
                 "    <testcase classname=\"{}\" name=\"{} {}\">\n"
                 "      <failure type=\"{}\" message=\"{}\">{}:{}: {}\n{}",
                 path, xml_escaped(finding.rule), where, name(finding.severity), message, path,
                 where, message, xml_escaped(finding.excerpt));
  for (const std::string& reason : finding.evidence) {
    fmt::format_to(std::back_inserter(out), "\n- {}", xml_escaped(reason));
  }
  out += "</failure>\n    </testcase>\n";
}

class JunitReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override {
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"obelus\">\n");
  }

  void on_file(const FileReport& report) override {
    const std::string path = xml_escaped(report.path);
    const std::size_t failures = report.findings.size();
    const bool failed = !report.problem.empty();
    std::string out =
        fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n", path,
                    failures + (failed || failures == 0 ? 1 : 0), failures, failed ? 1 : 0);
    if (failed) {
      fmt::format_to(std::back_inserter(out),
                     "    <testcase classname=\"{}\" name=\"check\">\n"
                     "      <error type=\"problem\" message=\"{}\"/>\n    </testcase>\n",
                     path, xml_escaped(report.problem));
    } else if (failures == 0) {
      fmt::format_to(std::back_inserter(out), "    <testcase classname=\"{}\" name=\"check\"/>\n",
                     path);
    }
    for (const Finding& finding : report.findings) add_finding(out, finding, path);
    write(out + "  </testsuite>\n", gravest(report.findings));
  }

  void on_end(const Summary&) override { write("</testsuites>\n"); }
};

}  // namespace

std::unique_ptr<Reporter> make_junit_reporter(Output output, ReporterOptions options) {
  return std::make_unique<JunitReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
