// What a sound policy comes to: short and long forms, what stays and what is replaced, own rules.
#include "policy/policy.hpp"

#include <gtest/gtest.h>

#include "small_catalogue.hpp"

namespace obelus {
namespace {

using test::sound;

TEST(Policy, EmptyOnesSayNothing) {
  for (const char* text :
       {"", "# nothing\n", "rules:\n", "extends:\noverrides:\nlexicons:\nstet:\n", "{}"}) {
    const Policy policy = sound(text);
    EXPECT_TRUE(policy.rules.empty()) << text;
    EXPECT_TRUE(policy.off.empty()) << text;
  }
}

TEST(Policy, ShortForm) {
  const Policy policy = sound("rules:\n  quotes/unclosed: suggestion\n  spam/typed: off\n");
  ASSERT_EQ(policy.rules.size(), 1U);
  const RuleSettings& unclosed = policy.rules.at("quotes/unclosed");
  EXPECT_EQ(unclosed.severity, Severity::suggestion);
  EXPECT_EQ(unclosed.info, &test::kUnclosed);
  EXPECT_EQ(unclosed.id, "quotes/unclosed");
  EXPECT_EQ(unclosed.where, (Position{2, 3}));
  EXPECT_EQ(policy.off.count("spam/typed"), 1U);
}

TEST(Policy, LongForm) {
  const Policy policy = sound(
      "rules:\n  spam/typed:\n    severity: error\n    message: 'no {match}'\n    count: 2\n");
  const RuleSettings& typed = policy.rules.at("spam/typed");
  EXPECT_EQ(typed.severity, Severity::error);
  EXPECT_EQ(typed.message, "no {match}");
  EXPECT_EQ(typed.options.get<long long>("count"), 2);
  EXPECT_EQ(typed.options.get<double>("share"), 0.5);
  EXPECT_TRUE(typed.options.given("count"));
  EXPECT_FALSE(typed.options.given("share"));
}

TEST(Policy, LongFormWithoutSeverityTakesTheRulesOwn) {
  EXPECT_EQ(sound("rules: {spam/typed: {count: 2}}").rules.at("spam/typed").severity,
            Severity::warning);
  EXPECT_EQ(sound("rules: {quotes/unclosed: {}}").rules.at("quotes/unclosed").severity,
            Severity::error);
}

TEST(Policy, BuiltInNamesAreLoaded) {
  const Policy policy = load_policy("newsroom", test::kCatalogue);
  EXPECT_EQ(policy.name, "newsroom");
  EXPECT_EQ(policy.files, (std::vector<std::string>{"core", "newsroom"}));
  EXPECT_EQ(policy.rules.at("attribution/hearsay").severity, Severity::warning);
  const RuleSettings& typed = policy.rules.at("spam/typed");
  EXPECT_EQ(typed.severity, Severity::warning);
  EXPECT_EQ(typed.options.get<long long>("count"), 3);
  EXPECT_FALSE(typed.options.get<bool>("flag"));
}

TEST(Policy, OptionsMergeKeyByKey) {
  const Policy policy =
      sound("extends: core\nrules:\n  spam/typed:\n    share: 0.1\n    allow: [two]\n");
  const Options& options = policy.rules.at("spam/typed").options;
  EXPECT_EQ(options.get<long long>("count"), 3);
  EXPECT_EQ(options.get<double>("share"), 0.1);
  EXPECT_EQ(options.get<StringList>("allow"), StringList({"two"}));  // replaced, not joined
}

TEST(Policy, ShortFormKeepsEarlierOptions) {
  const Policy policy = sound("extends: core\nrules: {spam/typed: error}\n");
  EXPECT_EQ(policy.rules.at("spam/typed").severity, Severity::error);
  EXPECT_EQ(policy.rules.at("spam/typed").options.get<long long>("count"), 3);
}

TEST(Policy, LongFormKeepsEarlierSeverity) {
  const Policy policy = sound("extends: core\nrules: {quotes/unclosed: {message: m}}\n");
  EXPECT_EQ(policy.rules.at("quotes/unclosed").severity, Severity::error);
  EXPECT_EQ(policy.rules.at("quotes/unclosed").message, "m");
}

TEST(Policy, OffIsRememberedForOverrides) {
  const Policy policy = sound("extends: core\nrules: {spam/typed: off}\n");
  EXPECT_EQ(policy.rules.count("spam/typed"), 0U);
  EXPECT_EQ(policy.off.at("spam/typed").options.get<long long>("count"), 3);
}

TEST(Policy, OwnRules) {
  const Policy policy = sound(
      "rules:\n"
      "  house/no-exclusive:\n"
      "    kind: existence\n"
      "    severity: suggestion\n"
      "    message: '“{match}” tells the reader nothing'\n"
      "    link: https://example.org/style\n"
      "    tokens: [exclusive, حصري]\n"
      "    scope: [title, heading]\n"
      "    tests:\n"
      "      - bad: 'Exclusive: minister resigns'\n"
      "      - good: Minister resigns\n",
      "house.yaml");
  const RuleSettings& own = policy.rules.at("house/no-exclusive");
  EXPECT_EQ(own.info, &test::kExistence);
  EXPECT_EQ(own.severity, Severity::suggestion);
  EXPECT_EQ(own.message, "“{match}” tells the reader nothing");
  EXPECT_EQ(own.link, "https://example.org/style");
  EXPECT_EQ(own.defined_in, "house.yaml");
  EXPECT_EQ(own.where, (Position{2, 3}));
  EXPECT_EQ(own.options.get<StringList>("tokens"), StringList({"exclusive", "حصري"}));
  EXPECT_EQ(own.options.get<StringList>("scope"), StringList({"title", "heading"}));
  ASSERT_EQ(own.tests.size(), 2U);
  EXPECT_TRUE(own.tests[0].bad);
  EXPECT_EQ(own.tests[0].text, "Exclusive: minister resigns");
  EXPECT_EQ(own.tests[0].where, (Position{10, 9}));
  EXPECT_FALSE(own.tests[1].bad);
}

TEST(Policy, OwnRulesTakeTheSeverityOfTheirKind) {
  const Policy policy = sound("rules: {house/a: {kind: substitution, swap: {a: b}}}");
  EXPECT_EQ(policy.rules.at("house/a").severity, Severity::suggestion);
  EXPECT_EQ(policy.rules.at("house/a").options.get<StringMap>("swap"), (StringMap{{"a", "b"}}));
}

TEST(Policy, LanguageLexiconsAndStet) {
  const Policy policy = sound(
      "language: zh-Hant-TW\n"
      "lexicons:\n"
      "  hearsay/en: {add: [word has it = 2, '\\#x'], remove: [reportedly]}\n"
      "  hearsay/de: {add: angeblich}\n"
      "stet: {reason: required, never: [spam/typed, quotes]}\n");
  EXPECT_EQ(policy.language, "zh-Hant-TW");
  const LexiconChange& change = policy.lexicon_changes.at("hearsay/en");
  EXPECT_EQ(change.add,
            (std::vector<WrittenTerm>{WrittenTerm("word has it", 2), WrittenTerm("#x")}));
  EXPECT_EQ(change.remove, (std::vector<std::string>{"reportedly"}));
  EXPECT_EQ(policy.lexicon_changes.at("hearsay/de").add,
            (std::vector<WrittenTerm>{WrittenTerm("angeblich")}));
  EXPECT_TRUE(policy.stet.reason_required);
  EXPECT_EQ(policy.stet.never, (std::vector<std::string>{"spam/typed", "quotes"}));
}

TEST(Policy, CatalogueFindsByIdAndName) {
  EXPECT_EQ(test::kCatalogue.rule("spam/typed"), &test::kTyped);
  EXPECT_EQ(test::kCatalogue.rule("existence"), nullptr);
  EXPECT_EQ(test::kCatalogue.kind("existence"), &test::kExistence);
  EXPECT_EQ(test::kCatalogue.kind("spam/typed"), nullptr);
}

TEST(Policy, CoreIsNamedFirst) {
  constexpr EmbeddedFile kUnordered[] = {
      {"alpha.yaml", ""}, {"core.yaml", ""}, {"lexicons/a/en.txt", ""}, {"strict.yaml", ""}};
  EXPECT_EQ(built_in_policies(kUnordered), (std::vector<std::string>{"core", "alpha", "strict"}));
}

using PolicyFolder = test::WithFolder;

TEST_F(PolicyFolder, FindPolicyWalksUp) {
  write("a/.obelus.yaml", "");
  write("a/b/c/text.md", "");
  const auto found = find_policy(path("a/b/c"));
  ASSERT_TRUE(found);
  EXPECT_TRUE(std::filesystem::equivalent(*found, path("a/.obelus.yaml")));
  EXPECT_EQ(find_policy(path("a/b/c/")), found);
  EXPECT_EQ(find_policy(path("a")), found);
  write("a/b/.obelus.yaml", "");
  EXPECT_EQ(find_policy(path("a/b/c")), path("a/b/.obelus.yaml"));
  std::filesystem::create_directories(path("a/b/c/.obelus.yaml"));  // a folder is no policy
  EXPECT_EQ(find_policy(path("a/b/c")), path("a/b/.obelus.yaml"));
}

}  // namespace
}  // namespace obelus
