// Which rules run on which file.
#include <gtest/gtest.h>

#include <string>

#include "small_catalogue.hpp"

namespace obelus {
namespace {

Severity severity(const RuleTable& rules, const std::string& id) {
  const auto found = rules.find(id);
  return found == rules.end() ? Severity::off : found->second.severity;
}

constexpr std::string_view kPolicy = R"(
rules:
  quotes/unclosed: error
  spam/typed: {severity: warning, count: 3, share: 0.25}
overrides:
  - files: ["opinion/**", "!opinion/news/**"]
    rules:
      quotes/unclosed: off
      attribution/hearsay: error
  - files: "*.txt"
    rules:
      spam/typed: {count: 9}
      quotes/unclosed: {message: m}
)";

TEST(Overrides, ByPath) {
  const Policy policy = test::sound(kPolicy);
  EXPECT_EQ(severity(policy.rules_for("news/a.md"), "quotes/unclosed"), Severity::error);
  EXPECT_EQ(severity(policy.rules_for("opinion/a.md"), "quotes/unclosed"), Severity::off);
  EXPECT_EQ(severity(policy.rules_for("opinion/x/a.md"), "attribution/hearsay"), Severity::error);
  EXPECT_EQ(severity(policy.rules_for("news/a.md"), "attribution/hearsay"), Severity::off);
  EXPECT_EQ(severity(policy.rules_for("opinion/news/a.md"), "quotes/unclosed"), Severity::error);
}

TEST(Overrides, AddUpKeyByKey) {
  const Policy policy = test::sound(kPolicy);
  const RuleTable rules = policy.rules_for("opinion/a.txt");
  // Turned off by the first, on again by the second with the rule's own severity.
  EXPECT_EQ(severity(rules, "quotes/unclosed"), Severity::error);
  EXPECT_EQ(rules.at("quotes/unclosed").message, "m");
  EXPECT_EQ(rules.at("spam/typed").options.get<long long>("count"), 9);
  EXPECT_EQ(rules.at("spam/typed").options.get<double>("share"), 0.25);
  EXPECT_EQ(rules.at("spam/typed").severity, Severity::warning);
  EXPECT_EQ(severity(rules, "attribution/hearsay"), Severity::error);
}

TEST(Overrides, TheTwoStepsAreTheSame) {
  const Policy policy = test::sound(kPolicy);
  EXPECT_EQ(policy.overrides_for("news/a.md"), (std::vector<std::size_t>{}));
  EXPECT_EQ(policy.overrides_for("opinion/a.md"), (std::vector<std::size_t>{0}));
  EXPECT_EQ(policy.overrides_for("opinion/a.txt"), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(policy.rules_under({1}).size(), 2U);
  EXPECT_EQ(policy.rules_under({}).size(), policy.rules.size());
}

TEST(Overrides, AbsoluteAndRoundaboutPaths) {
  const Policy policy = test::sound(kPolicy);
  const std::string here = std::filesystem::current_path().string();
  for (const std::string& path : {here + "/opinion/a.md", std::string("./opinion/a.md"),
                                  std::string("x/../opinion/./a.md")}) {
    EXPECT_EQ(policy.overrides_for(path), (std::vector<std::size_t>{0})) << path;
  }
}

TEST(Overrides, AreRelativeToThePolicysFolder) {
  const Policy policy = test::sound(kPolicy, "site/config/../policy.yaml");
  EXPECT_TRUE(policy.overrides_for("opinion/a.md").empty());
  EXPECT_EQ(policy.overrides_for("site/opinion/a.md"), (std::vector<std::size_t>{0}));
  EXPECT_TRUE(policy.overrides_for("a.txt").empty());
  EXPECT_TRUE(policy.overrides_for("../a.txt").empty());
  EXPECT_TRUE(policy.overrides_for("sitetwo/a.txt").empty());
  const Policy above = test::sound(kPolicy, "../policy.yaml");
  const std::string folder = std::filesystem::current_path().filename().string();
  EXPECT_EQ(above.overrides_for("a.txt"), (std::vector<std::size_t>{1}));
  EXPECT_EQ(above.overrides_for("../opinion/a.md"), (std::vector<std::size_t>{0}));
  EXPECT_TRUE(folder == "opinion" || above.overrides_for("opinion/a.md").empty());
}

TEST(Overrides, TurnOnWhatIsOffWithItsOptions) {
  const Policy policy = test::sound(
      "extends: core\nrules: {spam/typed: off}\noverrides:\n  - files: a\n    rules: {spam/typed: "
      "error}\n");
  EXPECT_EQ(policy.rules_for("b").count("spam/typed"), 0U);
  EXPECT_EQ(policy.rules_for("a").at("spam/typed").options.get<long long>("count"), 3);
}

TEST(Overrides, OwnRules) {
  const Policy policy = test::sound(
      "overrides:\n"
      "  - files: a\n"
      "    rules:\n"
      "      house/x: off\n"
      "      house/only-here: {kind: existence, tokens: [t]}\n"
      "rules:\n"
      "  house/x: {kind: existence, tokens: [a]}\n");
  EXPECT_EQ(policy.rules_for("b").count("house/x"), 1U);
  EXPECT_EQ(policy.rules_for("b").count("house/only-here"), 0U);
  EXPECT_EQ(policy.rules_for("a").count("house/x"), 0U);
  EXPECT_EQ(policy.rules_for("a").at("house/only-here").severity, Severity::warning);
}

}  // namespace
}  // namespace obelus
