// What git says has changed: files, and lines in them. Only these are read and reported.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/changed_lines.hpp"
#include "engine/file_source.hpp"

namespace obelus {

// Renames are followed: only lines that differ are changes. A copy is new. Submodules are other
// repositories, and symbolic links no text. Not shared between threads, but for source().
class GitChanges {
 public:
  // The work tree, against the commit at which HEAD and `revision` parted. Files that git does not
  // know and does not ignore are new. Throws git::Error.
  static GitChanges since(const std::string& revision);
  // The index, against HEAD; before the first commit, all that is staged is new. Throws git::Error.
  static GitChanges staged();

  GitChanges(GitChanges&&) noexcept;
  GitChanges& operator=(GitChanges&&) noexcept;
  ~GitChanges();

  // Of the work tree; absolute, without symbolic links, as paths given to what follows must be.
  const std::filesystem::path& root() const noexcept;

  struct Entry {
    std::filesystem::path name;
    bool is_folder;
  };
  // What in a folder has changed, or has a change below it; in no order.
  std::vector<Entry> entries(const std::filesystem::path& folder) const;
  bool contains(const std::filesystem::path& file) const;
  // Of a file that it contains. Throws git::Error where they cannot be told.
  ChangedLines lines(const std::filesystem::path& file) const;
  // Where the files are to be read; nullptr: on disk.
  const FileSource* source() const noexcept;

 private:
  struct State;
  explicit GitChanges(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace obelus
