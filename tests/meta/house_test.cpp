// The plan of the house, held to: no file includes a floor above its own or a neighbour on the
// same floor, libraries stay in their folder, and every rule has golden cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace obelus {
namespace {

namespace fs = std::filesystem;

const fs::path& root() {
  static const fs::path path = OBELUS_SOURCE_DIR;
  return path;
}

// Files that lie in src/ itself join the floors and may include all of them.
int floor_of(const std::string& folder) {
  static const std::map<std::string, int> floors = {
      {"text", 1},   {"yaml", 2},   {"policy", 3}, {"document", 3}, {"analysis", 4}, {"rules", 5},
      {"engine", 6}, {"report", 6}, {"git", 7},    {"cli", 8},      {"", 9}};
  const auto found = floors.find(folder);
  return found == floors.end() ? 0 : found->second;
}

struct Source {
  fs::path path;       // relative to src
  std::string folder;  // "document" for document/html/scan.hpp, "" for main.cpp
  std::vector<std::string> lines;
};

std::vector<Source> read_sources() {
  std::vector<Source> sources;
  for (const auto& entry : fs::recursive_directory_iterator(root() / "src")) {
    const fs::path extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    Source source;
    source.path = fs::relative(entry.path(), root() / "src");
    if (source.path.has_parent_path()) source.folder = source.path.begin()->string();
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) source.lines.push_back(line);
    sources.push_back(std::move(source));
  }
  return sources;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> result = read_sources();
  return result;
}

// What stands between quotes or angle brackets, with that first mark: `"text/span.hpp`.
std::vector<std::string> includes(const Source& source) {
  static const std::regex pattern(R"re(^\s*#\s*include\s*(["<][^">]+)[">])re");
  std::vector<std::string> result;
  for (const std::string& line : source.lines) {
    if (line.size() > 200) continue;
    std::smatch match;
    if (std::regex_search(line, match, pattern)) result.push_back(match[1]);
  }
  return result;
}

TEST(House, EveryFolderIsAFloor) {
  ASSERT_GT(sources().size(), 50U);
  for (const Source& source : sources()) EXPECT_GT(floor_of(source.folder), 0) << source.path;
}

TEST(House, IncludesGoDown) {
  for (const Source& source : sources()) {
    for (const std::string& include : includes(source)) {
      if (include.front() == '<') continue;
      const fs::path path = include.substr(1);
      if (path.extension() == ".inc") continue;  // data beside the file
      const std::string folder = path.has_parent_path() ? path.begin()->string() : "";
      if (folder == source.folder) continue;
      EXPECT_LT(floor_of(folder), floor_of(source.folder))
          << source.path << " includes " << path << ", which is not below it";
      EXPECT_GT(floor_of(folder), 0) << source.path << " includes " << path;
    }
  }
}

TEST(House, LibrariesStayInTheirFolder) {
  const std::vector<std::pair<std::string, std::string>> homes = {
      {"<unicode/", "text"},  {"<yaml-cpp/", "yaml"}, {"<md4c", "document"},
      {"<cld2/", "document"}, {"<CLI/", "cli"},       {"<git2", "git"},
  };
  for (const Source& source : sources()) {
    for (const std::string& include : includes(source)) {
      for (const auto& [library, home] : homes) {
        if (include.starts_with(library)) {
          EXPECT_EQ(source.folder, home) << source.path << " includes " << include.substr(1);
        }
      }
    }
  }
}

TEST(House, EveryFileSaysWhyItExists) {
  for (const Source& source : sources()) {
    ASSERT_FALSE(source.lines.empty()) << source.path;
    EXPECT_TRUE(source.lines.front().starts_with("// ")) << source.path;
  }
}

// src/rules/<family>/<name>.cpp without a golden folder, or with one that shows only one side of
// the rule, fails.
TEST(House, EveryRuleHasGoldenCases) {
  for (const Source& source : sources()) {
    const auto depth = std::distance(source.path.begin(), source.path.end());
    if (source.folder != "rules" || depth != 3 || source.path.extension() != ".cpp") continue;
    const fs::path id = fs::relative(source.path, "rules").replace_extension();
    const fs::path folder = root() / "tests/rules" / id;
    EXPECT_TRUE(fs::is_directory(folder)) << id << " has no golden folder tests/rules/" << id;
    if (!fs::is_directory(folder)) continue;
    std::size_t firing = 0;
    std::size_t sound = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".expected") ++(fs::file_size(entry) > 0 ? firing : sound);
    }
    EXPECT_GT(firing, 0U) << id << " has no golden case that it flags";
    EXPECT_GT(sound, 0U) << id << " has no golden case that it leaves alone";
  }
}

}  // namespace
}  // namespace obelus
