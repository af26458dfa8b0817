// Byte offset → mark at a cost that does not depend on the length of the line: a YAML file may be
// one line of a mebibyte with a hundred thousand values, each of which gets its mark.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "yaml/node.hpp"

namespace obelus::yaml {

// `text` must be valid UTF-8 whose lines end in \n, and outlive the object.
class Positions {
 public:
  Positions(std::string_view text, std::size_t first_line);

  Mark mark(std::size_t offset) const noexcept;  // offsets past the end give the end

 private:
  std::size_t code_points_before(std::size_t offset) const noexcept;

  std::string_view text_;
  std::size_t first_line_;
  std::vector<std::size_t> line_begins_;
  std::vector<std::size_t> counts_;  // code points before each kStride-th byte
};

}  // namespace obelus::yaml
