// Characters of a legacy charset that would be a multi-byte sequence of UTF-8, had they been read
// as bytes: "Ã©" is C3 A9 in windows-1252, which is é.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

enum class LegacyCharset : std::uint8_t {
  windows_1252,
  windows_1251,
  windows_1256,
  windows_1250,
  macintosh
};
constexpr std::array<LegacyCharset, 5> kLegacyCharsets = {
    LegacyCharset::windows_1252, LegacyCharset::windows_1251, LegacyCharset::windows_1256,
    LegacyCharset::windows_1250, LegacyCharset::macintosh};
std::string_view name(LegacyCharset charset) noexcept;

// The byte from 0x80 on that stands for `c`; 0 where the charset has none.
std::uint8_t legacy_byte(char32_t c, LegacyCharset charset);
// What a byte from 0x80 on stands for.
char32_t legacy_character(std::uint8_t byte, LegacyCharset charset);

struct LegacySequence {
  Span<Text> span;
  char32_t decoded = 0;  // what the bytes are in UTF-8
  bool signs = false;    // a continuation is neither a letter nor a mark that ends or opens words
  bool proof = false;    // nobody writes this: it is mojibake whatever stands around it
};

// The sequence that begins at `at`, if its bytes are sound UTF-8 of a character that texts hold.
std::optional<LegacySequence> sequence_at(std::string_view text, std::size_t at,
                                          LegacyCharset charset);
// All of them, in order.
std::vector<LegacySequence> find_sequences(std::string_view text, LegacyCharset charset);

}  // namespace obelus
