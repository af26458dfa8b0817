// reviewdog's rdjson: the whole run as one object, a diagnostic a line inside it.
#include <utility>

#include "report/finding_json.hpp"
#include "report/formats.hpp"
#include "report/rdf.hpp"

namespace obelus {
namespace {

class RdjsonReporter final : public Reporter {
 public:
  using Reporter::Reporter;
  bool needs_text() const noexcept override { return true; }

 private:
  void on_begin(const RunInfo&) override {
    write("{\n\"source\": " + json_line(rdf::source(options())) + ",\n\"diagnostics\": [");
  }

  void on_file(const FileReport& report) override {
    std::string out;
    for (const rdf::Json& diagnostic : rdf::diagnostics(report, options())) {
      out += std::exchange(first_, false) ? "\n" : ",\n";
      out += json_line(diagnostic);
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary&) override { write(first_ ? "]\n}\n" : "\n]\n}\n"); }

  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> make_rdjson_reporter(Output output, ReporterOptions options) {
  return std::make_unique<RdjsonReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
