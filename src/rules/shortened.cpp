// Cuts between code points, and rather between words.
#include "rules/shortened.hpp"

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {

std::string shortened(std::string_view text, std::size_t code_points) {
  std::string out;
  std::size_t length = 0;
  std::size_t last_space = 0;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (length + (space ? 2u : 1u) > code_points) {
      if (!space && last_space * 2 > out.size()) out.resize(last_space);
      return out + "…";
    }
    if (space) {
      last_space = out.size();
      out += ' ';
      ++length;
      space = false;
    }
    utf8::append(out, c);
    ++length;
  }
  return out;
}

}  // namespace obelus
