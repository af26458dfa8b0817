// The index tells which there are; settings and .gitmodules are not asked.
#include "git/submodules.hpp"

#include <utility>

#include "engine/changes.hpp"

namespace obelus::git {
namespace {

// nullptr where it was not checked out.
Repository open_submodule(git_repository& outer, const std::string& path) {
  git_repository* raw = nullptr;
  const int status = git_repository_open(&raw, (work_tree(outer) / path).generic_string().c_str());
  Repository repository(raw);
  if (status == GIT_ENOTFOUND) return nullptr;
  check(status, "the submodule “" + path + "” cannot be opened");
  return repository;
}

Tree tree_before(git_repository& repository, const git_tree& outer, const std::string& path) {
  git_tree_entry* raw = nullptr;
  if (git_tree_entry_bypath(&raw, &outer, path.c_str()) != 0) return nullptr;
  const TreeEntry entry(raw);
  if (git_tree_entry_type(raw) != GIT_OBJECT_COMMIT) return nullptr;
  git_commit* found = nullptr;
  const int status = git_commit_lookup(&found, &repository, git_tree_entry_id(raw));
  const Commit commit(found);
  if (status != 0) {
    throw ChangesError("the submodule “" + path +
                       "” lacks the commit that it was at; fetch it there (git submodule "
                       "foreach git fetch --unshallow)");
  }
  return made<Tree>("a commit cannot be read", git_commit_tree, found);
}

}  // namespace

std::vector<Submodule> submodules(git_repository& outer, const git_tree& tree) {
  std::vector<Submodule> found;
  const auto index = made<Index>("the index cannot be read", git_repository_index, &outer);
  for (std::size_t i = 0; i < git_index_entrycount(index.get()); ++i) {
    const git_index_entry& entry = *git_index_get_byindex(index.get(), i);
    if (entry.mode != GIT_FILEMODE_COMMIT) continue;
    const std::string path = entry.path;
    Repository repository = open_submodule(outer, path);
    if (repository == nullptr) continue;
    Tree before = tree_before(*repository, tree, path);
    found.push_back({path, std::move(repository), std::move(before)});
  }
  return found;
}

}  // namespace obelus::git
