// Damerau–Levenshtein distance (optimal string alignment) over code points.
#include "policy/did_you_mean.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "text/utf8.hpp"

namespace obelus {
namespace {

// Longer words are not names that someone misspelt; the bound keeps hostile keys cheap.
constexpr std::size_t kLongest = 64;
constexpr std::size_t kNearRelative = 2;

std::u32string lower_code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size() && out.size() <= kLongest;) {
    char32_t c = utf8::decode(text, i);
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    out += c;
  }
  return out;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

bool is_relative(const std::u32string& word, const std::u32string& name) {
  if (word.size() < 3) return false;
  const std::size_t slash = name.find(U'/');
  return name.starts_with(word) ||
         (slash != std::u32string::npos && std::u32string_view(name).substr(slash + 1) == word);
}

}  // namespace

std::optional<std::string_view> did_you_mean(std::string_view word,
                                             std::span<const std::string_view> names) {
  const std::u32string meant = lower_code_points(word);
  if (meant.empty() || meant.size() > kLongest) return std::nullopt;
  std::size_t nearest = std::max<std::size_t>(2, meant.size() / 3) + 1;
  std::optional<std::string_view> best;
  for (const std::string_view candidate : names) {
    const std::u32string name = lower_code_points(candidate);
    std::size_t edits = distance(meant, name);
    if (is_relative(meant, name)) edits = std::min(edits, kNearRelative);
    // Short words are near to everything: half of the longer one must be left.
    if (edits * 2 >= std::max(meant.size(), name.size())) continue;
    if (edits < nearest) {
      nearest = edits;
      best = candidate;
    }
  }
  return best;
}

std::string suggestion_for(std::string_view word, std::span<const std::string_view> names) {
  const auto name = did_you_mean(word, names);
  return name ? "; did you mean “" + std::string(*name) + "”?" : "";
}

}  // namespace obelus
