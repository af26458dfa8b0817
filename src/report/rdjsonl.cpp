// reviewdog's rdjsonl: a diagnostic a line, each complete in itself.
#include <utility>

#include "report/finding_json.hpp"
#include "report/formats.hpp"
#include "report/rdf.hpp"

namespace obelus {
namespace {

class RdjsonlReporter final : public Reporter {
 public:
  using Reporter::Reporter;
  bool needs_text() const noexcept override { return true; }

 private:
  void on_begin(const RunInfo&) override {}

  void on_file(const FileReport& report) override {
    std::string out;
    for (rdf::Json& diagnostic : rdf::diagnostics(report, options())) {
      diagnostic["source"] = rdf::source(options());
      out += json_line(diagnostic);
      out += '\n';
    }
    write(out, gravest(report.findings));
  }

  void on_end(const Summary&) override {}
};

}  // namespace

std::unique_ptr<Reporter> make_rdjsonl_reporter(Output output, ReporterOptions options) {
  return std::make_unique<RdjsonlReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
