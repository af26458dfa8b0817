// Checkstyle's XML, which most CI servers and review tools read.
#include <iterator>
#include <utility>

#include <spdlog/fmt/fmt.h>

#include "report/formats.hpp"
#include "report/xml.hpp"

namespace obelus {
namespace {

std::string_view severity_name(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion:
    case Severity::off: break;
  }
  return "info";
}

class CheckstyleReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override {
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
  }

  void on_file(const FileReport& report) override {
    if (report.findings.empty() && report.problem.empty()) return;
    std::string out = "  <file name=\"" + xml_escaped(report.path) + "\">\n";
    if (!report.problem.empty()) {
      out += "    <error line=\"1\" severity=\"error\" message=\"" + xml_escaped(report.problem) +
             "\" source=\"obelus\"/>\n";
    }
    for (const Finding& finding : report.findings) {
      fmt::format_to(std::back_inserter(out),
                     "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
                     "source=\"{}\"/>\n",
                     finding.place.begin.line, finding.place.begin.column,
                     severity_name(finding.severity), xml_escaped(finding.message),
                     xml_escaped(finding.rule));
    }
    write(out + "  </file>\n", gravest(report.findings));
  }

  void on_end(const Summary&) override { write("</checkstyle>\n"); }
};

}  // namespace

std::unique_ptr<Reporter> make_checkstyle_reporter(Output output, ReporterOptions options) {
  return std::make_unique<CheckstyleReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
