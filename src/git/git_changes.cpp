// Differences by libgit2. A file's lines are compared only when they are asked for: most of what
// changes in a repository is no article.
#include "git/git_changes.hpp"

#include <map>
#include <mutex>
#include <utility>

#include "git/libgit2.hpp"

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

bool is_file(const git_diff_file& file) {
  return file.mode == GIT_FILEMODE_BLOB || file.mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

// Files as they are staged.
class StagedFiles final : public FileSource {
 public:
  StagedFiles(git_repository& repository, fs::path root)
      : repository_(repository),
        root_(std::move(root)),
        index_(made<Index>("the index cannot be read", git_repository_index, &repository)) {}

  git_index* index() const { return index_.get(); }

  std::optional<FileContent> read(const fs::path& path) const override {
    const std::lock_guard lock(mutex_);
    const std::string name = path.lexically_relative(root_).generic_string();
    const git_index_entry* const entry = git_index_get_bypath(index_.get(), name.c_str(), 0);
    if (entry == nullptr) return std::nullopt;
    git_blob* raw = nullptr;
    const int status = git_blob_lookup(&raw, &repository_, &entry->id);
    const Blob blob(raw);
    if (status != 0) return FileContent{{}, last_message()};
    const auto size = static_cast<std::size_t>(git_blob_rawsize(raw));
    if (size >= kLargestFile) return FileContent{{}, "larger than 4 GiB"};
    return FileContent{{static_cast<const char*>(git_blob_rawcontent(raw)), size}, {}};
  }

 private:
  git_repository& repository_;
  fs::path root_;
  Index index_;
  mutable std::mutex mutex_;
};

class GitChanges final : public Changes {
 public:
  explicit GitChanges(Repository opened)
      : repository_(std::move(opened)), root_(work_tree(*repository_)) {}

  git_repository* repository() const { return repository_.get(); }
  // From now on the files are read there.
  git_index* use_index() {
    source_ = std::make_unique<StagedFiles>(*repository_, root_);
    return source_->index();
  }

  void take(Diff made) {
    diff_ = std::move(made);
    follow_renames(*diff_);
    const std::size_t count = git_diff_num_deltas(diff_.get());
    for (std::size_t i = 0; i < count; ++i) {
      const git_diff_delta& delta = *git_diff_get_delta(diff_.get(), i);
      const char* const name = delta.new_file.path;
      const bool conflict = delta.status == GIT_DELTA_CONFLICTED;
      if (name == nullptr || delta.status == GIT_DELTA_DELETED) continue;
      if (conflict ? source_ != nullptr : !is_file(delta.new_file)) continue;
      // What was only announced (git add --intent-to-add) has nothing in the index yet.
      if (source_ != nullptr && announced_only(name)) continue;
      files_.emplace((root_ / name).generic_string(), i);
    }
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
    const std::size_t number = files_.at(file.generic_string());
    const git_diff_delta& delta = *git_diff_get_delta(diff_.get(), number);
    const bool compared = delta.status == GIT_DELTA_MODIFIED || delta.status == GIT_DELTA_RENAMED;
    if (!compared) return ChangedLines::whole_file();
    const auto patch = made<Patch>("cannot be compared with what it was", git_patch_from_diff,
                                   diff_.get(), number);
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
  bool announced_only(const char* name) const {
    const git_index_entry* const entry = git_index_get_bypath(source_->index(), name, 0);
    return entry == nullptr || (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0;
  }

  Repository repository_;
  fs::path root_;
  std::unique_ptr<StagedFiles> source_;
  Diff diff_;
  std::map<std::string, std::size_t> files_;  // by their paths, which of the differences
};

Tree tree_of_head(git_repository& repository) {
  if (git_repository_head_unborn(&repository) == 1) return nullptr;
  const auto head = made<Object>("HEAD cannot be read", git_revparse_single, &repository, "HEAD");
  git_object* commit = nullptr;
  check(git_object_peel(&commit, head.get(), GIT_OBJECT_COMMIT), "HEAD cannot be read");
  const Object owner(commit);
  return tree_of(*reinterpret_cast<git_commit*>(commit));
}

}  // namespace

std::unique_ptr<Changes> changes_since(const std::string& revision) {
  auto changes = std::make_unique<GitChanges>(open_repository());
  git_repository* const repository = changes->repository();
  const Tree tree = tree_of(*fork_point(*repository, revision));
  const git_diff_options options = diff_options();
  changes->take(made<Diff>("the work tree cannot be compared", git_diff_tree_to_workdir_with_index,
                           repository, tree.get(), &options));
  return changes;
}

std::unique_ptr<Changes> staged_changes() {
  auto changes = std::make_unique<GitChanges>(open_repository());
  git_repository* const repository = changes->repository();
  git_index* const index = changes->use_index();
  if (git_index_has_conflicts(index) == 1) {
    throw ChangesError(
        "the index has conflicts: nothing can be committed before they are resolved");
  }
  const Tree tree = tree_of_head(*repository);
  const git_diff_options options = diff_options();
  changes->take(made<Diff>("the index cannot be compared", git_diff_tree_to_index, repository,
                           tree.get(), index, &options));
  return changes;
}

}  // namespace obelus::git
