// Where two histories parted. libgit2's own search fails where a shallow clone cuts the history
// off, even when what is asked for lies before the cut.
#include <algorithm>
#include <queue>
#include <set>
#include <string_view>
#include <vector>

#include "engine/changes.hpp"
#include "git/libgit2.hpp"

namespace obelus::git {
namespace {

constexpr std::string_view kFetchMore =
    "fetch more of it (git fetch --unshallow; in CI, fetch-depth: 0 or GIT_DEPTH: 0)";

bool is_shallow(git_repository& repository) { return git_repository_is_shallow(&repository) == 1; }

// "origin/main", when that is how a branch is known here; else empty.
std::string remote_name(git_repository& repository, const std::string& revision) {
  const auto references =
      made<References>("remote branches cannot be read", git_reference_iterator_glob_new,
                       &repository, "refs/remotes/*");
  const std::string ending = "/" + revision;
  const char* name = nullptr;
  while (git_reference_next_name(&name, references.get()) == 0) {
    const std::string_view full(name);
    if (full.ends_with(ending)) return std::string(full.substr(sizeof("refs/remotes/") - 1));
  }
  return {};
}

std::string why_missing(git_repository& repository, const std::string& revision) {
  if (const std::string remote = remote_name(repository, revision); !remote.empty()) {
    return "; “" + remote + "” does";
  }
  if (is_shallow(repository)) {
    return ": this is a shallow clone, which lacks older history; " + std::string(kFetchMore);
  }
  if (git_repository_head_detached(&repository) == 1) {
    return ": HEAD is detached, as CI servers leave it, and other branches may not have been "
           "fetched (git fetch origin)";
  }
  return {};
}

Commit commit_of(git_repository& repository, const std::string& revision) {
  git_object* raw = nullptr;
  int status = git_revparse_single(&raw, &repository, revision.c_str());
  const Object found(raw);
  if (status == GIT_EAMBIGUOUS)
    throw ChangesError("“" + revision + "” is ambiguous: " + last_message());
  git_object* peeled = nullptr;
  if (status == 0) status = git_object_peel(&peeled, found.get(), GIT_OBJECT_COMMIT);
  if (status == 0) return Commit(reinterpret_cast<git_commit*>(peeled));
  throw ChangesError("“" + revision + "” names no commit here" + why_missing(repository, revision));
}

struct LessById {
  bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_cmp(&a, &b) < 0; }
};
using Ids = std::set<git_oid, LessById>;

// Commits from `start` back, newest first, as far as they are here.
class History {
 public:
  History(git_repository& repository, const git_oid& start) : repository_(repository) {
    add(start);
  }

  // nullptr at the end.
  Commit next() {
    if (queue_.empty()) return nullptr;
    const git_oid id = queue_.top().id;
    queue_.pop();
    git_commit* raw = nullptr;
    if (git_commit_lookup(&raw, &repository_, &id) != 0) return nullptr;
    Commit commit(raw);
    for (unsigned i = 0; i < git_commit_parentcount(raw); ++i) add(*git_commit_parent_id(raw, i));
    return commit;
  }

 private:
  struct Waiting {
    git_time_t time;
    git_oid id;
    bool operator<(const Waiting& other) const { return time < other.time; }
  };

  void add(const git_oid& id) {
    git_commit* raw = nullptr;
    if (!seen_.insert(id).second || git_commit_lookup(&raw, &repository_, &id) != 0) return;
    const Commit commit(raw);
    queue_.push({git_commit_time(raw), id});
  }

  git_repository& repository_;
  Ids seen_;
  std::priority_queue<Waiting> queue_;
};

Commit fork_point_in_part(git_repository& repository, const git_oid& a, const git_oid& b) {
  Ids ancestors;
  History of_a(repository, a);
  while (const Commit commit = of_a.next()) ancestors.insert(*git_commit_id(commit.get()));
  History of_b(repository, b);
  while (Commit commit = of_b.next()) {
    if (ancestors.contains(*git_commit_id(commit.get()))) return commit;
  }
  return nullptr;
}

}  // namespace

Commit fork_point(git_repository& repository, const std::string& revision) {
  if (git_repository_head_unborn(&repository) == 1) {
    throw ChangesError("HEAD has no commit yet, so that nothing can be compared with “" + revision +
                       "”; --staged checks what is to be the first one");
  }
  const Commit other = commit_of(repository, revision);
  const Commit head = commit_of(repository, "HEAD");
  const git_oid& head_id = *git_commit_id(head.get());
  const git_oid& other_id = *git_commit_id(other.get());
  if (is_shallow(repository)) {
    if (Commit found = fork_point_in_part(repository, head_id, other_id)) return found;
    throw ChangesError("“" + revision +
                       "” and HEAD have no commit in common in this shallow clone; " +
                       std::string(kFetchMore));
  }
  git_oid base;
  const int status = git_merge_base(&base, &repository, &head_id, &other_id);
  if (status == GIT_ENOTFOUND) {
    throw ChangesError("“" + revision + "” and HEAD have no commit in common: " + last_message());
  }
  check(status, "the histories of “" + revision + "” and HEAD cannot be compared");
  return made<Commit>("a commit cannot be read", git_commit_lookup, &repository, &base);
}

}  // namespace obelus::git
