// Findings as reviewdog reads them. Its suggestions are edits that hold each by itself, so a fix of
// several edits has no form there.
#include "report/rdf.hpp"

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

Json diagnostic(const Finding& finding, const LineIndex& lines) {
  Json json;
  json["message"] = finding.message;
  json["location"] = {{"path", finding.path}, {"range", range(lines, finding.place)}};
  json["severity"] = severity_name(finding.severity);
  json["code"] = {{"value", finding.rule}};
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

Json source() { return {{"name", "obelus"}}; }

std::vector<Json> diagnostics(const FileReport& report) {
  std::vector<Json> list;
  if (!report.problem.empty()) {
    list.push_back({{"message", report.problem},
                    {"location", {{"path", report.path}}},
                    {"severity", "ERROR"}});
  }
  if (report.findings.empty()) return list;
  const LineIndex lines(report.text);
  for (const Finding& finding : report.findings) list.push_back(diagnostic(finding, lines));
  return list;
}

}  // namespace obelus::rdf
