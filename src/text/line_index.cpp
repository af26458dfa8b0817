// Lines are found once; columns are counted when asked for, from the nearest kept count.
#include "text/line_index.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "text/utf8.hpp"

namespace obelus {

LineIndex::LineIndex(std::string_view text) : text_(text), begins_{0} {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const bool returns = !text.empty() && std::memchr(begin, '\r', text.size()) != nullptr;
  for (const char* at = begin; at < end;) {
    if (returns) {
      at = std::find_if(at, end, [](char byte) { return byte == '\n' || byte == '\r'; });
      if (at == end) break;
      if (*at == '\r' && at + 1 < end && at[1] == '\n') ++at;
    } else {
      at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      if (at == nullptr) break;
    }
    ++at;
    begins_.push_back(static_cast<std::size_t>(at - begin));
  }

  counts_.reserve(text.size() / kStride + 1);
  std::size_t count = 0;
  for (std::size_t i = 0; i <= text.size(); i += kStride) {
    counts_.push_back(count);
    count += utf8::length(text.substr(i, kStride));
  }
}

std::size_t LineIndex::code_points(std::size_t offset) const noexcept {
  const std::size_t block = offset / kStride;
  return counts_[block] + utf8::length(text_.substr(block * kStride, offset - block * kStride));
}

Position LineIndex::position(std::size_t offset) const noexcept {
  if (begins_.empty()) return {};
  offset = std::min(offset, text_.size());
  while (offset < text_.size() && offset > 0 && utf8::is_continuation(text_[offset])) --offset;
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const std::size_t begin = *std::prev(after);
  const std::size_t before = offset - begin <= kStride
                                 ? utf8::length(text_.substr(begin, offset - begin))
                                 : code_points(offset) - code_points(begin);
  return {static_cast<std::size_t>(after - begins_.begin()), before + 1};
}

std::size_t LineIndex::offset(Position position) const noexcept {
  if (position.line == 0 || begins_.empty()) return 0;
  if (position.line > begins_.size()) return text_.size();
  const Span<Raw> span = line(position.line);
  if (position.column <= 1) return span.begin;
  const std::size_t wanted = position.column - 1;
  std::size_t at = span.begin;
  std::size_t left = wanted;
  if (wanted > kStride) {
    const std::size_t line_count = code_points(span.begin);
    if (wanted >= code_points(span.end) - line_count) return span.end;
    const auto after = std::upper_bound(counts_.begin(), counts_.end(), line_count + wanted);
    const auto block = static_cast<std::size_t>(after - counts_.begin()) - 1;
    if (block * kStride > at) {
      at = block * kStride;
      left = line_count + wanted - counts_[block];
      while (at < text_.size() && utf8::is_continuation(text_[at])) ++at;
    }
  }
  while (left > 0 && at < span.end) {
    utf8::decode(text_, at);
    --left;
  }
  return at;
}

Span<Raw> LineIndex::line(std::size_t number) const noexcept {
  if (number == 0 || begins_.empty()) return {};
  if (number > begins_.size()) return {text_.size(), text_.size()};
  const std::size_t begin = begins_[number - 1];
  std::size_t end = number < begins_.size() ? begins_[number] : text_.size();
  if (number < begins_.size()) {
    --end;
    if (text_[end] == '\n' && end > begin && text_[end - 1] == '\r') --end;
  }
  return {begin, end};
}

}  // namespace obelus
