// What an HTML file says of its encoding, before it can be read.
#include <algorithm>
#include <array>

#include "document/html/scan.hpp"
#include "document/readers.hpp"

namespace obelus {
namespace {

constexpr std::size_t kPrescan = 1024;  // bytes, as the HTML standard has it

std::size_t find(std::string_view bytes, std::string_view lower_case, std::size_t from) noexcept {
  for (; from + lower_case.size() <= bytes.size(); ++from) {
    if (html::holds_at(bytes, from, lower_case)) return from;
  }
  return std::string_view::npos;
}

// The name after "charset" or "encoding" at `from`: ="x", ='x', =x.
std::string_view value_after(std::string_view bytes, std::size_t from) noexcept {
  const auto skip_space = [&] {
    while (from < bytes.size() && html::is_html_space(bytes[from])) ++from;
  };
  skip_space();
  if (from >= bytes.size() || bytes[from] != '=') return {};
  ++from;
  skip_space();
  if (from < bytes.size() && (bytes[from] == '"' || bytes[from] == '\'')) ++from;
  std::size_t end = from;
  while (end < bytes.size() &&
         (html::is_ascii_letter(bytes[end]) || html::is_ascii_digit(bytes[end]) ||
          bytes[end] == '-' || bytes[end] == '_' || bytes[end] == ':' || bytes[end] == '.')) {
    ++end;
  }
  return bytes.substr(from, end - from);
}

// A name that goes on behind the bytes that were looked at is none.
std::string_view whole(std::string_view name, std::string_view seen,
                       std::string_view all) noexcept {
  const bool cut =
      seen.size() < all.size() && name.data() + name.size() == seen.data() + seen.size();
  return cut ? std::string_view{} : name;
}

// Bytes in which "<meta charset" could be read are no UTF-16, whatever they say.
std::string_view believable(std::string_view encoding) noexcept {
  return encoding.size() >= 5 && html::holds_at(encoding, 0, "utf-1") ? "UTF-8" : encoding;
}

}  // namespace

std::string_view declared_encoding(std::string_view bytes) noexcept {
  const std::string_view all = bytes;
  bytes = bytes.substr(0, kPrescan);
  if (html::holds_at(bytes, 0, "<?xml")) {
    const std::string_view declaration = bytes.substr(0, bytes.find('>'));
    const std::size_t at = find(declaration, "encoding", 0);
    if (at != std::string_view::npos) {
      return believable(whole(value_after(declaration, at + 8), bytes, all));
    }
  }
  for (std::size_t at = 0; (at = bytes.find('<', at)) != std::string_view::npos;) {
    if (bytes.substr(at, 4) == "<!--") {
      const std::size_t end = bytes.find("-->", at + 2);
      if (end == std::string_view::npos) return {};
      at = end + 3;
      continue;
    }
    if (html::holds_at(bytes, at, "<meta")) {
      const std::string_view tag = bytes.substr(at, bytes.find('>', at) - at);
      const std::size_t charset = find(tag, "charset", 0);
      if (charset != std::string_view::npos) {
        const std::string_view value = whole(value_after(tag, charset + 7), bytes, all);
        if (!value.empty()) return believable(value);
      }
    }
    ++at;
  }
  return {};
}

}  // namespace obelus
