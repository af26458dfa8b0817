// Asks git what has changed. libgit2, and the cryptography and networking that it brings along,
// take longer to start than all else that a small file needs; so what uses it is a library of its
// own, which is loaded by runs that ask.
#pragma once

#include <memory>
#include <string>

#include "engine/changes.hpp"

namespace obelus {

// See git/git_changes.hpp. Both throw ChangesError, too where the library is missing.
std::unique_ptr<Changes> changes_since(const std::string& revision);
std::unique_ptr<Changes> staged_changes();

}  // namespace obelus
