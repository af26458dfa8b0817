// Reads single characters around the marks.
#include "rules/quotation_edges.hpp"

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

bool is_single_mark(char32_t c) noexcept { return c == U'\'' || c == 0x2019; }

}  // namespace

char32_t step_before(std::string_view text, std::size_t begin, std::size_t& offset) noexcept {
  while (offset > begin) {
    const char32_t c = utf8::decode_before(text, offset);
    if (!is_space(c)) return c;
  }
  return 0;
}

char32_t last_before(std::string_view text, std::size_t begin, std::size_t offset) noexcept {
  return step_before(text, begin, offset);
}

std::size_t behind_quotation(std::string_view text, std::size_t at, std::size_t end) noexcept {
  while (at < end) {
    std::size_t next = at;
    const char32_t c = utf8::decode(text, next);
    if (!is_space(c) && c != U'.' && c != U',' && c != 0x060C) break;
    at = next;
  }
  return at;
}

bool is_comma(char32_t c) noexcept { return c == U',' || c == 0x060C || c == 0xFF0C; }

bool has_comma(std::string_view gap) noexcept {
  for (std::size_t at = 0; at < gap.size();) {
    if (is_comma(utf8::decode(gap, at))) return true;
  }
  return false;
}

bool comma_before_closer(std::string_view text, Span<Text> quoted) noexcept {
  std::size_t at = quoted.end;
  if (at <= quoted.begin) return false;
  utf8::decode_before(text, at);
  if (at > quoted.begin && is_single_mark(utf8::before(text, at))) utf8::decode_before(text, at);
  return at > quoted.begin && is_comma(utf8::before(text, at));
}

bool comma_at_closer(std::string_view text, Span<Text> quoted) noexcept {
  return comma_before_closer(text, quoted) ||
         (quoted.end < text.size() && is_comma(utf8::at(text, quoted.end)));
}

}  // namespace obelus
