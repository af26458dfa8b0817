// The files that a run checks: those named, and those found below the folders named.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/changed_lines.hpp"

namespace obelus {

class Changes;
class FileSource;

// What is added to the name of a plain text for the file of its stets.
inline constexpr std::string_view kSidecarEnding = ".stet";

struct InputFile {
  std::filesystem::path path;  // to open it
  std::string name;            // to speak of it: see display_name
  bool standard_input = false;
  const FileSource* source = nullptr;        // where to open it; nullptr: on disk
  std::optional<ChangedLines> changed = {};  // only findings there count; nullopt: anywhere
  bool may_have_sidecar = true;              // false: none was in its folder

  // Where the search for its policy begins: standard input stands where its name says.
  std::filesystem::path folder() const {
    return (standard_input ? std::filesystem::path(name) : path).parent_path();
  }
};

// Something that could not be checked, and why.
struct Problem {
  std::string path;
  std::string message;
};

struct WalkOptions {
  bool use_ignore_files = true;
  std::string standard_input_name = "-";
  // Only files with changes are found, in the work tree or the index as it says. It must live as
  // long as the files that were found.
  const Changes* changes = nullptr;
};

struct InputFiles {
  std::vector<InputFile> files;
  std::vector<Problem> problems;      // paths that do not exist, folders that cannot be read
  std::vector<std::string> left_out;  // files that were named and are ignored
};

// `paths` in the order given; "-" is standard input. A file named is taken whatever its name,
// but not where ignore files say otherwise (pre-commit names all that changed). A folder, ignored
// or not, is walked in order of names, for files that end in .txt .md .markdown .html .htm; hidden
// files and folders are left out, and so are symbolic links: what they lead to is either found
// where it stands, or is no part of the folder. A file reached twice is checked once.
InputFiles find_files(std::span<const std::string> paths, const WalkOptions& options);

// `path` relative to the working directory where it lies below it, else as given; normalised, with
// / between parts, as valid UTF-8.
std::string display_name(const std::filesystem::path& path);

}  // namespace obelus
