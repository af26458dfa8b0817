// Blobs of the index.
#include "git/staged_files.hpp"

#include <string>
#include <utility>

namespace obelus::git {

StagedFiles::StagedFiles(git_repository& repository, std::filesystem::path root)
    : repository_(repository),
      root_(std::move(root)),
      index_(made<Index>("the index cannot be read", git_repository_index, &repository)) {}

bool StagedFiles::announced_only(const char* name) const {
  const git_index_entry* const entry = git_index_get_bypath(index_.get(), name, 0);
  return entry == nullptr || (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0;
}

std::optional<FileContent> StagedFiles::read(const std::filesystem::path& path) const {
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

}  // namespace obelus::git
