// A fence is longer than any run of backticks inside.
#include "report/markdown.hpp"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace obelus {

std::string fenced(const Example& example) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : example.text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view end =
      !example.text.empty() && example.text.back() == '\n' ? std::string_view() : "\n";
  return fmt::format("{}{}\n{}{}{}\n", fence, example.format == "text" ? "" : example.format,
                     example.text, end, fence);
}

}  // namespace obelus
