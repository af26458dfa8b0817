// Walks both texts side by side and, where their lines part, looks a little ahead for where they
// meet again.
#include "report/diff.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include <spdlog/fmt/fmt.h>

#include "text/display.hpp"

namespace obelus {
namespace {

using Lines = std::vector<std::string_view>;  // with their line ends

constexpr std::size_t kContext = 3;
constexpr std::size_t kAhead = 32;  // lines, over both texts

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// Lines [begin, end) of both texts, of which one half may be empty.
struct Change {
  std::size_t before_begin, before_end;
  std::size_t after_begin, after_end;
};

class Walk {
 public:
  Walk(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  std::vector<Change> changes() {
    std::vector<Change> found;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before_.size() || j < after_.size()) {
      if (i < before_.size() && j < after_.size() && before_[i] == after_[j]) {
        ++i;
        ++j;
        continue;
      }
      const auto [di, dj] = step(i, j);
      if (!found.empty() && found.back().before_end == i && found.back().after_end == j) {
        found.back().before_end += di;
        found.back().after_end += dj;
      } else {
        found.push_back({i, i + di, j, j + dj});
      }
      i += di;
      j += dj;
    }
    return found;
  }

 private:
  // How many lines of each to pass over: to the nearest place where two lines in a row (or the
  // ends) are equal, or else one line of each.
  std::pair<std::size_t, std::size_t> step(std::size_t i, std::size_t j) const {
    for (std::size_t sum = 1; sum <= kAhead; ++sum) {
      for (std::size_t di = 0; di <= sum; ++di) {
        if (meets(i + di, j + sum - di)) return {di, sum - di};
      }
    }
    return {std::min<std::size_t>(1, before_.size() - i),
            std::min<std::size_t>(1, after_.size() - j)};
  }

  bool equal(std::size_t i, std::size_t j) const {
    if (i >= before_.size() || j >= after_.size()) return i == before_.size() && j == after_.size();
    return before_[i] == after_[j];
  }

  bool meets(std::size_t i, std::size_t j) const {
    if (i > before_.size() || j > after_.size()) return false;
    if (i == before_.size() || j == after_.size()) return equal(i, j);
    return equal(i, j) && equal(i + 1, j + 1);
  }

  const Lines& before_;
  const Lines& after_;
};

void add_lines(std::string& out, char mark, const Lines& lines, std::size_t begin,
               std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    out += mark;
    out += lines[i];
    if (!lines[i].ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

std::string range(std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  // An empty range is named by the line before it.
  const std::size_t first = size == 0 ? begin : begin + 1;
  return size == 1 ? std::to_string(first) : fmt::format("{},{}", first, size);
}

// A hunk of the changes [from, to).
void add_hunk(std::string& out, const Lines& before, const Lines& after,
              const std::vector<Change>& changes, std::size_t from, std::size_t to) {
  const Change& first = changes[from];
  const Change& last = changes[to - 1];
  const std::size_t lead = std::min(kContext, first.before_begin);
  const std::size_t trail = std::min(kContext, before.size() - last.before_end);
  fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n",
                 range(first.before_begin - lead, last.before_end + trail),
                 range(first.after_begin - lead, last.after_end + trail));
  std::size_t at = first.before_begin - lead;
  for (std::size_t i = from; i < to; ++i) {
    add_lines(out, ' ', before, at, changes[i].before_begin);
    add_lines(out, '-', before, changes[i].before_begin, changes[i].before_end);
    add_lines(out, '+', after, changes[i].after_begin, changes[i].after_end);
    at = changes[i].before_end;
  }
  add_lines(out, ' ', before, at, at + trail);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const std::vector<Change> changes = Walk(old_lines, new_lines).changes();
  std::string name = printable(path);
  while (name.starts_with('/')) name.erase(0, 1);
  std::string out = "--- a/" + name + "\n+++ b/" + name + '\n';
  for (std::size_t from = 0; from < changes.size();) {
    std::size_t to = from + 1;
    while (to < changes.size() &&
           changes[to].before_begin - changes[to - 1].before_end <= 2 * kContext) {
      ++to;
    }
    add_hunk(out, old_lines, new_lines, changes, from, to);
    from = to;
  }
  return out;
}

}  // namespace obelus
