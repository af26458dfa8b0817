// JSON written straight into a buffer. A tree of nlohmann's values costs a finding 26,000
// instructions to build and 20,000 to write, more than checking the article that it is in; where
// findings are few or have many shapes (SARIF), trees are what we use.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace obelus {

// The caller sees to it that objects and lists are closed and that members of objects have keys.
class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out) {}

  // An ASCII name that needs no escapes.
  JsonWriter& key(std::string_view name);
  void begin(char bracket);  // { or [
  void end(char bracket);    // } or ]
  // Ill-formed UTF-8 becomes U+FFFD; what is_unprintable() is written as \uXXXX, so that the line
  // is safe to print.
  void text(std::string_view value);
  void number(std::size_t value);
  void boolean(bool value);
  // What is JSON already.
  void json(std::string_view value);

 private:
  void separate();

  std::string& out_;
  bool separate_ = false;
};

// `text` between quotation marks, as JsonWriter::text writes it.
void append_json_text(std::string& out, std::string_view text);

// Appends JSON with what is_unprintable() in its strings as \uXXXX.
void append_printable_json(std::string& out, std::string_view json);

}  // namespace obelus
