// Findings → bytes, in MB/s of the report.
#include "benchmarks.hpp"
#include "engine/linter.hpp"
#include "engine/run.hpp"
#include "report/reporter.hpp"
#include "rules/table.hpp"

namespace obelus::bench {
namespace {

using FileFindings = std::vector<std::vector<Finding>>;

FileFindings findings_in(Language language, const Policy& policy) {
  const Linter linter(policy);
  WorkerScratch scratch;
  FileFindings result;
  for (const std::string& text : made_articles(language, Format::text, kArticles, kDefective)) {
    result.push_back(check_bytes(linter, text, {}, "articles/one.txt", scratch));
  }
  return result;
}

std::string rendered(const std::string& format, const FileFindings& files, const Policy& policy) {
  std::string bytes;
  ReporterOptions options;
  options.tool_version = "0";
  options.policy_name = policy.name;
  options.rules = rule_table();
  options.policy = &policy;
  const auto reporter = make_reporter(format, Output::to_string(bytes), options);
  Summary summary;
  reporter->begin({});
  for (const std::vector<Finding>& findings : files) {
    const FileReport file{.path = "articles/one.txt", .findings = findings};
    summary.add(file);
    reporter->file(file);
  }
  reporter->end(summary);
  return bytes;
}

void render(benchmark::State& state, const std::string& format, Language language) {
  const Policy policy = load_policy("newsroom", catalogue());
  const FileFindings files = findings_in(language, policy);
  std::size_t count = 0;
  for (const std::vector<Finding>& findings : files) count += findings.size();
  if (count < kArticles) {
    state.SkipWithError("the defective articles give too few findings to measure");
    return;
  }
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto run : state) bytes = rendered(format, files, policy).size();
  set_speed(state, static_cast<std::int64_t>(bytes));
  state.counters["findings"] = static_cast<double>(count);
}

}  // namespace

void register_reports() {
  for (const std::string_view format : report_formats()) {
    for (const Language language : kLanguages) {
      const std::string title = named("report/" + std::string(format), language);
      benchmark::RegisterBenchmark(title.c_str(), render, std::string(format), language);
    }
  }
}

}  // namespace obelus::bench
