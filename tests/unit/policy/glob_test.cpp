// Path patterns against paths, row by row.
#include "policy/glob.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace obelus {
namespace {

struct Row {
  std::string pattern;
  std::string path;
  bool matches;
};

TEST(Glob, Table) {
  const std::vector<Row> rows = {
      // Without a slash a pattern matches at every depth.
      {"a.md", "a.md", true},
      {"a.md", "x/y/a.md", true},
      {"a.md", "ba.md", false},
      {"a.md", "a.mdx", false},
      {"*.md", "a.md", true},
      {"*.md", "x/a.md", true},
      {"*.md", ".md", true},
      {"*.md", "a.txt", false},
      {"*", "anything", true},
      {"a*c*e", "abcde", true},
      {"a*c*e", "abcdf", false},
      {"*a*a*a*b", "aaaaaaaaaaaaaaaaaaaac", false},
      // With one it is anchored.
      {"docs/*.md", "docs/a.md", true},
      {"docs/*.md", "docs/x/a.md", false},
      {"docs/*.md", "y/docs/a.md", false},
      {"/a.md", "a.md", true},
      {"/a.md", "x/a.md", false},
      {"/docs", "docs/a.md", true},
      {"docs/a.md", "./docs//a.md", true},
      // A folder takes what is in it along.
      {"docs", "docs/a/b.md", true},
      {"docs", "x/docs/b.md", true},
      {"docs/x", "docs/x/y/z", true},
      {"docs/*", "docs/x/y", true},
      // A slash at the end: folders alone.
      {"docs/", "docs/a.md", true},
      {"docs/", "x/docs/a.md", true},
      {"docs/", "docs", false},
      {"docs/", "docs/", true},
      {"docs/", "x/docs", false},
      {"/docs/", "x/docs/a.md", false},
      {"x/docs/", "x/docs/a.md", true},
      {"docs", "docs/", true},
      // Any number of folders.
      {"**/a.md", "a.md", true},
      {"**/a.md", "x/y/a.md", true},
      {"docs/**", "docs/a.md", true},
      {"docs/**", "docs/x/y/a.md", true},
      {"docs/**", "docs", false},
      {"docs/**", "docsx/a.md", false},
      {"docs/**/a.md", "docs/a.md", true},
      {"docs/**/a.md", "docs/x/y/a.md", true},
      {"docs/**/a.md", "x/docs/a.md", false},
      {"**/x/**/y", "a/x/b/c/y", true},
      {"**/x/**/y", "a/x/b/c/z", false},
      {"**/x/**/x/y", "x/x/x/y", true},
      {"**", "a/b", true},
      {"a**b", "axxb", true},
      {"a**b", "ax/xb", false},
      // One character, and sets.
      {"?.md", "a.md", true},
      {"?.md", "ع.md", true},
      {"?.md", "ab.md", false},
      {"a?b", "a/b", false},
      {"[abc].md", "b.md", true},
      {"[a-c].md", "b.md", true},
      {"[a-c].md", "d.md", false},
      {"[!a-c].md", "d.md", true},
      {"[^a-c].md", "b.md", false},
      {"[]].md", "].md", true},
      {"[a-].md", "-.md", true},
      {"[ا-ي].md", "ع.md", true},
      {"[\\]].md", "].md", true},
      {"[ab", "a", false},
      {"[ab", "[ab", false},
      // A backslash takes the next character as it is.
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"\\!a", "!a", true},
      {"a\\", "a\\", true},
      // Case, dots and bytes that are not UTF-8.
      {"A.md", "a.md", false},
      {"*", ".hidden", true},
      {"مقالات/*.md", "مقالات/خبر.md", true},
      {"?", "\xFF", true},
      {"\xFF", "\xFF", true},
      {"ÿ", "\xFF", false},
      // Nothing.
      {"", "a", false},
      {"/", "a", false},
      {"a", "", false},
      {"**", "", false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(glob_match(row.pattern, row.path), row.matches) << row.pattern << "  " << row.path;
  }
}

TEST(Glob, CostsNoMoreThanTheProduct) {
  std::string stars;
  for (int i = 0; i < 1000; ++i) stars += "a*";
  EXPECT_FALSE(glob_match(stars + "b", std::string(4000, 'a')));
  std::string folders;
  for (int i = 0; i < 200; ++i) folders += "**/a/";
  std::string path;
  for (int i = 0; i < 1000; ++i) path += "a/";
  EXPECT_FALSE(glob_match(folders + "b", path + "c"));
}

TEST(Glob, ListsAreReadToTheirEnd) {
  const std::vector<std::string> patterns = {"*.md", "!draft.md", "old/draft.md"};
  EXPECT_TRUE(globs_match(patterns, "a.md"));
  EXPECT_FALSE(globs_match(patterns, "x/draft.md"));
  EXPECT_TRUE(globs_match(patterns, "old/draft.md"));
  EXPECT_FALSE(globs_match(patterns, "a.txt"));
  EXPECT_FALSE(globs_match({}, "a.txt"));
}

}  // namespace
}  // namespace obelus
