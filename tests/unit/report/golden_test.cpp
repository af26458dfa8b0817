// Every format byte for byte: tests/report/golden.* hold what the sample comes to.
// OBELUS_UPDATE_GOLDEN=1 rewrites them; read the difference before committing it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "sample.hpp"

namespace obelus {
namespace {

std::string golden_path(const std::string& name) {
  return std::string(OBELUS_SOURCE_DIR) + "/tests/report/golden." + name;
}

void expect_golden(const std::string& name, const std::string& actual) {
  if (std::getenv("OBELUS_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden_path(name), std::ios::binary) << actual;
  }
  std::ifstream file(golden_path(name), std::ios::binary);
  ASSERT_TRUE(file) << golden_path(name);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(expected, actual);
}

class GoldenReport : public testing::TestWithParam<std::string> {};

TEST_P(GoldenReport, IsByteExact) { expect_golden(GetParam(), sample::report(GetParam())); }

std::vector<std::string> formats() { return {report_formats().begin(), report_formats().end()}; }
INSTANTIATE_TEST_SUITE_P(Formats, GoldenReport, testing::ValuesIn(formats()),
                         [](const auto& instance) { return instance.param; });

TEST(GoldenText, ColourAndStatistics) {
  ReporterOptions options = sample::options();
  options.color = true;
  options.statistics = true;
  expect_golden("text.color", sample::report("text", options));
}

TEST(GoldenText, Explanations) {
  ReporterOptions options = sample::options();
  options.explain = true;
  expect_golden("text.explain", sample::report("text", options));
}

TEST(GoldenText, NarrowTerminal) {
  ReporterOptions options = sample::options();
  options.columns = 64;
  expect_golden("text.narrow", sample::report("text", options));
}

TEST(GoldenText, MinimumSeverity) {
  ReporterOptions options = sample::options();
  options.min_severity = Severity::error;
  expect_golden("text.errors", sample::report("text", options));
}

}  // namespace
}  // namespace obelus
