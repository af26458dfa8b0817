// libgit2 in C++: handles that free themselves, and failures that say what is missing.
#pragma once

#include <git2.h>

#include <filesystem>
#include <memory>
#include <string>

namespace obelus::git {

template <auto Free>
struct Release {
  template <class T>
  void operator()(T* handle) const noexcept {
    Free(handle);
  }
};
using Repository = std::unique_ptr<git_repository, Release<git_repository_free>>;
using Object = std::unique_ptr<git_object, Release<git_object_free>>;
using Commit = std::unique_ptr<git_commit, Release<git_commit_free>>;
using Tree = std::unique_ptr<git_tree, Release<git_tree_free>>;
using TreeEntry = std::unique_ptr<git_tree_entry, Release<git_tree_entry_free>>;
using Blob = std::unique_ptr<git_blob, Release<git_blob_free>>;
using Index = std::unique_ptr<git_index, Release<git_index_free>>;
using Diff = std::unique_ptr<git_diff, Release<git_diff_free>>;
using Patch = std::unique_ptr<git_patch, Release<git_patch_free>>;
using References = std::unique_ptr<git_reference_iterator, Release<git_reference_iterator_free>>;

// What libgit2 says of the call that failed last on this thread.
std::string last_message();
// Throws ChangesError, "`what`: libgit2's reason", for a negative status.
void check(int status, const std::string& what);

// A handle that `call(&handle, …)` makes; throws as check() does.
template <class Handle, class... Arguments, class... Given>
Handle made(const std::string& what, int (*call)(typename Handle::pointer*, Arguments...),
            Given&&... given) {
  typename Handle::pointer raw = nullptr;
  const int status = call(&raw, given...);
  Handle handle(raw);
  check(status, what);
  return handle;
}

// The repository that the working directory lies in, or that the environment names (as in hooks).
// It has a work tree. Throws ChangesError.
Repository open_repository();

// Absolute, without symbolic links.
std::filesystem::path work_tree(git_repository& repository);

// The commit at which the history of HEAD and that of `revision` parted: `revision` itself where
// HEAD goes back to it. Throws ChangesError, with what can be done about it: shallow clones and
// detached heads lack what the revision speaks of.
Commit fork_point(git_repository& repository, const std::string& revision);

}  // namespace obelus::git
