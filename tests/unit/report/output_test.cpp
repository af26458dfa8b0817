// Writing: every failure is noticed, and a file is whole or absent.
#include "report/output.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <spdlog/details/null_mutex.h>
#include <spdlog/sinks/base_sink.h>

#include "sample.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

class OutputFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "obelus-output-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string read(const fs::path& path) const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(OutputFile, AppearsWithCommit) {
  const fs::path path = folder_ / "report.json";
  Output output = Output::to_file(path.string());
  output.write("whole\n", Severity::error);
  output.flush();
  EXPECT_FALSE(fs::exists(path));
  output.commit();
  EXPECT_EQ(read(path), "whole\n");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFile, OldReportStaysWithoutCommit) {
  const fs::path path = folder_ / "report.json";
  std::ofstream(path) << "old";
  {
    Output output = Output::to_file(path.string());
    output.write("half", Severity::error);
  }
  EXPECT_EQ(read(path), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFile, KeepsModeAndFollowsLinks) {
  const fs::path path = folder_ / "report.json";
  const fs::path link = folder_ / "latest.json";
  std::ofstream(path) << "old";
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  fs::create_symlink("report.json", link);
  Output output = Output::to_file(link.string());
  output.write("new", Severity::warning);
  output.commit();
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read(path), "new");
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST_F(OutputFile, FolderThatIsNotThere) {
  EXPECT_THROW(Output::to_file((folder_ / "missing" / "report").string()), WriteError);
}

TEST_F(OutputFile, FolderAsTarget) { EXPECT_THROW(Output::to_file(folder_.string()), WriteError); }

// Every format on a full disk.
TEST_F(OutputFile, FullDiskIsNoticed) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "/dev/full is missing";
  for (const std::string_view format : report_formats()) {
    const auto reporter = make_reporter(format, Output::to_file("/dev/full"), sample::options());
    try {
      sample::run(*reporter);
      ADD_FAILURE() << format << " did not notice";
    } catch (const WriteError& error) {
      EXPECT_STREQ(error.what(), "cannot write /dev/full: No space left on device");
    }
  }
}

TEST_F(OutputFile, LargeWriteIsNoticedAtOnce) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "/dev/full is missing";
  Output output = Output::to_file("/dev/full");
  EXPECT_THROW(output.write(std::string(1 << 20, 'x'), Severity::error), WriteError);
}

TEST(OutputString, BracesAndPercentSignsAreNoFormat) {
  std::string bytes;
  Output output = Output::to_string(bytes);
  output.write("{} {0} %v {{x}}\n", Severity::error);
  EXPECT_EQ(bytes, "{} {0} %v {{x}}\n");
}

class LevelSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  std::vector<spdlog::level::level_enum> levels;
  std::string bytes;

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    levels.push_back(message.level);
    spdlog::memory_buf_t formatted;
    formatter_->format(message, formatted);
    bytes.append(formatted.data(), formatted.size());
  }
  void flush_() override {}
};

TEST(OutputSinks, AnAddedSinkGetsTheSameBytesWithLevels) {
  std::string bytes;
  const auto sink = std::make_shared<LevelSink>();
  Output output = Output::to_string(bytes);
  output.add(sink);
  output.write("a\n", Severity::error);
  output.write("b\n", Severity::warning);
  output.write("c\n", Severity::suggestion);
  EXPECT_EQ(sink->bytes, bytes);
  EXPECT_EQ(sink->levels,
            (std::vector{spdlog::level::err, spdlog::level::warn, spdlog::level::info}));
}

}  // namespace
}  // namespace obelus
