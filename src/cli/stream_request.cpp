// The same fields from the trees of two parsers.
#include "cli/stream_request.hpp"

#include <new>

#include "report/finding_json.hpp"

namespace obelus {
namespace {

using Json = nlohmann::ordered_json;
using Field = StreamRequest::Field;
using FastType = simdjson::dom::element_type;

constexpr int kDeepest = 64;  // nesting of a line's JSON
constexpr std::size_t kMostFastBytes = std::size_t{1} << 20;

Field read_field(simdjson::dom::element value) {
  switch (value.type()) {
    case FastType::STRING: return {"string", value.get_string().value_unsafe()};
    case FastType::NULL_VALUE: return {};
    case FastType::BOOL: return {"boolean"};
    case FastType::ARRAY: return {"array"};
    case FastType::OBJECT: return {"object"};
    default: return {"number"};
  }
}

Field read_field(const Json& value) {
  return {value.type_name(),
          value.is_string() ? value.get_ref<const std::string&>() : std::string_view{}};
}

std::string read_id(simdjson::dom::element value) {
  return json_line(Json::parse(simdjson::minify(value)));
}

std::string read_id(const Json& value) { return json_line(value); }

template <class Value>
void read(std::string_view key, const Value& value, StreamRequest& request) {
  if (key == "id") request.id = read_id(value);
  if (key == "text") request.text = read_field(value);
  if (key == "path") request.path = read_field(value);
  if (key == "format") request.format = read_field(value);
  if (key == "language") request.language = read_field(value);
}

Json parse_slowly(const std::string& line) {
  const auto guard = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest) throw StreamRequestError("JSON nested too deeply");
    return true;
  };
  try {
    Json value = Json::parse(line, guard);
    if (value.is_object()) return value;
    throw StreamRequestError(std::string("not a JSON object: ") + value.type_name());
  } catch (const Json::exception& error) {
    const std::string what = error.what();  // "[json.exception.parse_error.101] parse error …"
    const std::size_t text = what.find("] ");
    throw StreamRequestError("not a JSON object: " +
                             (text == std::string::npos ? what : what.substr(text + 2)));
  }
}

}  // namespace

StreamRequestParser::StreamRequestParser() : fast_(kMostFastBytes) {
  if (fast_.allocate(0, kDeepest) != simdjson::SUCCESS) throw std::bad_alloc();
}

StreamRequest StreamRequestParser::parse(const std::string& line) {
  StreamRequest request;
  slow_ = nullptr;
  simdjson::dom::object fields;
  if (fast_.parse(line).get(fields) == simdjson::SUCCESS) {
    for (const auto [key, value] : fields) read(key, value, request);
  } else {
    slow_ = parse_slowly(line);
    for (const auto& [key, value] : slow_.items()) read(key, value, request);
  }
  return request;
}

}  // namespace obelus
