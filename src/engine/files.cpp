// Walks folders.
#include "engine/files.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "engine/changes.hpp"
#include "engine/file_source.hpp"
#include "engine/ignore.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

bool is_known_text(const fs::path& path) {
  constexpr std::array<std::string_view, 5> kEndings = {".txt", ".md", ".markdown", ".html",
                                                        ".htm"};
  const std::string& name = path.native();
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  std::string ending = name.substr(dot);
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::string valid(const std::string& name) {
  return utf8::find_ill_formed(name) == std::string_view::npos ? name : utf8::repair(name).text;
}

class Walk {
 public:
  explicit Walk(const WalkOptions& options) : options_(options) {}

  void name(const std::string& given) {
    if (given == "-") {
      if (std::exchange(standard_input_taken_, true)) return;
      const std::string& name = options_.standard_input_name;
      if (name != "-" && is_ignored(name)) return;
      found_.files.push_back({{}, name, true});
      return;
    }
    const fs::path path(given);
    if (options_.changes != nullptr) return name_changed(path);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      return fail(path, "no such file or folder");
    }
    if (!fs::status_known(status)) return fail(path, error.message());
    if (fs::is_directory(status)) return walk(path);
    if (!is_ignored(path)) take(path, absolute(path), display_name(path));
  }

  InputFiles result() { return std::move(found_); }

 private:
  static fs::path absolute(const fs::path& path) {
    std::error_code error;
    fs::path whole = fs::absolute(path, error).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    return whole;
  }

  bool is_ignored(const fs::path& file) {
    if (!options_.use_ignore_files || !is_left_out_by_walks(absolute(file))) return false;
    found_.left_out.push_back(display_name(file));
    return true;
  }

  void fail(const fs::path& path, std::string message) {
    found_.problems.push_back({display_name(path), std::move(message)});
  }

  void take(fs::path path, const fs::path& whole, std::string shown, bool may_have_sidecar = true) {
    if (!taken_.insert(whole.native()).second) return;
    if (options_.changes == nullptr) {
      found_.files.push_back({.path = std::move(path),
                              .name = std::move(shown),
                              .may_have_sidecar = may_have_sidecar});
      return;
    }
    try {
      std::error_code error;
      ChangedLines lines = options_.changes->lines(fs::weakly_canonical(whole, error));
      if (lines.none()) return;
      found_.files.push_back({.path = std::move(path),
                              .name = std::move(shown),
                              .source = options_.changes->source(),
                              .changed = std::move(lines)});
    } catch (const ChangesError& error) {
      fail(path, error.what());
    }
  }

  // What was named may be there only in the index, or no longer be there.
  void name_changed(const fs::path& path) {
    std::error_code error;
    const Changes& changes = *options_.changes;
    const fs::path whole = fs::weakly_canonical(absolute(path), error);
    if (changes.contains(whole)) {
      if (!is_ignored(path)) take(path, absolute(path), display_name(path));
      return;
    }
    const fs::path below = whole.lexically_relative(changes.root());
    if (below.empty() || *below.begin() == "..") {
      return fail(path, "is not in the git work tree " + changes.root().string());
    }
    const bool is_folder = fs::is_directory(path, error) || !changes.entries(whole).empty();
    const bool is_staged = changes.source() != nullptr && changes.source()->read(whole);
    if (!is_folder && !is_staged && !fs::exists(path, error)) {
      return fail(path, "no such file or folder");
    }
    if (is_folder) walk(path);
  }

  struct Entry {
    fs::path name;
    bool is_folder;
  };

  struct Entries {
    std::vector<Entry> all;
    bool may_be_sidecars = true;
  };

  // Folders and files, and nothing else. Where the folder cannot be read, as far as it could.
  Entries entries_of(const fs::path& folder) {
    Entries found;
    std::error_code error;
    if (options_.changes != nullptr) {
      const fs::path whole = fs::weakly_canonical(absolute(folder), error);
      for (Changes::Entry& entry : options_.changes->entries(whole)) {
        found.all.push_back({std::move(entry.name), entry.is_folder});
      }
      return found;
    }
    bool sidecars = false;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      std::error_code unknown;
      sidecars = sidecars || entry->path().native().ends_with(kSidecarEnding);
      if (entry->is_symlink(unknown)) continue;
      const bool is_folder = entry->is_directory(unknown);
      if (!is_folder && !entry->is_regular_file(unknown)) continue;
      found.all.push_back({entry->path().filename(), is_folder});
    }
    found.may_be_sidecars = sidecars || error;
    if (error) fail(folder, error.message());
    return found;
  }

  // A folder in each form in which its files are spoken of; what is dear to find out for a path is
  // found out once a folder.
  struct Folder {
    fs::path path;
    fs::path whole;     // absolute
    std::string shown;  // what its files' names begin with
  };

  void walk(const fs::path& path) {
    Folder folder{path, absolute(path), display_name(path)};
    if (folder.shown == ".") folder.shown.clear();
    if (!folder.shown.empty() && !folder.shown.ends_with('/')) folder.shown += '/';
    IgnoreStack ignore(folder.whole);
    enter(folder, ignore);
  }

  // Folders nest no deeper than a path is long, so recursion is bounded by the system.
  void enter(const Folder& folder, IgnoreStack& ignore) {
    Entries entries = entries_of(folder.path);
    std::sort(entries.all.begin(), entries.all.end(),
              [](const Entry& a, const Entry& b) { return a.name.native() < b.name.native(); });
    ignore.push(folder.whole);
    for (const Entry& entry : entries.all) {
      if (left_out(entry, folder.whole, ignore)) continue;
      visit(entry, folder, ignore, entries.may_be_sidecars);
    }
    ignore.pop();
  }

  bool left_out(const Entry& entry, const fs::path& folder, const IgnoreStack& ignore) const {
    if (entry.name.native().starts_with('.')) return true;
    if (!entry.is_folder && !is_known_text(entry.name)) return true;
    if (!options_.use_ignore_files || ignore.empty()) return false;
    return ignore.ignored(folder / entry.name, entry.is_folder);
  }

  void visit(const Entry& entry, const Folder& folder, IgnoreStack& ignore, bool may_have_sidecar) {
    std::string shown = folder.shown + valid(entry.name.native());
    if (entry.is_folder) {
      enter({folder.path / entry.name, folder.whole / entry.name, std::move(shown) + '/'}, ignore);
    } else {
      take(folder.path / entry.name, folder.whole / entry.name, std::move(shown), may_have_sidecar);
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
  return valid(name);
}

}  // namespace obelus
