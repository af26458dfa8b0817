// One finding a line as a JSON object, for jq, data frames and clusters.
#include <utility>

#include "report/finding_json.hpp"
#include "report/formats.hpp"

namespace obelus {
namespace {

class JsonlReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override {}

  void on_file(const FileReport& report) override {
    std::string out;
    for (const Finding& finding : report.findings) {
      JsonWriter json(out);
      write_finding(json, finding);
      out += '\n';
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary&) override {}
};

}  // namespace

std::unique_ptr<Reporter> make_jsonl_reporter(Output output, ReporterOptions options) {
  return std::make_unique<JsonlReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
