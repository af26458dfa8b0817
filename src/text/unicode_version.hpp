// Which Unicode data the program works with.
#pragma once

#include <string_view>

namespace obelus {

// The version of ICU that it was built with, "72.1": folding, words and sentences depend on it.
std::string_view icu_version() noexcept;

}  // namespace obelus
