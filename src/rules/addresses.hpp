// Addresses of sites and pages that stand in plain sight in a text.
#pragma once

#include <string_view>

namespace obelus {

// Whether `text` holds a URL (https://…, www.…) or a domain (example.org).
bool has_address(std::string_view text) noexcept;

}  // namespace obelus
