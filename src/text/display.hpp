// How text stands in a terminal: how many cells it takes, in which direction it runs, and which of
// its characters must not get there as they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace obelus {

// Cells of a character in a monospaced terminal: 2 for wide East Asian characters and emoji, 0 for
// combining marks and default ignorables, else 1.
int display_width(char32_t c) noexcept;
// The sum over valid UTF-8.
std::size_t display_width(std::string_view text) noexcept;

// Whether a character of a right-to-left script occurs.
bool has_right_to_left(std::string_view text) noexcept;

// Control characters (C0, DEL, C1), line and paragraph separators, bidirectional embeddings,
// overrides and isolates: what could move a terminal's cursor or reorder a reader's line.
bool is_unprintable(char32_t c) noexcept;
// `text` with the unprintable written as \x1B or \u202E, and ill-formed bytes as \xFF.
std::string printable(std::string_view text);

}  // namespace obelus
