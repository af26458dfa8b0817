// What has changed, as whoever keeps the history tells it: files, and lines in them. Only these are
// read and reported.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <vector>

#include "engine/changed_lines.hpp"
#include "engine/file_source.hpp"

namespace obelus {

// What is missing to tell what has changed, and what can be done about it.
class ChangesError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Not shared between threads, but for source().
class Changes {
 public:
  Changes() = default;
  virtual ~Changes() = default;
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;

  // Of the work tree; absolute, without symbolic links, as paths given to what follows must be.
  virtual const std::filesystem::path& root() const noexcept = 0;

  struct Entry {
    std::filesystem::path name;
    bool is_folder;
  };
  // What in a folder has changed, or has a change below it; in no order.
  virtual std::vector<Entry> entries(const std::filesystem::path& folder) const = 0;
  virtual bool contains(const std::filesystem::path& file) const = 0;
  // Of a file that it contains. Throws ChangesError where they cannot be told.
  virtual ChangedLines lines(const std::filesystem::path& file) const = 0;
  // Where the files are to be read; nullptr: on disk.
  virtual const FileSource* source() const noexcept = 0;
};

}  // namespace obelus
