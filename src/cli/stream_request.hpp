// A line of `obelus stream` as JSON: what it asks for.
#pragma once

#include <simdjson.h>
#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace obelus {

// A line that is no request; what() says why.
class StreamRequestError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct StreamRequest {
  // A field that a line has or has not, whatever its type.
  struct Field {
    std::string_view type = "null";  // as JSON calls it
    std::string_view text{};         // of a string
  };
  std::string id = "null";  // JSON
  Field text;
  Field path;
  Field format;
  Field language;
};

// Reads with simdjson what is sound and of the usual size: it is many times as fast as nlohmann's
// parser, but needs fourteen bytes of memory for each of a line, and does not say where a line is
// wrong. All else nlohmann's reads. Of two fields of one name the last counts.
class StreamRequestParser {
 public:
  StreamRequestParser();

  // Throws StreamRequestError. The request is a view of what the parser holds until the next call.
  StreamRequest parse(const std::string& line);

 private:
  simdjson::dom::parser fast_;
  nlohmann::ordered_json slow_;
};

}  // namespace obelus
