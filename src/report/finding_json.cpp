// The one place that names a finding's fields in JSON.
#include "report/finding_json.hpp"

namespace obelus {
namespace {

using Json = nlohmann::ordered_json;

void write_positions(JsonWriter& json, const Place& place) {
  json.key("line").number(place.begin.line);
  json.key("column").number(place.begin.column);
  json.key("endLine").number(place.end.line);
  json.key("endColumn").number(place.end.column);
}

void write_bytes(JsonWriter& json, const Place& place) {
  json.key("offset").number(place.bytes.begin);
  json.key("endOffset").number(place.bytes.end);
}

void write_related(JsonWriter& json, const Finding::Related& related) {
  json.begin('{');
  write_positions(json, related.place);
  write_bytes(json, related.place);
  json.key("message").text(related.message);
  json.end('}');
}

void write_fix(JsonWriter& json, const Finding::PlacedFix& fix) {
  json.begin('{');
  json.key("message").text(fix.message);
  json.key("safe").boolean(fix.safe);
  json.key("edits").begin('[');
  for (const Finding::PlacedEdit& edit : fix.edits) {
    json.begin('{');
    write_bytes(json, edit.place);
    json.key("text").text(edit.text);
    json.end('}');
  }
  json.end(']');
  json.end('}');
}

}  // namespace

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin('{');
  json.key("path").text(finding.path);
  json.key("rule").text(finding.rule);
  json.key("severity").text(name(finding.severity));
  json.key("confidence").text(name(finding.confidence));
  json.key("message").text(finding.message);
  write_positions(json, finding.place);
  write_bytes(json, finding.place);
  json.key("excerpt").text(finding.excerpt);
  json.key("language").text(finding.language);
  json.key("evidence").begin('[');
  for (const std::string& reason : finding.evidence) json.text(reason);
  json.end(']');
  json.key("related").begin('[');
  for (const Finding::Related& related : finding.related) write_related(json, related);
  json.end(']');
  json.key("fixes").begin('[');
  for (const Finding::PlacedFix& fix : finding.fixes) write_fix(json, fix);
  json.end(']');
  json.key("fingerprint").text(finding.fingerprint);
  json.end('}');
}

std::string json_line(const Json& value) {
  const std::string dumped = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(dumped.size());
  append_printable_json(out, dumped);
  return out;
}

}  // namespace obelus
