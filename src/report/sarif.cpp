// SARIF 2.1.0, for code scanning and editors. Results are written as they come; what must wait for
// the end (the list of files, the problems) is a path or a message each.
#include "report/sarif.hpp"

#include <utility>

#include "report/docs_address.hpp"
#include "report/finding_json.hpp"
#include "report/formats.hpp"

namespace obelus {
namespace {

using sarif::Json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

class SarifReporter final : public Reporter {
 public:
  using Reporter::Reporter;

 private:
  void on_begin(const RunInfo& run) override {
    working_directory_ = run.working_directory;
    has_baseline_ = run.has_baseline;
    rules_ = sarif::rule_list(options().rules, options().policy, options().docs);
    Json driver;
    driver["name"] = "obelus";
    driver["fullName"] = "Obelus " + options().tool_version;
    driver["semanticVersion"] = options().tool_version;
    if (!options().docs.empty()) driver["informationUri"] = readme_address(options().docs);
    driver["shortDescription"] = {
        {"text", "Flags what does not belong in an article before it is published."}};
    driver["rules"] = std::exchange(rules_.rules, Json::array());
    Json base = {{"description", {{"text", "The working directory of the run."}}}};
    if (!working_directory_.empty()) base["uri"] = sarif::folder_uri(working_directory_);
    const Json bases = {{sarif::kBaseId, std::move(base)}};
    std::string out = "{\n\"$schema\": " + json_line(kSchema) + ",\n\"version\": \"2.1.0\",\n";
    out += "\"runs\": [\n{\n\"tool\": " + json_line({{"driver", std::move(driver)}});
    out += ",\n\"originalUriBaseIds\": " + json_line(bases);
    out += ",\n\"columnKind\": \"unicodeCodePoints\",\n\"defaultEncoding\": \"utf-8\"";
    out += ",\n\"results\": [";
    write(out);
  }

  void on_file(const FileReport& report) override {
    Json location = sarif::artifact_location(report.path, working_directory_);
    if (!report.problem.empty()) add_notification(report, location);
    location["index"] = files_.size();
    files_.emplace_back(report.path);
    const sarif::ResultContext context{rules_, location, has_baseline_};
    std::string out;
    const auto add = [&](const Json& result) {
      out += std::exchange(first_, false) ? "\n" : ",\n";
      out += json_line(result);
    };
    for (const Finding& finding : report.findings) {
      add(sarif::result(finding, context, nullptr));
    }
    for (const SuppressedFinding& suppressed : report.suppressed) {
      add(sarif::result(suppressed.finding, context, &suppressed));
    }
    write(out, gravest(report.findings));
  }

  void add_notification(const FileReport& report, const Json& location) {
    Json where = {{"physicalLocation", {{"artifactLocation", location}}}};
    notifications_.push_back({{"level", "error"},
                              {"message", {{"text", report.problem}}},
                              {"locations", Json::array({std::move(where)})}});
  }

  void on_end(const Summary& summary) override {
    write(first_ ? "],\n\"artifacts\": [" : "\n],\n\"artifacts\": [");
    std::string_view separator = "\n";
    for (const std::string& file : files_) {
      Json artifact = {{"location", sarif::artifact_location(file, working_directory_)},
                       {"roles", Json::array({"analysisTarget"})}};
      write(std::string(separator) + json_line(artifact));
      separator = ",\n";
    }
    Json invocation = {{"executionSuccessful", summary.problems == 0},
                       {"toolExecutionNotifications", std::move(notifications_)}};
    if (!working_directory_.empty()) {
      invocation["workingDirectory"] = {{"uri", sarif::folder_uri(working_directory_)}};
    }
    write((files_.empty() ? "],\n\"invocations\": " : "\n],\n\"invocations\": ") +
          json_line(Json::array({std::move(invocation)})) +
          ",\n\"properties\": " + json_line({{"policy", options().policy_name}}) + "\n}\n]\n}\n");
  }

  std::string working_directory_;
  sarif::RuleList rules_;  // the index only, once they are written
  bool has_baseline_ = false;
  bool first_ = true;
  std::vector<std::string> files_;
  Json notifications_ = Json::array();
};

}  // namespace

std::unique_ptr<Reporter> make_sarif_reporter(Output output, ReporterOptions options) {
  return std::make_unique<SarifReporter>(std::move(output), std::move(options));
}

}  // namespace obelus
