// Differences by libgit2. A file's lines are compared only when they are asked for: most of what
// changes in a repository is no article.
#include "git/git_changes.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "git/libgit2.hpp"
#include "git/staged_files.hpp"
#include "git/submodules.hpp"

namespace obelus::git {
namespace {

namespace fs = std::filesystem;

// Line feeds are counted in UTF-16 too, and in what somebody has declared to be binary.
git_diff_options diff_options() {
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                  GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_IGNORE_SUBMODULES | GIT_DIFF_FORCE_TEXT;
  options.context_lines = 0;
  options.interhunk_lines = 0;
  return options;
}

void follow_renames(git_diff& diff) {
  git_diff_find_options options;
  git_diff_find_options_init(&options, GIT_DIFF_FIND_OPTIONS_VERSION);
  options.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_FOR_UNTRACKED;
  check(git_diff_find_similar(&diff, &options), "renames cannot be followed");
}

Tree tree_of(const git_commit& commit) {
  return made<Tree>("a commit cannot be read", git_commit_tree, &commit);
}

// Before the first commit: nullptr.
Tree tree_of_head(git_repository& repository) {
  if (git_repository_head_unborn(&repository) == 1) return nullptr;
  const auto head = made<Object>("HEAD cannot be read", git_revparse_single, &repository, "HEAD");
  git_object* commit = nullptr;
  check(git_object_peel(&commit, head.get(), GIT_OBJECT_COMMIT), "HEAD cannot be read");
  const Object owner(commit);
  return tree_of(*reinterpret_cast<git_commit*>(commit));
}

Diff compared_work_tree(git_repository& repository, git_tree* tree) {
  const git_diff_options options = diff_options();
  return made<Diff>("the work tree cannot be compared", git_diff_tree_to_workdir_with_index,
                    &repository, tree, &options);
}

bool is_file(const git_diff_file& file) {
  return file.mode == GIT_FILEMODE_BLOB || file.mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

constexpr int kDeepest = 32;  // submodules in submodules

class GitChanges final : public Changes {
 public:
  explicit GitChanges(Repository opened)
      : repository_(std::move(opened)), root_(work_tree(*repository_)) {}

  void compare_work_tree(const Tree& tree) {
    take(compared_work_tree(*repository_, tree.get()), root_);
    compare_submodules(*repository_, *tree, root_, kDeepest);
  }

  // From now on the files are read there.
  void compare_index() {
    source_ = std::make_unique<StagedFiles>(*repository_, root_);
    git_index* const index = source_->index();
    if (git_index_has_conflicts(index) == 1) {
      throw ChangesError(
          "the index has conflicts: nothing can be committed before they are resolved");
    }
    const Tree tree = tree_of_head(*repository_);
    const git_diff_options options = diff_options();
    take(made<Diff>("the index cannot be compared", git_diff_tree_to_index, repository_.get(),
                    tree.get(), index, &options),
         root_);
  }

  const fs::path& root() const noexcept override { return root_; }
  const FileSource* source() const noexcept override { return source_.get(); }

  std::vector<Entry> entries(const fs::path& folder) const override {
    std::vector<Entry> found;
    std::string prefix = folder.generic_string();
    if (!prefix.ends_with('/')) prefix += '/';
    auto file = files_.lower_bound(prefix);
    while (file != files_.end() && file->first.starts_with(prefix)) {
      const std::size_t slash = file->first.find('/', prefix.size());
      const std::string name = file->first.substr(prefix.size(), slash - prefix.size());
      found.push_back({name, slash != std::string::npos});
      // '0' is what comes after '/'.
      file = slash == std::string::npos ? std::next(file) : files_.lower_bound(prefix + name + '0');
    }
    return found;
  }

  bool contains(const fs::path& file) const override {
    return files_.contains(file.generic_string());
  }

  ChangedLines lines(const fs::path& file) const override {
    const Change& change = files_.at(file.generic_string());
    const git_diff_delta& delta = *git_diff_get_delta(change.diff, change.number);
    const bool compared = delta.status == GIT_DELTA_MODIFIED || delta.status == GIT_DELTA_RENAMED;
    if (!compared) return ChangedLines::whole_file();
    const auto patch = made<Patch>("cannot be compared with what it was", git_patch_from_diff,
                                   change.diff, change.number);
    ChangedLines lines;
    for (std::size_t i = 0; i < git_patch_num_hunks(patch.get()); ++i) {
      const git_diff_hunk* hunk = nullptr;
      check(git_patch_get_hunk(&hunk, nullptr, patch.get(), i), "cannot be compared");
      const auto start = static_cast<std::size_t>(hunk->new_start);
      const auto count = static_cast<std::size_t>(hunk->new_lines);
      // Where nothing is left, the number is that of the line before.
      const std::size_t begin = count == 0 ? start : start - 1;
      lines.add(begin, begin + count);
    }
    return lines;
  }

 private:
  struct Change {
    git_diff* diff;
    std::size_t number;  // in it
  };

  // Notes what differs in the work tree that begins at `folder`.
  void take(Diff diff, const fs::path& folder) {
    follow_renames(*diff);
    const std::size_t count = git_diff_num_deltas(diff.get());
    for (std::size_t i = 0; i < count; ++i) {
      const git_diff_delta& delta = *git_diff_get_delta(diff.get(), i);
      const char* const name = delta.new_file.path;
      const bool conflict = delta.status == GIT_DELTA_CONFLICTED;
      if (name == nullptr || delta.status == GIT_DELTA_DELETED) continue;
      if (conflict ? source_ != nullptr : !is_file(delta.new_file)) continue;
      if (source_ != nullptr && source_->announced_only(name)) continue;
      files_.insert_or_assign((folder / name).generic_string(), Change{diff.get(), i});
    }
    diffs_.push_back(std::move(diff));
  }

  void compare_submodules(git_repository& outer, const git_tree& tree, const fs::path& folder,
                          int deepest) {
    if (deepest == 0) throw ChangesError("submodules are nested too deep");
    for (Submodule& inner : submodules(outer, tree)) {
      const fs::path inside = folder / inner.path;
      take(compared_work_tree(*inner.repository, inner.before.get()), inside);
      if (inner.before != nullptr) {
        compare_submodules(*inner.repository, *inner.before, inside, deepest - 1);
      }
      submodules_.push_back(std::move(inner.repository));
    }
  }

  Repository repository_;
  fs::path root_;
  std::unique_ptr<StagedFiles> source_;
  std::vector<Repository> submodules_;
  std::vector<Diff> diffs_;              // of the repositories above
  std::map<std::string, Change> files_;  // by their paths
};

}  // namespace

std::unique_ptr<Changes> changes_since(const std::string& revision) {
  Repository repository = open_repository();
  const Tree tree = tree_of(*fork_point(*repository, revision));
  auto changes = std::make_unique<GitChanges>(std::move(repository));
  changes->compare_work_tree(tree);
  return changes;
}

std::unique_ptr<Changes> staged_changes() {
  auto changes = std::make_unique<GitChanges>(open_repository());
  changes->compare_index();
  return changes;
}

}  // namespace obelus::git
