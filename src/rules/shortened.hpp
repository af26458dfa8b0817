// A stretch of text as a message quotes it: on one line, cut after some characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace obelus {

// `text` with runs of white space as one space, at most `code_points` long; "…" marks what is cut.
std::string shortened(std::string_view text, std::size_t code_points = 60);

}  // namespace obelus
