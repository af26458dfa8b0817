// The one place that names a finding's fields in JSON.
#include "report/finding_json.hpp"

#include <iterator>

#include <spdlog/fmt/fmt.h>

#include "text/display.hpp"
#include "text/eight_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

using Json = nlohmann::ordered_json;

void add_positions(Json& json, const Place& place) {
  json["line"] = place.begin.line;
  json["column"] = place.begin.column;
  json["endLine"] = place.end.line;
  json["endColumn"] = place.end.column;
}

void add_bytes(Json& json, const Place& place) {
  json["offset"] = place.bytes.begin;
  json["endOffset"] = place.bytes.end;
}

Json fix_json(const Finding::PlacedFix& fix) {
  Json edits = Json::array();
  for (const Finding::PlacedEdit& edit : fix.edits) {
    Json json;
    add_bytes(json, edit.place);
    json["text"] = edit.text;
    edits.push_back(std::move(json));
  }
  return {{"message", fix.message}, {"safe", fix.safe}, {"edits", std::move(edits)}};
}

}  // namespace

Json finding_json(const Finding& finding) {
  Json json;
  json["path"] = finding.path;
  json["rule"] = finding.rule;
  json["severity"] = name(finding.severity);
  json["confidence"] = name(finding.confidence);
  json["message"] = finding.message;
  add_positions(json, finding.place);
  add_bytes(json, finding.place);
  json["excerpt"] = finding.excerpt;
  json["language"] = finding.language;
  json["evidence"] = finding.evidence;
  json["related"] = Json::array();
  for (const Finding::Related& related : finding.related) {
    Json place;
    add_positions(place, related.place);
    add_bytes(place, related.place);
    place["message"] = related.message;
    json["related"].push_back(std::move(place));
  }
  json["fixes"] = Json::array();
  for (const Finding::PlacedFix& fix : finding.fixes) json["fixes"].push_back(fix_json(fix));
  json["fingerprint"] = finding.fingerprint;
  return json;
}

std::string json_line(const Json& value) {
  const std::string dumped = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(dumped.size());
  std::size_t copied = 0;
  for (std::size_t at = 0;;) {
    at = eight_bytes::find(dumped, at, [](std::uint64_t bytes) noexcept {
      return ~eight_bytes::in_range(bytes, ' ', '~') & eight_bytes::kHighBits;
    });
    if (at == dumped.size()) break;
    const std::size_t begin = at;
    const char32_t c = utf8::decode(dumped, at);
    if (!is_unprintable(c)) continue;
    out.append(dumped, copied, begin - copied);
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    copied = at;
  }
  return out.append(dumped, copied);
}

}  // namespace obelus
