// Leftovers that are known by their form, in any language: templates and shortcodes that were not
// filled in, and the placeholders TK and XXX.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

enum class LeftoverForm : std::uint8_t {
  template_tag,  // {{ name }}, <%= name %>, ${name}, *|NAME|*
  shortcode,     // [gallery ids="1,2"], [/caption]
  to_come,       // TK
  crosses,       // XXX
};

struct LeftoverMark {
  Span<Text> span;
  LeftoverForm form;
  bool doubtful = false;
};

// All of them, in order. Sound text costs a few passes of memchr.
std::vector<LeftoverMark> find_leftover_marks(std::string_view text);

// The two halves of it, in no order.
void find_template_marks(std::string_view text, std::vector<LeftoverMark>& marks);
void find_placeholder_marks(std::string_view text, std::vector<LeftoverMark>& marks);

}  // namespace obelus
