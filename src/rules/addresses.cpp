// Finds URLs and domains by their shape.
#include "rules/addresses.hpp"

#include <algorithm>
#include <array>

namespace obelus {
namespace {

// Endings common enough that a word before the point is a domain, not a missing space.
constexpr std::array<std::string_view, 46> kEndings = {
    "com", "org", "net", "io", "co", "edu", "gov", "info", "biz", "news", "blog", "dev",
    "app", "uk",  "de",  "fr", "es", "it",  "ru",  "nl",   "ch",  "eu",   "jp",   "cn",
    "kr",  "br",  "mx",  "ca", "au", "in",  "pl",  "se",   "sa",  "ae",   "eg",   "qa",
    "jo",  "tr",  "ir",  "id", "tv", "me",  "ai",  "us",   "pt",  "be"};

bool is_host_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}
bool is_lower_ascii(char c) noexcept { return c >= 'a' && c <= 'z'; }

// The label of letters that begins at `at`.
std::string_view label_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && is_host_byte(text[end])) ++end;
  return text.substr(at, end - at);
}

}  // namespace

bool has_address(std::string_view text) noexcept {
  if (text.find("://") != std::string_view::npos) return true;
  if (text.find("www.") != std::string_view::npos) return true;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
       dot = text.find('.', dot + 1)) {
    if (dot < 2 || !is_host_byte(text[dot - 1]) || !is_host_byte(text[dot - 2])) continue;
    const std::string_view ending = label_at(text, dot + 1);
    if (!std::all_of(ending.begin(), ending.end(), is_lower_ascii)) continue;
    if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end()) return true;
  }
  return false;
}

}  // namespace obelus
