// What every rule shows of itself is true: its bad example yields a finding of it, its good
// example none. Users read both in `obelus rules` and in SARIF.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/linter.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

Format format_from(std::string_view name) {
  if (name == "markdown") return Format::markdown;
  return name == "html" ? Format::html : Format::text;
}

std::vector<Finding> findings(const RuleInfo& info, const Example& example) {
  const std::string id(info.id);
  const Linter linter(parse_policy("rules: {" + id + ": " + std::string(name(info.severity)) + "}",
                                   "example.yaml", catalogue()));
  DocumentOptions options;
  options.format = format_from(example.format);
  options.language = example.language;
  Document document;
  read_document(example.text, options, document);
  WorkerScratch scratch;
  std::vector<Finding> all = linter.check(document, "example", scratch);
  std::erase_if(all, [&](const Finding& finding) { return finding.rule != id; });
  return all;
}

class RuleExamples : public testing::TestWithParam<const RuleDefinition*> {};

TEST_P(RuleExamples, BadIsFlagged) {
  const RuleInfo& info = GetParam()->info;
  EXPECT_FALSE(findings(info, info.bad).empty()) << info.id << " finds nothing in its bad example";
}

TEST_P(RuleExamples, GoodIsNot) {
  const RuleInfo& info = GetParam()->info;
  ASSERT_FALSE(info.good.text.empty()) << info.id;
  for (const Finding& finding : findings(info, info.good)) {
    ADD_FAILURE() << info.id << " flags its good example: " << finding.message;
  }
}

TEST_P(RuleExamples, SaysWhatItIs) {
  const RuleInfo& info = GetParam()->info;
  EXPECT_FALSE(info.summary.empty());
  EXPECT_FALSE(info.why.empty());
  EXPECT_NE(info.severity, Severity::off);
  for (const OptionInfo& option : info.options) EXPECT_FALSE(option.summary.empty()) << option.name;
}

INSTANTIATE_TEST_SUITE_P(Table, RuleExamples,
                         testing::ValuesIn(rule_table().begin(), rule_table().end()),
                         [](const auto& instance) {
                           std::string id(instance.param->info.id);
                           std::replace_if(
                               id.begin(), id.end(), [](char c) { return c == '/' || c == '-'; },
                               '_');
                           return id;
                         });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RuleExamples);

}  // namespace
}  // namespace obelus
