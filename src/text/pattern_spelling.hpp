// Policy authors write patterns as PCRE and Go spell them. ICU differs in a few places: group
// names, and braces, brackets, hyphens and ampersands that the others take literally.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {

struct IcuPattern {
  std::string text;
  std::vector<std::size_t> origins;  // which code point of the original each of its own comes from
  std::size_t original_length = 0;   // in code points

  std::size_t origin(std::size_t code_point) const noexcept {
    return code_point < origins.size() ? origins[code_point] : original_length;
  }
};

// `pattern` (valid UTF-8) in ICU's spelling; one that is wrong in itself stays wrong.
IcuPattern icu_spelling(std::string_view pattern);

}  // namespace obelus
