// Prose in lines of a width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {

// Broken at spaces and line feeds into lines of at most `width` cells of a terminal; only a word
// that is longer stands in a longer line. No lines for no words.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace obelus
