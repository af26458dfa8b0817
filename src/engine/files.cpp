// Walks folders.
#include "engine/files.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "engine/ignore.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

bool is_known_text(const fs::path& path) {
  constexpr std::array<std::string_view, 5> kEndings = {".txt", ".md", ".markdown", ".html",
                                                        ".htm"};
  std::string ending = path.extension().string();
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

class Walk {
 public:
  explicit Walk(const WalkOptions& options) : options_(options) {}

  void name(const std::string& given) {
    if (given == "-") {
      if (!std::exchange(standard_input_taken_, true)) {
        found_.files.push_back({{}, options_.standard_input_name, true});
      }
      return;
    }
    const fs::path path(given);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return fail(path, "no such file or folder");
    }
    if (!fs::status_known(status)) return fail(path, error.message());
    if (!fs::is_directory(status)) return take(path);
    IgnoreStack ignore(absolute(path));
    enter(path, ignore);
  }

  InputFiles result() { return std::move(found_); }

 private:
  static fs::path absolute(const fs::path& path) {
    std::error_code error;
    fs::path whole = fs::absolute(path, error).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    return whole;
  }

  void fail(const fs::path& path, std::string message) {
    found_.problems.push_back({display_name(path), std::move(message)});
  }

  void take(const fs::path& path) {
    if (taken_.insert(absolute(path).string()).second) {
      found_.files.push_back({path, display_name(path), false});
    }
  }

  // Folders nest no deeper than a path is long, so recursion is bounded by the system.
  void enter(const fs::path& folder, IgnoreStack& ignore) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    if (error) return fail(folder, error.message());
    std::vector<fs::directory_entry> sorted;
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
      sorted.push_back(*entries);
      if (error) break;
    }
    if (error) fail(folder, error.message());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return a.path().filename().native() < b.path().filename().native();
    });
    const fs::path whole = absolute(folder);
    ignore.push(whole);
    for (const fs::directory_entry& entry : sorted) visit(entry, whole, ignore);
    ignore.pop();
  }

  void visit(const fs::directory_entry& entry, const fs::path& folder, IgnoreStack& ignore) {
    const fs::path name = entry.path().filename();
    if (name.native().starts_with('.')) return;
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    const bool is_folder = fs::is_directory(status);
    if (!is_folder && !(fs::is_regular_file(status) && is_known_text(name))) return;
    if (options_.use_ignore_files && ignore.ignored(folder / name, is_folder)) return;
    if (is_folder) {
      enter(entry.path(), ignore);
    } else {
      take(entry.path());
    }
  }

  const WalkOptions& options_;
  InputFiles found_;
  std::unordered_set<std::string> taken_;
  bool standard_input_taken_ = false;
};

}  // namespace

InputFiles find_files(std::span<const std::string> paths, const WalkOptions& options) {
  Walk walk(options);
  for (const std::string& path : paths) walk.name(path);
  return walk.result();
}

std::string display_name(const fs::path& path) {
  fs::path shown = path.lexically_normal();
  if (path.is_absolute()) {
    std::error_code error;
    const fs::path relative = shown.lexically_relative(fs::current_path(error));
    if (!error && !relative.empty() && *relative.begin() != "..") shown = relative;
  }
  std::string name = shown.generic_string();
  if (utf8::find_ill_formed(name) != std::string_view::npos) return utf8::repair(name).text;
  return name;
}

}  // namespace obelus
