// What md4c does not say of links, images and footnotes: where they end in the source.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/span.hpp"

namespace obelus {

// The end of the link or image whose text ends at `text_end` (closing emphasis may follow):
// behind "](target "title")", "][label]" or "]". `target` is where its target stands in the
// source, kNoOffset if elsewhere.
std::size_t link_end(std::string_view source, std::size_t text_end, std::size_t target) noexcept;

// Behind "[^label]: " at `at`, else `at`.
std::size_t after_footnote_label(std::string_view source, std::size_t at) noexcept;

// The first "[^label]" within `text`, or an empty span at its end.
Span<Raw> find_footnote_reference(std::string_view source, Span<Raw> text) noexcept;

}  // namespace obelus
