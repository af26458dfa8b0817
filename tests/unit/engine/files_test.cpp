// Walking folders: order, endings, ignore files, links, names.
#include "engine/files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/ignore.hpp"
#include "temporary_folder.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

class FilesTest : public testing::Test {
 protected:
  // Names below the folder, of what find_files finds.
  Names found(const Names& paths, bool use_ignore_files = true) {
    Names whole;
    for (const std::string& path : paths) whole.push_back(folder / path);
    files = find_files(whole, {.use_ignore_files = use_ignore_files});
    Names names;
    for (const InputFile& file : files.files) {
      names.push_back(file.path.lexically_normal().lexically_relative(folder.path()).string());
    }
    return names;
  }

  TemporaryFolder folder;
  InputFiles files;
};

TEST_F(FilesTest, FoldersAreWalkedInOrderForKnownEndings) {
  for (const char* name : {"b.md", "a.txt", "sub/c.html", "sub/d.htm", "Z.markdown", "x.MD",
                           "photo.jpg", "noending", "script.py"}) {
    folder.write(name);
  }
  EXPECT_EQ(found({"."}),
            (Names{"Z.markdown", "a.txt", "b.md", "sub/c.html", "sub/d.htm", "x.MD"}));
}

TEST_F(FilesTest, FilesNamedAreTakenWhateverTheirName) {
  folder.write("script.py");
  folder.write(".hidden.md");
  EXPECT_EQ(found({"script.py", ".hidden.md"}), (Names{"script.py", ".hidden.md"}));
  folder.write(".gitignore", "*\n");
  EXPECT_EQ(found({"script.py", ".hidden.md"}), Names{});
  EXPECT_EQ(found({"script.py", ".hidden.md"}, false).size(), 2u);
}

TEST_F(FilesTest, AFileReachedTwiceIsTakenOnce) {
  folder.write("sub/a.md");
  folder.write("b.md");
  EXPECT_EQ(found({"sub/a.md", ".", "b.md"}), (Names{"sub/a.md", "b.md"}));
}

TEST_F(FilesTest, HiddenFoldersAndFilesAreLeftOut) {
  folder.write(".git/description.txt");
  folder.write(".cache/a.md");
  folder.write("._a.md");
  folder.write("a.md");
  EXPECT_EQ(found({"."}), Names{"a.md"});
  EXPECT_EQ(found({".cache"}), Names{".cache/a.md"});
}

TEST_F(FilesTest, SymbolicLinksAreNotFollowedInFolders) {
  folder.write("sub/a.md");
  fs::create_directory_symlink(folder.path(), folder.path() / "sub" / "loop");
  fs::create_symlink("/etc/passwd", folder.path() / "sub" / "link.txt");
  EXPECT_EQ(found({"."}), Names{"sub/a.md"});
  fs::create_symlink(folder.path() / "sub/a.md", folder.path() / "named.txt");
  EXPECT_EQ(found({"named.txt"}), Names{"named.txt"});
}

TEST_F(FilesTest, WhatIsNotThereIsAProblem) {
  folder.write("a.md");
  EXPECT_EQ(found({"missing.md", "a.md"}), Names{"a.md"});
  ASSERT_EQ(files.problems.size(), 1u);
  EXPECT_EQ(files.problems[0].message, "no such file or folder");
  EXPECT_TRUE(files.problems[0].path.ends_with("missing.md"));
}

TEST_F(FilesTest, StandardInputIsTakenOnceUnderItsName) {
  const Names paths{"-", "-"};
  const InputFiles input =
      find_files(paths, {.standard_input_name = (folder.path() / "draft.md").string()});
  ASSERT_EQ(input.files.size(), 1u);
  EXPECT_TRUE(input.files[0].standard_input);
  EXPECT_TRUE(input.files[0].name.ends_with("draft.md"));
}

TEST_F(FilesTest, IgnoreFilesAreHonoured) {
  folder.write(".gitignore", "*.txt\n!keep.txt\n/build/\n");
  folder.write(".obelusignore", "drafts\n");
  for (const char* name : {"a.txt", "keep.txt", "build/a.md", "sub/build/a.md", "drafts/a.md",
                           "sub/drafts/b.md", "sub/a.txt"}) {
    folder.write(name);
  }
  EXPECT_EQ(found({"."}), (Names{"keep.txt", "sub/build/a.md"}));
  EXPECT_EQ(found({"."}, false).size(), 7u);
}

TEST_F(FilesTest, TheDeeperIgnoreFileWins) {
  folder.write(".gitignore", "*.md\n");
  folder.write("sub/.gitignore", "!a.md\n");
  folder.write("sub/a.md");
  folder.write("sub/b.md");
  folder.write("a.md");
  EXPECT_EQ(found({"."}), Names{"sub/a.md"});
}

TEST_F(FilesTest, IgnoreFilesAboveCountWithinAWorkTree) {
  folder.write(".gitignore", "*.txt\n/sub/old\nwhole/\n");
  folder.write("sub/a.txt");
  folder.write("sub/b.md");
  folder.write("sub/old/c.md");
  folder.write("whole/d.md");
  EXPECT_EQ(found({"sub"}), (Names{"sub/a.txt", "sub/b.md", "sub/old/c.md"}));
  folder.write(".git/HEAD", "ref: refs/heads/main\n");
  EXPECT_EQ(found({"sub"}), Names{"sub/b.md"});
  // A folder that is named is walked even where it is ignored.
  EXPECT_EQ(found({"whole"}), Names{"whole/d.md"});
}

TEST(IgnorePatterns, AreReadAsGitReadsThem) {
  EXPECT_EQ(ignore_patterns("# no\n\na.md  \r\nb\\ \n!c\n\\#d"),
            (Names{"a.md", "b\\ ", "!c", "\\#d"}));
}

TEST(DisplayName, IsRelativeWithinTheWorkingDirectory) {
  const fs::path here = fs::current_path();
  EXPECT_EQ(display_name("./a/../b.md"), "b.md");
  EXPECT_EQ(display_name(here / "sub/a.md"), "sub/a.md");
  EXPECT_EQ(display_name("../a.md"), "../a.md");
  EXPECT_EQ(display_name("/nowhere/a.md"), "/nowhere/a.md");
  EXPECT_EQ(display_name("a\xFF.md"), "a\uFFFD.md");
}

}  // namespace
}  // namespace obelus
