// Files and standard input as bytes, or why not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>

#include <sys/stat.h>

namespace obelus {

struct FileContent {
  std::string bytes;
  std::string error;  // why it could not be read ("Permission denied"); empty: it was
};

// Files of this size and more are refused: offsets are 32 bits wide in the maps.
constexpr std::size_t kLargestFile = std::numeric_limits<std::uint32_t>::max();

// Told of a file that was opened before memory is taken for it.
using Opened = std::function<void(const struct stat&)>;

// Anything that can be opened and read to its end: pipes as well. Refuses folders.
FileContent read_file(const std::filesystem::path& path, const Opened& opened = {});
FileContent read_standard_input();

}  // namespace obelus
