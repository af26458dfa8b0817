// A finding as JSON, with the field names that users know: json, jsonl and `obelus stream` share
// it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "report/json_writer.hpp"
#include "rules/finding.hpp"

namespace obelus {

// An object with the fields in the order of the documentation.
void write_finding(JsonWriter& json, const Finding& finding);

// One line without a line end. Ill-formed UTF-8 becomes U+FFFD; control and bidi-override
// characters are written as \uXXXX, so that the line is safe to print.
std::string json_line(const nlohmann::ordered_json& value);

}  // namespace obelus
