// One line of `obelus stream` and its answer.
#include "cli/stream_answer.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <stdexcept>
#include <utility>

#include "document/document.hpp"
#include "engine/run.hpp"
#include "report/finding_json.hpp"

namespace obelus {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;  // nesting of a line's JSON

// What is wrong with a line, beside its id where it has one.
class LineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Json parse(const std::string& line) {
  const auto guard = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest) throw LineError("JSON nested too deeply");
    return true;
  };
  try {
    return Json::parse(line, guard);
  } catch (const Json::exception& error) {
    const std::string what = error.what();  // "[json.exception.parse_error.101] parse error …"
    const std::size_t text = what.find("] ");
    throw LineError("not a JSON object: " +
                    (text == std::string::npos ? what : what.substr(text + 2)));
  }
}

// A string field; nullopt where it is absent or null.
std::optional<std::string> string_field(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::nullopt;
  if (!found->is_string()) {
    throw LineError(std::string("“") + name + "” must be a string, not " + found->type_name());
  }
  return found->get<std::string>();
}

Format format_named(const std::string& name) {
  if (name == "text") return Format::text;
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  throw LineError("“format” must be text, markdown or html, not “" + name + "”");
}

}  // namespace

std::string StreamAnswerer::operator()(const StreamLine& line, WorkerScratch& scratch) const {
  std::string id = "null";
  std::string found;
  std::string failure;
  try {
    if (line.too_long) throw LineError("the line is longer than 256 MiB");
    const Json object = parse(line.text);
    if (!object.is_object()) {
      throw LineError(std::string("not a JSON object: ") + object.type_name());
    }
    if (const auto given = object.find("id"); given != object.end()) id = json_line(*given);
    found = findings(object, scratch);
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

std::string StreamAnswerer::findings(const nlohmann::json& object, WorkerScratch& scratch) const {
  const std::optional<std::string> text = string_field(object, "text");
  if (!text) throw LineError("“text” is missing");
  const std::optional<std::string> path = string_field(object, "path");
  const std::optional<std::string> format = string_field(object, "format");
  const std::optional<std::string> language = string_field(object, "language");

  DocumentOptions options;
  options.encoding = "UTF-8";  // JSON has decoded it, whatever it declares
  options.decoded = true;
  options.format = format ? format_named(*format) : format_of(path.value_or(""));
  options.language_forced = language.has_value() || !language_.empty();
  options.language = language            ? *language
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
