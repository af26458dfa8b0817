// One finding a line, path:line:column: severity: message [rule], for editors, grep and people in
// a hurry.
#include <iterator>
#include <utility>

#include <spdlog/fmt/fmt.h>

#include "report/formats.hpp"
#include "text/display.hpp"

namespace obelus {
namespace {

class ConciseReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override {}

  void on_file(const FileReport& report) override {
    std::string out;
    for (const Finding& finding : report.findings) {
      fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {} [{}]\n", printable(finding.path),
                     finding.place.begin.line, finding.place.begin.column, name(finding.severity),
                     printable(finding.message), finding.rule);
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary&) override {}
};

}  // namespace

std::unique_ptr<Reporter> make_concise_reporter(Output output, ReporterOptions options) {
  return std::make_unique<ConciseReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
