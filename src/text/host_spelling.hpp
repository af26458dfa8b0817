// What the labels of a host name look like to a reader: punycode undone, look-alikes (UTS #39)
// drawn together.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// "xn--mller-kva" → "müller" (UTS #46); empty where that is not possible.
std::string decoded_host(std::string_view host);

// Whether a label mixes scripts as no language does: Latin with Cyrillic or Greek. Latin beside
// Han, kana or Hangul is usual.
bool mixes_scripts(std::string_view label);

// Labels that look alike have the same one. Not for display.
std::string look_of(std::string_view label);

}  // namespace obelus
