// Words in disguise: found fast, undone one by one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

// A run of characters between white space, without punctuation at its ends.
struct DisguiseToken {
  Span<Text> text;
  bool disguised = false;  // look-alikes, styled letters, signs or hidden breaks among letters
  bool stretched = false;  // a letter or tatweel three times in a row
  bool patched = false;    // styled letters of several kinds, or among plain ones
  std::size_t styled = 0;  // mathematical, enclosed, full-width letters in it
};

// Whether any token of `text` could be disguised: a look at the bytes, as fast as reading. False
// for nearly every paragraph that people write.
bool may_hold_disguise(std::string_view text) noexcept;

// All tokens of `text`, which begins at `base`.
std::vector<DisguiseToken> disguise_tokens(std::string_view text, std::size_t base);

}  // namespace obelus
