// What SARIF says of a finding: result objects with regions, fixes and fingerprints.
#include <algorithm>

#include "report/sarif.hpp"

namespace obelus::sarif {
namespace {

Json physical_location(const Json& location, Json region) {
  return {{"artifactLocation", location}, {"region", std::move(region)}};
}

Json finding_location(const Finding& finding, const Json& location) {
  Json where = region(finding.place);
  const std::size_t begin = std::min(finding.excerpt_begin, finding.excerpt.size());
  const std::size_t end = std::clamp(finding.excerpt_end, begin, finding.excerpt.size());
  if (begin < end) where["snippet"] = {{"text", finding.excerpt.substr(begin, end - begin)}};
  Json physical = physical_location(location, std::move(where));
  if (!finding.excerpt.empty()) {
    physical["contextRegion"] = {{"startLine", finding.place.begin.line},
                                 {"endLine", finding.place.end.line},
                                 {"snippet", {{"text", finding.excerpt}}}};
  }
  return {{"physicalLocation", std::move(physical)}};
}

Json fix_json(const Finding::PlacedFix& fix, const Json& location) {
  Json replacements = Json::array();
  for (const Finding::PlacedEdit& edit : fix.edits) {
    Json replacement = {{"deletedRegion", region(edit.place)}};
    if (!edit.text.empty()) replacement["insertedContent"] = {{"text", edit.text}};
    replacements.push_back(std::move(replacement));
  }
  Json change = {{"artifactLocation", location}, {"replacements", std::move(replacements)}};
  return {{"description", {{"text", fix.message}}},
          {"artifactChanges", Json::array({std::move(change)})},
          {"properties", {{"safe", fix.safe}}}};
}

void add_related(Json& result, const Finding& finding, const Json& location) {
  if (finding.related.empty()) return;
  Json& list = result["relatedLocations"] = Json::array();
  for (const Finding::Related& related : finding.related) {
    list.push_back({{"id", list.size() + 1},
                    {"physicalLocation", physical_location(location, region(related.place))},
                    {"message", {{"text", related.message}}}});
  }
}

void add_fixes(Json& result, const Finding& finding, const Json& location) {
  for (const Finding::PlacedFix& fix : finding.fixes) {
    if (!fix.edits.empty()) result["fixes"].push_back(fix_json(fix, location));
  }
}

}  // namespace

Json region(const Place& place) {
  return {{"startLine", place.begin.line},   {"startColumn", place.begin.column},
          {"endLine", place.end.line},       {"endColumn", place.end.column},
          {"byteOffset", place.bytes.begin}, {"byteLength", place.bytes.size()}};
}

Json result(const Finding& finding, const ResultContext& context,
            const SuppressedFinding* suppressed) {
  Json json;
  json["ruleId"] = finding.rule;
  const auto rule = context.rules.index.find(finding.rule);
  if (rule != context.rules.index.end()) json["ruleIndex"] = rule->second;
  json["level"] = level(finding.severity);
  json["message"] = {{"text", finding.message}};
  json["locations"] = Json::array({finding_location(finding, context.location)});
  if (!finding.fingerprint.empty()) {
    json["partialFingerprints"] = {{"obelusFingerprint/v1", finding.fingerprint}};
  }
  if (context.has_baseline) {
    const bool known = suppressed != nullptr && !suppressed->in_source;
    json["baselineState"] = known ? "unchanged" : "new";
  }
  add_related(json, finding, context.location);
  add_fixes(json, finding, context.location);
  // All results of a run state their suppressions or none does, so sound ones have an empty list.
  json["suppressions"] = Json::array();
  if (suppressed != nullptr) {
    Json suppression = {{"kind", suppressed->in_source ? "inSource" : "external"}};
    if (!suppressed->justification.empty()) {
      suppression["justification"] = suppressed->justification;
    }
    json["suppressions"].push_back(std::move(suppression));
  }
  json["properties"] = {{"confidence", name(finding.confidence)},
                        {"evidence", finding.evidence},
                        {"language", finding.language}};
  return json;
}

}  // namespace obelus::sarif
