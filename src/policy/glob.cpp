// Matching goes part by part. A star backtracks to itself alone (the last star met is the only one
// worth another try), so the cost is at most pattern length × path length.
#include "policy/glob.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace obelus {
namespace {

// The character at `at` (a code point, or a byte where the text is not UTF-8), moved past. Paths
// need not be UTF-8.
char32_t next(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t size = lead < 0xC2   ? 1
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 1;
  char32_t c = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i >= text.size() || (byte(at + i) & 0xC0) != 0x80) {
      ++at;
      return 0x110000U + lead;
    }
    c = c << 6 | (byte(at + i) & 0x3FU);
  }
  at += size;
  return c < 0x80 || size > 1 ? c : 0x110000U + lead;
}

// A bracket expression beginning at `at` (on the [): whether it holds `c`, with `at` moved past it;
// nullopt if it is never closed.
std::optional<bool> in_set(std::string_view pattern, std::size_t& at, char32_t c) noexcept {
  std::size_t i = at + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  const auto member = [&] {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    return next(pattern, i);
  };
  bool found = false;
  for (bool first = true; i < pattern.size(); first = false) {
    if (pattern[i] == ']' && !first) {
      at = i + 1;
      return found != negated;
    }
    const char32_t low = member();
    char32_t high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      ++i;
      high = member();
    }
    if (low <= c && c <= high) found = true;
  }
  return std::nullopt;
}

// Whether the pattern's character or set at `at` is that at `in` of the name; both are moved past.
bool match_one(std::string_view pattern, std::size_t& at, std::string_view name, std::size_t& in) {
  const char32_t c = next(name, in);
  if (pattern[at] == '?') return ++at, true;
  if (pattern[at] == '[') return in_set(pattern, at, c).value_or(false);
  if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
  return next(pattern, at) == c;
}

// One part of a path against one part of a pattern.
bool match_name(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;  // just behind the last star
  std::size_t resume = 0;                     // where in the name it is tried next
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      resume = n;
      continue;
    }
    std::size_t p_next = p;
    std::size_t n_next = n;
    if (p < pattern.size() && match_one(pattern, p_next, name, n_next)) {
      p = p_next;
      n = n_next;
      continue;
    }
    if (star == std::string_view::npos) return false;
    next(name, resume);
    p = star;
    n = resume;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// The parts between slashes; empty ones and "." are left out.
std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (!part.empty() && part != ".") parts.push_back(part);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

// As match_name, with ** for the star and whole parts for characters. A match may end at a folder:
// `least_below` is how many parts must remain below it.
bool match_parts(const std::vector<std::string_view>& pattern,
                 const std::vector<std::string_view>& path, std::size_t least_below) {
  if (path.size() < least_below) return false;
  const std::size_t last = path.size() - least_below;  // a match may use parts [0, last)
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (p < pattern.size()) {
    if (pattern[p] == "**") {
      star = ++p;
      resume = n;
      // At the end it stands for everything inside, of which there must be something.
      if (p == pattern.size()) return n < last;
    } else if (n < last && match_name(pattern[p], path[n])) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos && resume < last) {
      p = star;
      n = ++resume;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

bool glob_match(std::string_view pattern, std::string_view path) {
  const bool folders_only = pattern.ends_with('/') && !pattern.ends_with("\\/");
  const std::size_t slash = pattern.find('/');
  const bool anchored = slash != std::string_view::npos && slash + 1 < pattern.size();
  std::vector<std::string_view> wanted = parts_of(pattern);
  if (wanted.empty()) return false;
  if (!anchored) wanted.insert(wanted.begin(), "**");
  const bool path_is_folder = path.ends_with('/');
  return match_parts(wanted, parts_of(path), folders_only && !path_is_folder ? 1 : 0);
}

bool globs_match(std::span<const std::string> patterns, std::string_view path) {
  bool matches = false;
  for (const std::string& pattern : patterns) {
    const bool takes_back = pattern.starts_with('!');
    if (matches == takes_back &&
        glob_match(std::string_view(pattern).substr(takes_back ? 1 : 0), path)) {
      matches = !takes_back;
    }
  }
  return matches;
}

}  // namespace obelus
