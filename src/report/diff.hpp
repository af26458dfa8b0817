// What fixes would change, as a unified diff that patch and git apply take.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// Empty where the two are equal. Linear in the texts: where they differ over many lines, the lines
// are given as exchanged, not matched up in the best of ways.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace obelus
