// A file's content exchanged for another: whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <sys/stat.h>

namespace obelus {

// What a file was like before it was read; a stat() of a file that is not there has st_ino 0.
struct stat file_state(const std::filesystem::path& path);

// Writes `bytes` beside the file and renames; mode, and where permitted owner, stay, and a symbolic
// link still leads to the file. Returns why it was not done, or an empty string. A file that is no
// longer as `before` says is somebody else's work and is left alone.
std::string replace_file(const std::filesystem::path& path, std::string_view bytes,
                         const struct stat& before);

}  // namespace obelus
