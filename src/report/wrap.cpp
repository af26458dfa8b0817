// Greedy: each line takes as many words as it can hold.
#include "report/wrap.hpp"

#include <algorithm>
#include <utility>

#include "text/display.hpp"

namespace obelus {

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t cells = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t size = display_width(word);
    if (!line.empty() && cells + 1 + size > width) {
      lines.push_back(std::exchange(line, {}));
      cells = 0;
    }
    if (!line.empty() && !word.empty()) {
      line += ' ';
      ++cells;
    }
    line += word;
    cells += size;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace obelus
