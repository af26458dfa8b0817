// Files that change under the reader's hands.
#include "engine/read_file.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "temporary_folder.hpp"

namespace obelus {
namespace {

TEST(ReadFile, OneThatShrinksIsReadAsFarAsItGoes) {
  const TemporaryFolder folder;
  folder.write("a.txt", std::string(300000, 'a'));
  const FileContent content = read_file(folder / "a.txt", [&](const struct stat& status) {
    EXPECT_EQ(status.st_size, 300000);
    std::filesystem::resize_file(folder / "a.txt", 1000);
  });
  EXPECT_EQ(content.error, "");
  EXPECT_EQ(content.bytes, std::string(1000, 'a'));
}

TEST(ReadFile, OneThatIsEmptiedIsEmpty) {
  const TemporaryFolder folder;
  folder.write("a.txt", "A line.\n");
  const FileContent content = read_file(folder / "a.txt", [&](const struct stat&) {
    std::filesystem::resize_file(folder / "a.txt", 0);
  });
  EXPECT_EQ(content.error, "");
  EXPECT_EQ(content.bytes, "");
}

TEST(ReadFile, OneThatGrowsIsReadAsItWas) {
  const TemporaryFolder folder;
  folder.write("a.txt", "A line.\n");
  const FileContent content = read_file(folder / "a.txt", [&](const struct stat&) {
    std::ofstream(folder / "a.txt", std::ios::app) << "Another.\n";
  });
  EXPECT_EQ(content.bytes, "A line.\n");
}

TEST(ReadFile, OneThatIsTakenAwayIsReadToItsEnd) {
  const TemporaryFolder folder;
  folder.write("a.txt", std::string(300000, 'a'));
  const FileContent content = read_file(
      folder / "a.txt", [&](const struct stat&) { std::filesystem::remove(folder / "a.txt"); });
  EXPECT_EQ(content.bytes.size(), 300000U);
}

TEST(ReadFile, WhatIsNoFileSaysSo) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_file(folder.path()).error, "Is a directory");
  EXPECT_EQ(read_file(folder / "none").error, "No such file or directory");
  std::filesystem::create_symlink("loop", folder.path() / "loop");
  EXPECT_EQ(read_file(folder / "loop").error, "Too many levels of symbolic links");
  // Neither a size nor an end before it is read.
  EXPECT_GT(read_file("/proc/self/maps").bytes.size(), 1000U);
}

// Gigabytes of holes are refused before memory is taken for them.
TEST(ReadFile, OneThatIsTooLargeIsRefused) {
  const TemporaryFolder folder;
  folder.write("a.txt");
  std::error_code error;
  std::filesystem::resize_file(folder / "a.txt", std::uintmax_t{5} << 30, error);
  if (error) GTEST_SKIP() << "no file of that size here: " << error.message();
  const FileContent content = read_file(folder / "a.txt");
  EXPECT_EQ(content.error, "larger than 4 GiB");
  EXPECT_TRUE(content.bytes.empty());
}

}  // namespace
}  // namespace obelus
