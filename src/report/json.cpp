// The whole run as one JSON object, a finding a line inside it. Findings are written as they come;
// only problems, of which a run has few, wait for the end.
#include <utility>

#include "report/finding_json.hpp"
#include "report/formats.hpp"

namespace obelus {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;  // raised when a field changes its meaning

class JsonReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo&) override {
    const Json tool = {{"name", "obelus"}, {"version", options().tool_version}};
    write("{\n\"version\": " + std::to_string(kFormatVersion) + ",\n\"tool\": " + json_line(tool) +
          ",\n\"policy\": " + json_line(options().policy_name) + ",\n\"findings\": [");
  }

  void on_file(const FileReport& report) override {
    if (!report.problem.empty()) {
      problems_.push_back({{"path", report.path}, {"message", report.problem}});
    }
    std::string out;
    for (const Finding& finding : report.findings) {
      out += std::exchange(first_, false) ? "\n" : ",\n";
      JsonWriter json(out);
      write_finding(json, finding);
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary& summary) override {
    const Json counts = {
        {"files", summary.files},
        {"filesWithFindings", summary.files_with_findings},
        {"errors", summary.errors},
        {"warnings", summary.warnings},
        {"suggestions", summary.suggestions},
        {"silenced", summary.silenced},
        {"baselined", summary.baselined},
        {"fixes", summary.fixes},
        {"problems", summary.problems},
    };
    write((first_ ? "],\n\"problems\": " : "\n],\n\"problems\": ") + json_line(problems_) +
          ",\n\"summary\": " + json_line(counts) + "\n}\n");
  }

  bool first_ = true;
  Json problems_ = Json::array();
};

}  // namespace

std::unique_ptr<Reporter> make_json_reporter(Output output, ReporterOptions options) {
  return std::make_unique<JsonReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
