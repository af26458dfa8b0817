// Program and library are built together, so that C++ may pass between them.
#include "git/plugin.hpp"

#include "git/git_changes.hpp"

void obelus_git_changes(const char* revision, std::unique_ptr<obelus::Changes>& changes) {
  changes =
      revision == nullptr ? obelus::git::staged_changes() : obelus::git::changes_since(revision);
}
