// Byte offset ↔ line and column. Lines end at \n, \r\n or a lone \r; columns count code points.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

struct Position {
  std::size_t line = 1;    // 1-based
  std::size_t column = 1;  // 1-based, code points
  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

// `text` must be valid UTF-8 and outlive the index.
class LineIndex {
 public:
  LineIndex() = default;
  explicit LineIndex(std::string_view text);

  Position position(std::size_t offset) const noexcept;  // offsets past the end give the end
  // Byte offset of a position; columns past the line's end give its end. Lines count from 1.
  std::size_t offset(Position position) const noexcept;
  std::size_t lines() const noexcept { return begins_.size(); }
  // The line (1-based) without its terminator.
  Span<Raw> line(std::size_t number) const noexcept;

 private:
  // Code points before `offset`. Counts kept every kStride bytes make it cheap in a text that is
  // one huge line.
  std::size_t code_points(std::size_t offset) const noexcept;

  static constexpr std::size_t kStride = 1024;
  std::string_view text_;
  std::vector<std::size_t> begins_;  // of each line
  std::vector<std::size_t> counts_;  // code points that begin before i * kStride
};

}  // namespace obelus
