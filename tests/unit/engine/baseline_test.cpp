// Baselines: what is known, what survives, and files that are none.
#include "engine/baseline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "temporary_folder.hpp"

namespace obelus {
namespace {

Finding finding(std::string rule, std::string fingerprint) {
  Finding result;
  result.rule = std::move(rule);
  result.fingerprint = std::move(fingerprint);
  return result;
}

class BaselineTest : public testing::Test {
 protected:
  // How many of the findings are new.
  static std::size_t unknown(const Baseline& baseline, const std::string& path,
                             std::vector<Finding> findings) {
    std::vector<SuppressedFinding> known;
    const std::size_t all = findings.size();
    baseline.take_known(path, findings, known);
    EXPECT_EQ(findings.size() + known.size(), all);
    for (const SuppressedFinding& each : known) EXPECT_FALSE(each.in_source);
    return findings.size();
  }
  Baseline reloaded(const Baseline& baseline) {
    folder.write("base.json", baseline.to_json());
    return Baseline::load(folder / "base.json");
  }

  TemporaryFolder folder;
};

TEST_F(BaselineTest, KnowsAsManyAsAreListed) {
  folder.write("a.txt");
  Baseline baseline(folder / "base.json");
  const std::vector<Finding> two = {finding("r/a", "1"), finding("r/a", "1")};
  baseline.replace(folder / "a.txt", two, {});
  const Baseline loaded = reloaded(baseline);
  EXPECT_EQ(unknown(loaded, folder / "a.txt", two), 0u);
  std::vector<Finding> three = two;
  three.push_back(two[0]);
  EXPECT_EQ(unknown(loaded, folder / "a.txt", three), 1u);
  EXPECT_EQ(unknown(loaded, folder / "a.txt", {finding("r/b", "1"), finding("r/a", "2")}), 2u);
  EXPECT_EQ(unknown(loaded, folder / "b.txt", two), 2u);
}

TEST_F(BaselineTest, ReadsWellInADiff) {
  folder.write("b \".txt");
  Baseline baseline(folder / "base.json");
  baseline.replace(folder / "b \".txt", std::vector{finding("r/b", "2"), finding("r/a", "9")}, {});
  baseline.replace(folder / "sub/a.txt", std::vector{finding("r/a", "1")}, {});
  EXPECT_EQ(baseline.to_json(),
            "{\n\"version\": 1,\n\"findings\": {\n"
            "\"b \\\".txt\": [\n"
            "  {\"rule\": \"r/a\", \"fingerprint\": \"9\", \"count\": 1},\n"
            "  {\"rule\": \"r/b\", \"fingerprint\": \"2\", \"count\": 1}\n],\n"
            "\"sub/a.txt\": [\n"
            "  {\"rule\": \"r/a\", \"fingerprint\": \"1\", \"count\": 1}\n]\n}\n}\n");
  EXPECT_EQ(reloaded(baseline).to_json(), baseline.to_json());
  EXPECT_EQ(Baseline(folder / "x").to_json(), "{\n\"version\": 1,\n\"findings\": {\n}\n}\n");
}

TEST_F(BaselineTest, ARenamedFileKeepsItsFindings) {
  Baseline baseline(folder / "base.json");
  baseline.replace(folder / "old.txt", std::vector{finding("r/a", "1")}, {});
  folder.write("new.txt");
  Baseline loaded = reloaded(baseline);
  EXPECT_EQ(unknown(loaded, folder / "new.txt", {finding("r/a", "1")}), 0u);
  loaded.drop_missing_files();
  EXPECT_EQ(loaded.to_json(), Baseline(folder / "base.json").to_json());
}

TEST_F(BaselineTest, RefusesWhatIsNone) {
  EXPECT_THROW(Baseline::load(folder / "missing.json"), BaselineError);
  for (const char* const content :
       {"", "x", "[]", "{}", "{\"version\": 2, \"findings\": {}}", "{\"version\": 1}",
        "{\"version\": 1, \"findings\": []}", "{\"version\": 1, \"findings\": {\"a\": {}}}",
        "{\"version\": 1, \"findings\": {\"a\": [1]}}",
        "{\"version\": 1, \"findings\": {\"a\": [{\"rule\": \"r\", \"fingerprint\": \"1\"}]}}",
        "{\"version\": 1, \"findings\": "
        "{\"a\": [{\"rule\": 1, \"fingerprint\": \"1\", \"count\": 1}]}}"}) {
    folder.write("base.json", content);
    EXPECT_THROW(Baseline::load(folder / "base.json"), BaselineError) << content;
  }
}

}  // namespace
}  // namespace obelus
