// Files as they are staged, whatever the work tree has by now.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>

#include "engine/file_source.hpp"
#include "git/libgit2.hpp"

namespace obelus::git {

class StagedFiles final : public FileSource {
 public:
  // `root` is the work tree. The repository must live as long as this. Throws ChangesError.
  StagedFiles(git_repository& repository, std::filesystem::path root);

  git_index* index() const { return index_.get(); }
  // Its name is in the index, its content is not yet (git add --intent-to-add), or neither is.
  bool announced_only(const char* name) const;

  std::optional<FileContent> read(const std::filesystem::path& path) const override;

 private:
  git_repository& repository_;
  std::filesystem::path root_;
  Index index_;
  mutable std::mutex mutex_;  // libgit2's objects are for one thread at a time
};

}  // namespace obelus::git
