// What must hold of every format: nothing raw reaches a terminal, JSON is JSON, and SARIF passes
// Microsoft's validator where that is installed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "report/finding_json.hpp"
#include "report/sarif.hpp"
#include "sample.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// A file whose every text field is hostile.
std::string hostile_report(std::string_view format) {
  const std::string wreck = "\x1B]0;owned\x07 \u202E\u2066 \x7F \u0085 \xFF\xC0 { } \" \\ ]]> <b>";
  Finding finding = sample::finding(wreck, "spam/link", Severity::error, wreck, 1, 0, "x", 0, 1);
  finding.excerpt =
      "\x01\u202D"
      "abc";
  finding.excerpt_end = 99;
  finding.evidence = {wreck};
  finding.related.push_back({finding.place, wreck});
  finding.fixes.push_back({wreck, false, {{finding.place, wreck}}});
  finding.language = wreck;
  std::string bytes;
  const auto reporter = make_reporter(format, Output::to_string(bytes), sample::options());
  const FileReport report{finding.path, {&finding, 1}, wreck, {}, {}};
  Summary summary;
  summary.add(report);
  reporter->begin({wreck});
  reporter->file(report);
  reporter->end(summary);
  return bytes;
}

class AnyFormat : public testing::TestWithParam<std::string> {};

TEST_P(AnyFormat, HostileFieldsAreEscaped) {
  const std::string bytes = hostile_report(GetParam());
  ASSERT_EQ(utf8::find_ill_formed(bytes), std::string::npos);
  for (std::size_t i = 0; i < bytes.size();) {
    const char32_t c = utf8::decode(bytes, i);
    // The text format isolates right-to-left excerpts itself; this one has none.
    EXPECT_FALSE(c != U'\n' && is_unprintable(c)) << "U+" << std::hex << static_cast<unsigned>(c);
  }
}

std::vector<std::string> formats() { return {report_formats().begin(), report_formats().end()}; }
INSTANTIATE_TEST_SUITE_P(Formats, AnyFormat, testing::ValuesIn(formats()),
                         [](const auto& instance) { return instance.param; });

TEST(Json, ParsesAndCounts) {
  const auto json = nlohmann::json::parse(sample::report("json"));
  EXPECT_EQ(json.at("findings").size(), 3U);
  EXPECT_EQ(json.at("summary").at("files"), 4);
  EXPECT_TRUE(nlohmann::json::accept(hostile_report("json")));
}

TEST(Sarif, HostileFieldsStayJson) { EXPECT_TRUE(nlohmann::json::accept(hostile_report("sarif"))); }

TEST(Json, OtherJsonFormatsParse) {
  for (const char* const format : {"gitlab", "rdjson"}) {
    EXPECT_TRUE(nlohmann::json::accept(sample::report(format))) << format;
    EXPECT_TRUE(nlohmann::json::accept(hostile_report(format))) << format;
  }
}

// Columns of rdjson count bytes, and the sample has wide characters before its places.
TEST(Rdjson, ColumnsCountBytes) {
  const auto json = nlohmann::json::parse(sample::report("rdjson"));
  const auto& range = json.at("diagnostics").at(1).at("location").at("range");
  EXPECT_EQ(range.at("start").at("column"), 15);
  EXPECT_EQ(range.at("end").at("column"), 26);
}

TEST(Json, RunWithoutFiles) {
  std::string bytes;
  const auto reporter = make_reporter("json", Output::to_string(bytes), sample::options());
  reporter->begin({});
  reporter->end({});
  EXPECT_TRUE(nlohmann::json::parse(bytes).at("findings").empty());
}

TEST(Sarif, IndicesPointAtTheirRule) {
  const auto run = nlohmann::json::parse(sample::report("sarif")).at("runs").at(0);
  const auto& rules = run.at("tool").at("driver").at("rules");
  for (const auto& result : run.at("results")) {
    if (!result.contains("ruleIndex")) continue;
    EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    const auto& location = result["locations"][0]["physicalLocation"]["artifactLocation"];
    const auto index = location.at("index").get<std::size_t>();
    EXPECT_EQ(run.at("artifacts").at(index).at("location").at("uri"), location.at("uri"));
  }
  EXPECT_FALSE(run.at("invocations").at(0).at("executionSuccessful").get<bool>());
}

TEST(Sarif, Uris) {
  EXPECT_EQ(sarif::percent_encoded("a b/ü#?.md"), "a%20b/%C3%BC%23%3F.md");
  EXPECT_EQ(sarif::artifact_location("./a//b.md", "/w").at("uri"), "a/b.md");
  EXPECT_EQ(sarif::artifact_location("../b.md", "/w/x").at("uri"), "file:///w/b.md");
  EXPECT_EQ(sarif::artifact_location("/b.md", "").at("uri"), "file:///b.md");
  EXPECT_FALSE(sarif::artifact_location("/b.md", "").contains("uriBaseId"));
  EXPECT_EQ(sarif::artifact_location("c:d.md", "/w").at("uri"), "c%3Ad.md");
}

// OBELUS_SARIF_MULTITOOL names the program of the npm package @microsoft/sarif-multitool. Its rules
// of the format find no error and no warning, and GitHub's nothing at all.
TEST(Sarif, PassesTheValidator) {
  const char* const tool = std::getenv("OBELUS_SARIF_MULTITOOL");
  if (tool == nullptr) GTEST_SKIP() << "OBELUS_SARIF_MULTITOOL is not set";
  namespace fs = std::filesystem;
  const fs::path path = fs::temp_directory_path() / "obelus-validate.sarif";
  const fs::path said = fs::temp_directory_path() / "obelus-validate.txt";
  std::ofstream(path, std::ios::binary) << sample::report("sarif");
  for (const char* const rules :
       {"--rule-kind Sarif --level Error", "--rule-kind Sarif --level Warning",
        "--rule-kind Ghas --level Error", "--rule-kind Ghas --level Warning",
        "--rule-kind Ghas --level Note"}) {
    const std::string command = std::string(tool) + " validate " + path.string() + " " + rules +
                                " > " + said.string() + " 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << rules;
    std::ifstream file(said);
    const std::string output{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(output.find("completed successfully"), std::string::npos) << output;
    for (const char* const level : {": error ", ": warning ", ": note "}) {
      EXPECT_EQ(output.find(level), std::string::npos) << output;
    }
  }
  fs::remove(path);
  fs::remove(said);
}

}  // namespace
}  // namespace obelus
