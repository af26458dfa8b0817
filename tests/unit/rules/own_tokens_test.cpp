// The tokens of a policy's own rules: which literals gate a pattern, and what happens to patterns
// that do not compile or never end.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/own_tokens.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

using Strings = std::vector<std::string>;

TEST(RequiredLiterals, AreWhatEveryMatchHolds) {
  EXPECT_EQ(required_literals("(?:really|utterly) so"), Strings({"really", "utterly"}));
  EXPECT_EQ(required_literals("shock(?:ing|er)"), Strings({"shock"}));
  EXPECT_EQ(required_literals("\\b(?:colou?r)\\b"), Strings({"colo"}));
  EXPECT_EQ(required_literals("foo|barn|quux"), Strings({"foo", "barn", "quux"}));
  EXPECT_EQ(required_literals("[Cc]lick here"), Strings({"lick here"}));
  EXPECT_EQ(required_literals("a{3}bcd"), Strings({"bcd"}));
  EXPECT_EQ(required_literals("(?<year>\\d{4}) election"), Strings({"election"}));
  EXPECT_EQ(required_literals("و?بالتالي"), Strings({"بالتالي"}));
}

TEST(RequiredLiterals, AreNoneWhereNoneIsRequired) {
  for (const std::string_view pattern :
       {"(?:abc)?", "(?:abc)*x", "abc|[0-9]+", "\\d+", "(?!abc)", "(?<=abc)", "ab", "\\Qabc\\E",
        "(?x) a b c d", "(?:abc){0,2}", "abc|", "ـــــ", "(abc", "[abc"}) {
    EXPECT_TRUE(required_literals(pattern).empty()) << pattern;
  }
}

// A policy's own rule over one text.
class OwnRule {
 public:
  OwnRule(std::string_view kind, Options options) {
    const RuleDefinition* const definition = find_kind(kind);
    settings_.info = &definition->info;
    settings_.id = "house/test";
    settings_.options = Options(definition->info.options);
    settings_.options.merge(options);
    rule_ = definition->make({settings_, changes_, builder_, shared_});
    matcher_ = builder_.build();
  }

  std::vector<Report> reports(const std::string& text) const {
    struct Collector : Context {
      void report(Report report) override { all.push_back(std::move(report)); }
      std::vector<Report> all;
    };
    Document document;
    read_document(text, {}, document);
    Scratch scratch;
    const Article article(document, matcher_, scratch);
    Collector collector;
    rule_->check(article, collector);
    return std::move(collector.all);
  }

 private:
  RuleSettings settings_;
  std::map<std::string, LexiconChange> changes_;
  TermMatcherBuilder builder_;
  SharedParts shared_;
  TermMatcher matcher_;
  std::unique_ptr<Rule> rule_;
};

Options with(std::string_view kind, std::string_view option, const std::string& yaml) {
  Options options;
  for (const OptionInfo& info : find_kind(kind)->info.options) {
    if (info.name == option) options.set(info, yaml::parse(yaml));
  }
  return options;
}

TEST(OwnRules, SayWhichPatternDoesNotCompile) {
  try {
    const OwnRule rule("existence", with("existence", "tokens", "['sound', 'bro(ken']"));
    FAIL() << "it compiled";
  } catch (const RuleSetupError& error) {
    EXPECT_NE(std::string(error.what()).find("“bro(ken”"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("parenthes"), std::string::npos) << error.what();
  }
}

TEST(OwnRules, NeedSomethingToLookFor) {
  EXPECT_THROW(OwnRule("existence", {}), RuleSetupError);
  EXPECT_THROW(OwnRule("substitution", {}), RuleSetupError);
  EXPECT_THROW(OwnRule("metadata", {}), RuleSetupError);
}

TEST(OwnRules, NameThePatternThatTakesTooLong) {
  const OwnRule rule("existence", with("existence", "tokens", "['(?:a|aa)+b(?:a|aa)+c']"));
  const std::string text = std::string(60, 'a') + "b" + std::string(60, 'a') + "\n";
  try {
    rule.reports(text);
    FAIL() << "it came to an end";
  } catch (const RegexError& error) {
    EXPECT_NE(std::string(error.what()).find("house/test"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("too long"), std::string::npos) << error.what();
  }
}

TEST(OwnRules, ReportTheLongestOfOverlappingTokens) {
  const OwnRule rule("existence",
                     with("existence", "tokens", "[economic, economic zone, 'zone of \\w+']"));
  const std::vector<Report> reports = rule.reports("An economic zone of peace.\n");
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].message, "“economic zone” should not stand here");
}

TEST(OwnRules, OfferAFixForEveryChoice) {
  const OwnRule rule("substitution", with("substitution", "swap", "{utilise: use|employ}"));
  const std::vector<Report> reports = rule.reports("Utilise it.\n");
  ASSERT_EQ(reports.size(), 1U);
  ASSERT_EQ(reports[0].fixes.size(), 2U);
  EXPECT_EQ(reports[0].fixes[0].edits[0].text, "Use");
  EXPECT_EQ(reports[0].fixes[1].edits[0].text, "Employ");
  EXPECT_FALSE(reports[0].fixes[0].safe);
}

}  // namespace
}  // namespace obelus
