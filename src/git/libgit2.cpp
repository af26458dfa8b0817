// Opens repositories.
#include "git/libgit2.hpp"

#include <array>
#include <system_error>

#include "engine/changes.hpp"

namespace obelus::git {
namespace {

namespace fs = std::filesystem;

// libgit2 counts its users; its start takes milliseconds, so only who needs it pays for it.
class Library {
 public:
  Library() {
    git_libgit2_init();
    // Neither changes what is read here, and both are what sparse and partial clones have.
    std::array<const char*, 2> extensions = {"partialclone", "worktreeconfig"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size());
  }
  ~Library() { git_libgit2_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

std::string working_directory() {
  std::error_code error;
  return fs::current_path(error).string();
}

}  // namespace

std::string last_message() {
  const git_error* const error = git_error_last();
  return error == nullptr || error->message == nullptr ? "unknown error" : error->message;
}

void check(int status, const std::string& what) {
  if (status < 0) throw ChangesError(what + ": " + last_message());
}

Repository open_repository() {
  static const Library library;
  git_repository* raw = nullptr;
  const int status = git_repository_open_ext(&raw, nullptr, GIT_REPOSITORY_OPEN_FROM_ENV, nullptr);
  Repository repository(raw);
  if (status == GIT_ENOTFOUND) {
    throw ChangesError(working_directory() +
                       " is in no git repository: there are no changes to go by");
  }
  if (status == GIT_EOWNER) {
    throw ChangesError(
        "the git repository belongs to another user; trust it with: git config --global "
        "--add safe.directory " +
        working_directory());
  }
  check(status, "the git repository cannot be opened");
  if (git_repository_is_bare(repository.get()) == 1) {
    throw ChangesError(std::string(git_repository_path(repository.get())) +
                       " is a bare repository: it has no work tree to check");
  }
  return repository;
}

fs::path work_tree(git_repository& repository) {
  fs::path root = git_repository_workdir(&repository);
  if (!root.has_filename()) root = root.parent_path();
  std::error_code error;
  fs::path canonical = fs::canonical(root, error);
  return error ? root : canonical;
}

}  // namespace obelus::git
