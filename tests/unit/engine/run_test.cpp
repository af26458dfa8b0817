// Linters and runs: policies for files, files that fail, order, stopping.
#include "engine/run.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "policy/error.hpp"
#include "rules/table.hpp"
#include "temporary_folder.hpp"

namespace obelus {
namespace {

constexpr const char* kBroken = "The minister said: “We have never seen such a thing before.\n";

std::vector<Finding> lint(const Linter& linter, std::string_view text, std::string_view path) {
  WorkerScratch scratch;
  DocumentOptions options;
  options.language = "en";
  return check_bytes(linter, text, options, path, scratch);
}

Policy policy(std::string_view yaml) { return parse_policy(yaml, "test.yaml", catalogue()); }

TEST(Linter, RunsTheRulesThatAreOn) {
  const Linter on(policy("rules: {quotes/unclosed: error}\n"));
  const std::vector<Finding> findings = lint(on, kBroken, "a.txt");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "quotes/unclosed");
  EXPECT_EQ(findings[0].path, "a.txt");
  const Linter off(policy("rules: {quotes/unclosed: off}\n"));
  EXPECT_TRUE(lint(off, kBroken, "a.txt").empty());
}

TEST(Linter, OverridesHoldForTheirFiles) {
  const Linter linter(
      policy("rules: {quotes/unclosed: error}\n"
             "overrides:\n"
             "  - files: ['opinion/**']\n"
             "    rules: {quotes/unclosed: off}\n"));
  EXPECT_EQ(lint(linter, kBroken, "news/a.txt").size(), 1u);
  EXPECT_TRUE(lint(linter, kBroken, "opinion/a.txt").empty());
  EXPECT_EQ(lint(linter, kBroken, "news/b.txt").size(), 1u);
}

class RunTest : public testing::Test {
 protected:
  std::vector<CheckedFile> run(const std::vector<std::string>& names, RunOptions options = {}) {
    std::vector<InputFile> files;
    for (const std::string& name : names) files.push_back({folder / name, name, false});
    Linters linters({});
    std::vector<CheckedFile> checked;
    check_files(files, linters, options,
                [&](CheckedFile&& file) { checked.push_back(std::move(file)); });
    return checked;
  }
  TemporaryFolder folder;
};

TEST_F(RunTest, KeepsInputOrderWhateverTheThreads) {
  folder.write(".obelus.yaml", "rules: {quotes/unclosed: error}\n");
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) {
    names.push_back("f" + std::to_string((i * 37) % 60) + ".txt");
    folder.write(names.back(), i % 3 == 0 ? kBroken : "Sound.\n");
  }
  for (const unsigned jobs : {1u, 2u, 8u}) {
    RunOptions options;
    options.jobs = jobs;
    const std::vector<CheckedFile> checked = run(names, options);
    ASSERT_EQ(checked.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      EXPECT_EQ(checked[i].path, names[i]);
      EXPECT_EQ(checked[i].findings.size(), i % 3 == 0 ? 1u : 0u) << names[i];
    }
  }
}

TEST_F(RunTest, AFileThatCannotBeReadDoesNotStopTheOthers) {
  folder.write("a.txt");
  folder.write("sub/b.txt");
  const std::vector<CheckedFile> checked = run({"a.txt", "vanished.txt", "sub", "sub/b.txt"});
  ASSERT_EQ(checked.size(), 4u);
  EXPECT_EQ(checked[0].problem, "");
  EXPECT_EQ(checked[1].problem, "cannot be read: No such file or directory");
  EXPECT_EQ(checked[2].problem, "cannot be read: Is a directory");
  EXPECT_EQ(checked[3].problem, "");
}

TEST_F(RunTest, TheNearestPolicyHolds) {
  folder.write(".obelus.yaml", "rules: {quotes/unclosed: error}\n");
  folder.write("loose/.obelus.yaml", "rules: {quotes/unclosed: suggestion}\n");
  folder.write("a.txt", kBroken);
  folder.write("loose/deep/b.txt", kBroken);
  const std::vector<CheckedFile> checked = run({"a.txt", "loose/deep/b.txt"});
  ASSERT_EQ(checked[0].findings.size(), 1u);
  EXPECT_EQ(checked[0].findings[0].severity, Severity::error);
  ASSERT_EQ(checked[1].findings.size(), 1u);
  EXPECT_EQ(checked[1].findings[0].severity, Severity::suggestion);
}

TEST_F(RunTest, AFaultyPolicyEndsTheRunBeforeTheFirstFile) {
  folder.write("sub/.obelus.yaml", "rules: {quotes/unclosd: error}\n");
  folder.write("a.txt");
  folder.write("sub/b.txt");
  EXPECT_THROW(run({"a.txt", "sub/b.txt"}), PolicyErrors);
}

TEST_F(RunTest, StopsBetweenFiles) {
  std::vector<std::string> names;
  for (int i = 0; i < 50; ++i) {
    names.push_back(std::to_string(i) + ".txt");
    folder.write(names.back());
  }
  for (const unsigned jobs : {1u, 3u}) {
    std::vector<InputFile> files;
    for (const std::string& name : names) files.push_back({folder / name, name, false});
    Linters linters("core");
    RunOptions options;
    options.jobs = jobs;
    std::size_t delivered = 0;
    options.stop = [&] { return delivered >= 5; };
    const std::size_t told = check_files(files, linters, options, [&](CheckedFile&& file) {
      EXPECT_EQ(file.path, names[delivered]);
      ++delivered;
    });
    EXPECT_EQ(told, delivered);
    EXPECT_LT(delivered, names.size());
  }
}

TEST_F(RunTest, HandsOverTheTextOnlyWhenAsked) {
  folder.write("a.txt", "\xEF\xBB\xBFtext");
  RunOptions options;
  EXPECT_EQ(run({"a.txt"}, options)[0].text, "");
  options.keep_text = true;
  EXPECT_EQ(run({"a.txt"}, options)[0].text, "text");
}

}  // namespace
}  // namespace obelus
