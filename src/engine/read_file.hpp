// Files and standard input as bytes, or why not.
#pragma once

#include <filesystem>
#include <string>

namespace obelus {

struct FileContent {
  std::string bytes;
  std::string error;  // why it could not be read ("Permission denied"); empty: it was
};

// Anything that can be opened and read to its end: pipes as well. Refuses folders, and files of
// 4 GiB and more (offsets are 32 bits wide in the maps).
FileContent read_file(const std::filesystem::path& path);
FileContent read_standard_input();

}  // namespace obelus
