// The one thing that is looked up by name in the library that this folder is built as.
#pragma once

#include <memory>

#include "engine/changes.hpp"

// Gives what has changed since `revision`, or, for nullptr, what is staged. Throws ChangesError.
extern "C" void obelus_git_changes(const char* revision, std::unique_ptr<obelus::Changes>& changes);

namespace obelus::git {

using ChangesFunction = decltype(obelus_git_changes);
constexpr const char* kChangesFunction = "obelus_git_changes";

}  // namespace obelus::git
