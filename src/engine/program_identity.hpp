// What checks, to the last bit that may change a result: for caches.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// The version, and the build ids of the program and of the libraries that are loaded now: hashes of
// their content that linkers leave in them. A rebuilt program may find something else.
std::string program_identity(std::string_view version);

}  // namespace obelus
