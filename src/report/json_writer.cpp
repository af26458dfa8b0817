// Most bytes of a text stand for themselves; runs of them are copied at once.
#include "report/json_writer.hpp"

#include <array>
#include <charconv>

#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Bytes that begin something to look at: escapes of JSON, and the first bytes of all that
// is_unprintable() beyond ASCII (U+0080 to U+009F, and some of U+2000 to U+2FFF).
constexpr std::array<bool, 256> kLookAt = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  for (const std::size_t c : {0x22U, 0x5CU, 0x7FU, 0xC2U, 0xE2U}) table[c] = true;
  return table;
}();

std::size_t end_of_run(std::string_view text, std::size_t from) {
  while (from < text.size() && !kLookAt[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

void append_unicode_escape(std::string& out, char32_t c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xF];
}

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case U'"': out += "\\\""; return;
    case U'\\': out += "\\\\"; return;
    case U'\n': out += "\\n"; return;
    case U'\r': out += "\\r"; return;
    case U'\t': out += "\\t"; return;
    case U'\b': out += "\\b"; return;
    case U'\f': out += "\\f"; return;
    default: append_unicode_escape(out, c);
  }
}

// `text` is valid UTF-8; `escape` appends a character that was looked at, or says that it may
// stand as it is.
template <class Escape>
void append_runs(std::string& out, std::string_view text, const Escape& escape) {
  std::size_t begin = 0;
  for (std::size_t at = end_of_run(text, 0); at < text.size(); at = end_of_run(text, at)) {
    const std::size_t run_end = at;
    const char32_t c = utf8::decode(text, at);
    const bool is_special = is_unprintable(c) || c == U'"' || c == U'\\';
    if (!is_special) continue;
    out.append(text, begin, run_end - begin);
    escape(c);
    begin = at;
  }
  out.append(text, begin);
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  if (utf8::find_ill_formed(text) == std::string_view::npos) {
    append_runs(out, text, [&out](char32_t c) { append_escape(out, c); });
  } else {
    append_runs(out, utf8::repair(text).text, [&out](char32_t c) { append_escape(out, c); });
  }
  out += '"';
}

void append_printable_json(std::string& out, std::string_view json) {
  append_runs(out, json, [&out](char32_t c) {
    if (c == U'"' || c == U'\\') {
      out += static_cast<char>(c);
    } else {
      append_unicode_escape(out, c);
    }
  });
}

void JsonWriter::separate() {
  if (separate_) out_ += ',';
  separate_ = true;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  separate_ = false;
  return *this;
}

void JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  separate_ = false;
}

void JsonWriter::end(char bracket) {
  out_ += bracket;
  separate_ = true;
}

void JsonWriter::text(std::string_view value) {
  separate();
  append_json_text(out_, value);
}

void JsonWriter::number(std::size_t value) {
  separate();
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::boolean(bool value) { json(value ? "true" : "false"); }

void JsonWriter::json(std::string_view value) {
  separate();
  out_ += value;
}

}  // namespace obelus
