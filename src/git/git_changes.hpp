// What git says has changed. The program loads this folder only when it is asked to go by git: see
// cli/git_plugin.hpp.
#pragma once

#include <memory>
#include <string>

#include "engine/changes.hpp"

namespace obelus::git {

// Renames are followed: only lines that differ are changes. A copy is new. Symbolic links are no
// text.

// The work tree, against the commit at which HEAD and `revision` parted, and the work trees of
// submodules against what they were then. Files that git does not know and does not ignore are new.
// Throws ChangesError.
std::unique_ptr<Changes> changes_since(const std::string& revision);
// The index, against HEAD; before the first commit, all that is staged is new. Submodules have an
// index of their own. Throws ChangesError.
std::unique_ptr<Changes> staged_changes();

}  // namespace obelus::git
