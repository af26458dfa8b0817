// Differences by libgit2. A file's lines are compared only when they are asked for: most of what
// changes in a repository is no article.
#include "engine/git_changes.hpp"

#include <map>
#include <mutex>
#include <utility>

#include "engine/git.hpp"

namespace obelus {
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
  git::check(git_diff_find_similar(&diff, &options), "renames cannot be followed");
}

git::Tree tree_of(const git_commit& commit) {
  return git::made<git::Tree>("a commit cannot be read", git_commit_tree, &commit);
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
        index_(
            git::made<git::Index>("the index cannot be read", git_repository_index, &repository)) {}

  git_index* index() const { return index_.get(); }

  std::optional<FileContent> read(const fs::path& path) const override {
    const std::lock_guard lock(mutex_);
    const std::string name = path.lexically_relative(root_).generic_string();
    const git_index_entry* const entry = git_index_get_bypath(index_.get(), name.c_str(), 0);
    if (entry == nullptr) return std::nullopt;
    git_blob* raw = nullptr;
    const int status = git_blob_lookup(&raw, &repository_, &entry->id);
    const git::Blob blob(raw);
    if (status != 0) return FileContent{{}, git::last_message()};
    const auto size = static_cast<std::size_t>(git_blob_rawsize(raw));
    if (size >= kLargestFile) return FileContent{{}, "larger than 4 GiB"};
    return FileContent{{static_cast<const char*>(git_blob_rawcontent(raw)), size}, {}};
  }

 private:
  git_repository& repository_;
  fs::path root_;
  git::Index index_;
  mutable std::mutex mutex_;
};

}  // namespace

struct GitChanges::State {
  explicit State(git::Repository opened)
      : repository(std::move(opened)), root(git::work_tree(*repository)) {}

  void take(git::Diff made) {
    diff = std::move(made);
    follow_renames(*diff);
    const std::size_t count = git_diff_num_deltas(diff.get());
    for (std::size_t i = 0; i < count; ++i) {
      const git_diff_delta& delta = *git_diff_get_delta(diff.get(), i);
      const char* const name = delta.new_file.path;
      const bool conflict = delta.status == GIT_DELTA_CONFLICTED;
      if (name == nullptr || delta.status == GIT_DELTA_DELETED) continue;
      if (conflict ? source != nullptr : !is_file(delta.new_file)) continue;
      // What was only announced (git add --intent-to-add) has nothing in the index yet.
      if (source != nullptr && announced_only(name)) continue;
      files.emplace((root / name).generic_string(), i);
    }
  }

  bool announced_only(const char* name) const {
    const git_index_entry* const entry = git_index_get_bypath(source->index(), name, 0);
    return entry == nullptr || (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0;
  }

  git::Repository repository;
  fs::path root;
  std::unique_ptr<StagedFiles> source;
  git::Diff diff;
  std::map<std::string, std::size_t> files;  // by their paths, which of the differences
};

GitChanges::GitChanges(std::unique_ptr<State> state) : state_(std::move(state)) {}
GitChanges::GitChanges(GitChanges&&) noexcept = default;
GitChanges& GitChanges::operator=(GitChanges&&) noexcept = default;
GitChanges::~GitChanges() = default;

GitChanges GitChanges::since(const std::string& revision) {
  auto state = std::make_unique<State>(git::open_repository());
  git_repository* const repository = state->repository.get();
  const git::Tree tree = tree_of(*git::fork_point(*repository, revision));
  const git_diff_options options = diff_options();
  state->take(git::made<git::Diff>("the work tree cannot be compared",
                                   git_diff_tree_to_workdir_with_index, repository, tree.get(),
                                   &options));
  return GitChanges(std::move(state));
}

GitChanges GitChanges::staged() {
  auto state = std::make_unique<State>(git::open_repository());
  git_repository* const repository = state->repository.get();
  state->source = std::make_unique<StagedFiles>(*repository, state->root);
  git_index* const index = state->source->index();
  if (git_index_has_conflicts(index) == 1) {
    throw git::Error("the index has conflicts: nothing can be committed before they are resolved");
  }
  git::Tree tree;
  if (git_repository_head_unborn(repository) != 1) {
    const auto head =
        git::made<git::Object>("HEAD cannot be read", git_revparse_single, repository, "HEAD");
    git_object* commit = nullptr;
    git::check(git_object_peel(&commit, head.get(), GIT_OBJECT_COMMIT), "HEAD cannot be read");
    const git::Object owner(commit);
    tree = tree_of(*reinterpret_cast<git_commit*>(commit));
  }
  const git_diff_options options = diff_options();
  state->take(git::made<git::Diff>("the index cannot be compared", git_diff_tree_to_index,
                                   repository, tree.get(), index, &options));
  return GitChanges(std::move(state));
}

const fs::path& GitChanges::root() const noexcept { return state_->root; }

const FileSource* GitChanges::source() const noexcept { return state_->source.get(); }

std::vector<GitChanges::Entry> GitChanges::entries(const fs::path& folder) const {
  std::vector<Entry> found;
  std::string prefix = folder.generic_string();
  if (!prefix.ends_with('/')) prefix += '/';
  auto file = state_->files.lower_bound(prefix);
  while (file != state_->files.end() && file->first.starts_with(prefix)) {
    const std::size_t slash = file->first.find('/', prefix.size());
    const std::string name = file->first.substr(prefix.size(), slash - prefix.size());
    found.push_back({name, slash != std::string::npos});
    // '0' is what comes after '/'.
    file = slash == std::string::npos ? std::next(file)
                                      : state_->files.lower_bound(prefix + name + '0');
  }
  return found;
}

bool GitChanges::contains(const fs::path& file) const {
  return state_->files.contains(file.generic_string());
}

ChangedLines GitChanges::lines(const fs::path& file) const {
  const std::size_t number = state_->files.at(file.generic_string());
  const git_diff_delta& delta = *git_diff_get_delta(state_->diff.get(), number);
  const bool compared = delta.status == GIT_DELTA_MODIFIED || delta.status == GIT_DELTA_RENAMED;
  if (!compared) return ChangedLines::whole_file();
  const auto patch = git::made<git::Patch>("cannot be compared with what it was",
                                           git_patch_from_diff, state_->diff.get(), number);
  ChangedLines lines;
  for (std::size_t i = 0; i < git_patch_num_hunks(patch.get()); ++i) {
    const git_diff_hunk* hunk = nullptr;
    git::check(git_patch_get_hunk(&hunk, nullptr, patch.get(), i), "cannot be compared");
    const auto start = static_cast<std::size_t>(hunk->new_start);
    const auto count = static_cast<std::size_t>(hunk->new_lines);
    // Where nothing is left, the number is that of the line before.
    const std::size_t begin = count == 0 ? start : start - 1;
    lines.add(begin, begin + count);
  }
  return lines;
}

}  // namespace obelus
