// Findings as reviewdog reads them. Its suggestions are edits that hold each by itself, so a fix of
// several edits has no form there.
#include "report/rdf.hpp"

#include <algorithm>

#include "report/docs_address.hpp"
#include "text/line_index.hpp"

namespace obelus::rdf {
namespace {

std::string_view severity_name(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "ERROR";
    case Severity::warning: return "WARNING";
    case Severity::suggestion:
    case Severity::off: break;
  }
  return "INFO";
}

Json position(const LineIndex& lines, Position at) {
  const std::size_t begin = lines.offset({at.line, 1});
  return {{"line", at.line}, {"column", lines.offset(at) - begin + 1}};
}

Json range(const LineIndex& lines, const Place& place) {
  return {{"start", position(lines, place.begin)}, {"end", position(lines, place.end)}};
}

// Where the rule is explained to whoever reads the diagnostic, or an empty string.
std::string address_of(const std::string& rule, const ReporterOptions& options) {
  const auto is_it = [&rule](const RuleDefinition* built_in) { return built_in->info.id == rule; };
  std::string address;
  if (std::any_of(options.rules.begin(), options.rules.end(), is_it)) {
    address = rule_address(options.docs, rule);
  } else if (options.policy != nullptr) {
    const auto own = options.policy->rules.find(rule);
    if (own != options.policy->rules.end()) address = own->second.link;
  }
  return is_public(address) ? address : std::string();
}

Json diagnostic(const Finding& finding, const LineIndex& lines, const ReporterOptions& options) {
  Json json;
  json["message"] = finding.message;
  json["location"] = {{"path", finding.path}, {"range", range(lines, finding.place)}};
  json["severity"] = severity_name(finding.severity);
  json["code"] = {{"value", finding.rule}};
  if (std::string url = address_of(finding.rule, options); !url.empty()) {
    json["code"]["url"] = std::move(url);
  }
  for (const Finding::PlacedFix& fix : finding.fixes) {
    if (fix.edits.size() != 1) continue;
    const Finding::PlacedEdit& edit = fix.edits.front();
    json["suggestions"].push_back({{"range", range(lines, edit.place)}, {"text", edit.text}});
  }
  for (const Finding::Related& related : finding.related) {
    json["relatedLocations"].push_back(
        {{"message", related.message},
         {"location", {{"path", finding.path}, {"range", range(lines, related.place)}}}});
  }
  return json;
}

}  // namespace

Json source(const ReporterOptions& options) {
  Json json = {{"name", "obelus"}};
  if (is_public(options.docs)) json["url"] = readme_address(options.docs);
  return json;
}

std::vector<Json> diagnostics(const FileReport& report, const ReporterOptions& options) {
  std::vector<Json> list;
  if (!report.problem.empty()) {
    list.push_back({{"message", report.problem},
                    {"location", {{"path", report.path}}},
                    {"severity", "ERROR"}});
  }
  if (report.findings.empty()) return list;
  const LineIndex lines(report.text);
  for (const Finding& finding : report.findings) {
    list.push_back(diagnostic(finding, lines, options));
  }
  return list;
}

}  // namespace obelus::rdf
