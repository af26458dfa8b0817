// Which files a walk leaves out: .gitignore and .obelusignore, as git reads them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {

// The ignore files of a folder and of those above it. A walk pushes a folder when it enters and
// pops it when it leaves.
class IgnoreStack {
 public:
  // For a walk that begins at `folder` (absolute): the ignore files above it, up to the root of
  // the git work tree that it lies in, if any, hold as well.
  explicit IgnoreStack(const std::filesystem::path& folder);

  void push(const std::filesystem::path& folder);
  void pop() { levels_.pop_back(); }

  bool empty() const noexcept;  // nothing is ignored

  // Of two patterns that match, the one in the deeper folder wins, then the later. `path` is
  // absolute and lies below the folder pushed last.
  bool ignored(const std::filesystem::path& path, bool is_folder) const;

 private:
  struct Level {
    std::string folder;  // with a / at its end
    std::vector<std::string> patterns;
  };
  std::vector<Level> levels_;
};

// Whether a walk that came by would leave out this file (absolute), or a folder that it is in.
// Where it is in no git work tree, a walk of the working directory or, outside of that, of its own
// folder.
bool is_left_out_by_walks(const std::filesystem::path& file);

// The patterns of an ignore file, in order: comments, blank lines and trailing spaces removed.
std::vector<std::string> ignore_patterns(std::string_view content);

}  // namespace obelus
