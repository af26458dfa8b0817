// The repositories that lie inside another, each at a commit that the outer one names.
#pragma once

#include <string>
#include <vector>

#include "git/libgit2.hpp"

namespace obelus::git {

struct Submodule {
  std::string path;  // in the outer work tree
  Repository repository;
  Tree before;  // what it was as `tree` has it; nullptr: it was not there
};

// Those that the index of `outer` names and that were checked out. `tree` is what the outer
// repository was. Throws ChangesError where a submodule lacks the commit that it was at.
std::vector<Submodule> submodules(git_repository& outer, const git_tree& tree);

}  // namespace obelus::git
