// What stands at the edges of a quotation: the characters before its opening and behind its closing
// mark.
#pragma once

#include <string_view>

#include "text/span.hpp"

namespace obelus {

// The last character before `offset` that is no space, which becomes its place; 0 where none is.
char32_t step_before(std::string_view text, std::size_t begin, std::size_t& offset) noexcept;

char32_t last_before(std::string_view text, std::size_t begin, std::size_t offset) noexcept;

// Skips spaces and the full stop or comma behind a quotation.
std::size_t behind_quotation(std::string_view text, std::size_t at, std::size_t end) noexcept;

bool is_comma(char32_t c) noexcept;

bool has_comma(std::string_view gap) noexcept;

// “…,” — the last two characters of the quotation are a comma and its mark; “… ‘…,’” likewise.
bool comma_before_closer(std::string_view text, Span<Text> quoted) noexcept;

// Likewise, or the comma stands behind the mark.
bool comma_at_closer(std::string_view text, Span<Text> quoted) noexcept;

}  // namespace obelus
