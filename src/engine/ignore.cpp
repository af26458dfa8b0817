// Reads ignore files and asks policy/glob whether a path matches.
#include "engine/ignore.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>

#include "engine/read_file.hpp"
#include "policy/glob.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

// Whether the pattern matches the path itself, rather than a folder that the path lies in: a walk
// does not enter ignored folders, and one that begins inside such a folder was asked to.
bool matches_itself(std::string_view pattern, std::string_view path) {
  const std::size_t slash = pattern.find('/');
  const bool anchored = slash != std::string_view::npos && slash + 1 < pattern.size();
  const std::string_view bare = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
  const std::size_t name = bare.rfind('/');
  if (!anchored) {
    return glob_match(pattern, name == std::string_view::npos ? path : path.substr(name + 1));
  }
  if (!glob_match(pattern, path)) return false;
  return name == std::string_view::npos || !glob_match(pattern, path.substr(0, name + 1));
}

std::string with_slash(const fs::path& folder) {
  std::string text = folder.string();
  if (!text.ends_with('/')) text += '/';
  return text;
}

}  // namespace

std::vector<std::string> ignore_patterns(std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  std::vector<std::string> patterns;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (!line.empty() && !line.starts_with('#')) patterns.emplace_back(line);
  }
  return patterns;
}

IgnoreStack::IgnoreStack(const fs::path& folder) {
  // Ignore files above count up to the folder that holds .git; where there is none, none counts.
  std::vector<fs::path> above;
  std::error_code error;
  for (fs::path at = folder;; at = at.parent_path()) {
    if (at != folder) above.push_back(at);
    if (fs::exists(at / ".git", error)) break;
    if (!at.has_relative_path()) {
      above.clear();
      break;
    }
  }
  std::for_each(above.rbegin(), above.rend(), [this](const fs::path& at) { push(at); });
}

void IgnoreStack::push(const fs::path& folder) {
  Level level{with_slash(folder), {}};
  for (const char* name : {".gitignore", ".obelusignore"}) {
    std::error_code error;
    if (!fs::is_regular_file(folder / name, error)) continue;
    const FileContent content = read_file(folder / name);
    std::vector<std::string> patterns = ignore_patterns(content.bytes);
    std::move(patterns.begin(), patterns.end(), std::back_inserter(level.patterns));
  }
  levels_.push_back(std::move(level));
}

bool IgnoreStack::empty() const noexcept {
  return std::all_of(levels_.begin(), levels_.end(),
                     [](const Level& level) { return level.patterns.empty(); });
}

bool IgnoreStack::ignored(const fs::path& path, bool is_folder) const {
  std::string whole = path.string();
  if (is_folder) whole += '/';
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (!whole.starts_with(level->folder)) continue;
    const std::string_view below = std::string_view(whole).substr(level->folder.size());
    for (auto pattern = level->patterns.rbegin(); pattern != level->patterns.rend(); ++pattern) {
      const bool takes_back = pattern->starts_with('!');
      if (matches_itself(std::string_view(*pattern).substr(takes_back ? 1 : 0), below)) {
        return !takes_back;
      }
    }
  }
  return false;
}

bool is_left_out_by_walks(const fs::path& file) {
  std::error_code error;
  const fs::path working_directory = fs::current_path(error);
  const std::string here = with_slash(working_directory);
  const fs::path folder = file.parent_path();
  fs::path top = folder;
  while (!fs::exists(top / ".git", error) && top.has_relative_path()) top = top.parent_path();
  if (!fs::exists(top / ".git", error)) {
    top = file.native().starts_with(here) ? working_directory : folder;
  }
  IgnoreStack ignore(top);
  fs::path at = top;
  for (const fs::path& part : file.lexically_relative(top)) {
    ignore.push(at);
    at /= part;
    const bool is_folder = at != file;
    if (is_folder && here.starts_with(with_slash(at))) continue;
    if (ignore.ignored(at, is_folder)) return true;
  }
  return false;
}

}  // namespace obelus
