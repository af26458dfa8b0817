// One line of `obelus stream` and its answer.
#include "cli/stream_answer.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "document/document.hpp"
#include "engine/run.hpp"
#include "report/finding_json.hpp"

namespace obelus {
namespace {

// A string field; nullopt where it is absent or null.
std::optional<std::string_view> string_field(const StreamRequest::Field& field, const char* name) {
  if (field.type == "null") return std::nullopt;
  if (field.type == "string") return field.text;
  throw StreamRequestError(std::string("“") + name + "” must be a string, not " +
                           std::string(field.type));
}

Format format_named(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  throw StreamRequestError("“format” must be text, markdown or html, not “" + std::string(name) +
                           "”");
}

}  // namespace

std::string StreamAnswerer::operator()(const StreamLine& line, StreamScratch& scratch) const {
  std::string id = "null";
  std::string found;
  std::string failure;
  try {
    if (line.too_long) throw StreamRequestError("the line is longer than 256 MiB");
    StreamRequest request = scratch.parser.parse(line.text);
    id = std::move(request.id);
    found = findings(request, scratch.linter);
  } catch (const std::exception& error) {
    failure = error.what();
  }
  std::string answer;
  JsonWriter json(answer);
  json.begin('{');
  json.key("id").json(id);
  if (failure.empty()) {
    json.key("findings").json(found);
  } else {
    json.key("error").text(failure);
  }
  json.end('}');
  return answer + '\n';
}

std::string StreamAnswerer::findings(const StreamRequest& request, WorkerScratch& scratch) const {
  const auto text = string_field(request.text, "text");
  if (!text) throw StreamRequestError("“text” is missing");
  const auto path = string_field(request.path, "path");
  const auto format = string_field(request.format, "format");
  const auto language = string_field(request.language, "language");

  DocumentOptions options;
  options.encoding = "UTF-8";  // JSON has decoded it, whatever it declares
  options.decoded = true;
  options.format = format ? format_named(*format) : format_of(path.value_or(""));
  options.language_forced = language.has_value() || !language_.empty();
  options.language = language            ? std::string(*language)
                     : language_.empty() ? linter_.policy().language
                                         : language_;
  std::string list;
  JsonWriter json(list);
  json.begin('[');
  for (const Finding& finding : check_bytes(linter_, *text, options, path.value_or("-"), scratch)) {
    if (finding.severity >= min_severity_) write_finding(json, finding);
  }
  json.end(']');
  return list;
}

}  // namespace obelus
