// Where the content of files is read when that is not the disk.
#pragma once

#include <filesystem>
#include <optional>

#include "engine/read_file.hpp"

namespace obelus {

class FileSource {
 public:
  FileSource() = default;
  virtual ~FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  // nullopt: it has no such file. Called from several threads.
  virtual std::optional<FileContent> read(const std::filesystem::path& path) const = 0;
};

}  // namespace obelus
