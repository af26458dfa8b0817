// Line starts and a count of code points every few bytes: see positions.hpp.
#include "yaml/positions.hpp"

#include <algorithm>

namespace obelus::yaml {
namespace {

constexpr std::size_t kStride = 64;

bool begins_code_point(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

Positions::Positions(std::string_view text, std::size_t first_line)
    : text_(text), first_line_(first_line), line_begins_{0} {
  counts_.reserve(text.size() / kStride + 1);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) counts_.push_back(count);
    if (begins_code_point(text[i])) ++count;
    if (text[i] == '\n') line_begins_.push_back(i + 1);
  }
  if (text.size() % kStride == 0) counts_.push_back(count);
}

Mark Positions::mark(std::size_t offset) const noexcept {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  const std::size_t begin = *(next - 1);
  const auto line = static_cast<std::size_t>(next - line_begins_.begin()) - 1;
  return {first_line_ + line, code_points_before(offset) - code_points_before(begin) + 1};
}

std::size_t Positions::code_points_before(std::size_t offset) const noexcept {
  std::size_t count = counts_[offset / kStride];
  for (std::size_t i = offset - offset % kStride; i < offset; ++i) {
    if (begins_code_point(text_[i])) ++count;
  }
  return count;
}

}  // namespace obelus::yaml
