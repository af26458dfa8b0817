// Which file a name in `extends` means, in which order files are laid over one another, and cycles.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "small_catalogue.hpp"

namespace obelus {
namespace {

using Lines = std::vector<std::string>;

class Extends : public test::WithFolder {
 protected:
  Severity severity(const std::string& file, const std::string& rule = "quotes/unclosed") const {
    const Policy policy = load_policy(path(file), test::kCatalogue);
    const auto found = policy.rules.find(rule);
    return found == policy.rules.end() ? Severity::off : found->second.severity;
  }
};

TEST_F(Extends, PathsAreRelativeToTheFileThatNamesThem) {
  write("a/b/child.yaml", "extends: ../../shared/base.yaml\n");
  write("shared/base.yaml", "extends: deep/er.yaml\n");
  write("shared/deep/er.yaml", "rules: {quotes/unclosed: suggestion}\n");
  EXPECT_EQ(severity("a/b/child.yaml"), Severity::suggestion);
}

TEST_F(Extends, LaterWins) {
  write("one.yaml", "rules: {quotes/unclosed: error, spam/typed: {count: 1, share: 0.1}}\n");
  write("two.yaml", "rules: {quotes/unclosed: warning, spam/typed: {count: 2}}\n");
  write("12.yaml", "extends: [./one.yaml, ./two.yaml]\n");
  write("21.yaml", "extends: [./two.yaml, ./one.yaml]\n");
  write("own.yaml", "rules: {quotes/unclosed: off}\nextends: [./one.yaml, ./two.yaml]\n");
  EXPECT_EQ(severity("12.yaml"), Severity::warning);
  EXPECT_EQ(severity("21.yaml"), Severity::error);
  EXPECT_EQ(severity("own.yaml"), Severity::off);
  const Policy policy = load_policy(path("12.yaml"), test::kCatalogue);
  EXPECT_EQ(policy.rules.at("spam/typed").options.get<long long>("count"), 2);
  EXPECT_EQ(policy.rules.at("spam/typed").options.get<double>("share"), 0.1);
  EXPECT_EQ(policy.files, (Lines{path("one.yaml"), path("two.yaml"), path("12.yaml")}));
}

TEST_F(Extends, AFileIsAppliedOnceWhereItIsFirstNamed) {
  // house.yaml extends core too, which must not undo what newsroom made of core.
  write("house.yaml", "extends: core\nrules: {quotes/unclosed: warning}\n");
  write("top.yaml", "extends: [newsroom, ./house.yaml]\n");
  const Policy policy = load_policy(path("top.yaml"), test::kCatalogue);
  EXPECT_FALSE(policy.rules.at("spam/typed").options.get<bool>("flag"));
  EXPECT_EQ(policy.rules.at("quotes/unclosed").severity, Severity::warning);
  EXPECT_EQ(policy.files, (Lines{"core", "newsroom", path("house.yaml"), path("top.yaml")}));
}

TEST_F(Extends, ManyWaysToOneFileAreNotManyReadings) {
  for (int i = 0; i < 14; ++i) {
    const std::string next = "./" + std::to_string(i + 1) + ".yaml";
    write(std::to_string(i) + ".yaml", "extends: [" + next + ", " + next + ", ././" + next + "]\n");
  }
  write("14.yaml", "rules: {quotes/unclosed: error}\n");
  EXPECT_EQ(load_policy(path("0.yaml"), test::kCatalogue).files.size(), 15U);
}

TEST_F(Extends, Cycles) {
  write("self.yaml", "# me\nextends: [core, ./self.yaml]\n");
  EXPECT_EQ(checked("self.yaml"),
            (Lines{"self.yaml:2:17: a policy that extends itself: self.yaml → self.yaml"}));
  write("a.yaml", "extends: ./b.yaml\n");
  write("b.yaml", "extends:\n  - ./a.yaml\n");
  EXPECT_EQ(checked("a.yaml"),
            (Lines{"b.yaml:2:5: a policy that extends itself: a.yaml → b.yaml → a.yaml"}));
  write("x/c.yaml", "extends: y/../../x/d.yaml\n");
  write("x/d.yaml", "extends: ../x/./c.yaml\n");
  std::filesystem::create_directories(path("x/y"));
  EXPECT_EQ(checked("x/c.yaml"),
            (Lines{"x/d.yaml:1:10: a policy that extends itself: x/c.yaml → x/d.yaml → x/c.yaml"}));
}

TEST_F(Extends, CyclesThroughASymbolicLink) {
  write("real.yaml", "extends: ./link.yaml\n");
  std::filesystem::create_symlink(path("real.yaml"), path("link.yaml"));
  EXPECT_EQ(checked("real.yaml"),
            (Lines{"real.yaml:1:10: a policy that extends itself: real.yaml → real.yaml"}));
}

TEST_F(Extends, Depth) {
  for (int i = 1; i < 20; ++i) {
    write(std::to_string(i) + ".yaml", "extends: ./" + std::to_string(i + 1) + ".yaml\n");
  }
  write("20.yaml", "");
  EXPECT_EQ(checked("1.yaml"),
            (Lines{"16.yaml:1:10: more than 16 policies that extend one another"}));
  EXPECT_TRUE(checked("5.yaml").empty());
}

TEST_F(Extends, NamesThatMeanNothing) {
  write("a.yaml", "extends: [newsrom, house, ./none.yaml, ~, [b]]\n");
  EXPECT_EQ(checked("a.yaml"),
            (Lines{"a.yaml:1:11: unknown policy “newsrom”; did you mean “newsroom”?",
                   "a.yaml:1:20: unknown policy “house”; a file is named with its folder: ./house",
                   "a.yaml:1:27: “none.yaml”: no such file",
                   "a.yaml:1:40: expected the name or path of a policy, not nothing",
                   "a.yaml:1:43: expected the name or path of a policy, not a list"}));
  write("b.yaml", "extends: {core: true}\n");
  EXPECT_EQ(checked("b.yaml"),
            (Lines{"b.yaml:1:10: expected the name or path of a policy or a list "
                   "of them, not a mapping"}));
  write("c.yaml", "extends: .\n");
  EXPECT_EQ(checked("c.yaml"),
            (Lines{"c.yaml:1:10: unknown policy “.”; a file is named with its folder: ./."}));
}

TEST_F(Extends, FaultsOfAllFilesAreTold) {
  write("base.yaml", "rules: {quotes/unclosd: error}\n");
  write("broken.yaml", "a: [\n");
  write("top.yaml", "extends: [./base.yaml, ./broken.yaml]\nrules: {spam/typed: {count: 0}}\n");
  EXPECT_EQ(checked("top.yaml"),
            (Lines{"base.yaml:1:9: unknown rule “quotes/unclosd”; did you mean “quotes/unclosed”?",
                   "broken.yaml:2:1: expected “,” or “]”",
                   "top.yaml:2:29: “count”: expected a whole number from 1 to 10, not “0”"}));
}

TEST_F(Extends, OwnRulesAreInherited) {
  write("base.yaml",
        "rules:\n  house/x: {kind: existence, tokens: [a], severity: error, message: m}\n");
  write("short.yaml", "extends: ./base.yaml\nrules: {house/x: suggestion}\n");
  write("long.yaml", "extends: ./base.yaml\nrules: {house/x: {ignorecase: true}}\n");
  write("again.yaml",
        "extends: ./base.yaml\nrules: {house/x: {kind: substitution, swap: {a: b}}}\n");
  write("wrong.yaml", "extends: ./base.yaml\nrules: {house/x: {swap: {a: b}}, house/y: off}\n");
  EXPECT_EQ(severity("short.yaml", "house/x"), Severity::suggestion);
  const Policy longer = load_policy(path("long.yaml"), test::kCatalogue);
  EXPECT_EQ(longer.rules.at("house/x").severity, Severity::error);
  EXPECT_EQ(longer.rules.at("house/x").options.get<StringList>("tokens"), StringList({"a"}));
  EXPECT_TRUE(longer.rules.at("house/x").options.get<bool>("ignorecase"));
  EXPECT_EQ(longer.rules.at("house/x").defined_in, path("base.yaml"));
  const Policy again = load_policy(path("again.yaml"), test::kCatalogue);
  EXPECT_EQ(again.rules.at("house/x").info, &test::kSubstitution);
  EXPECT_EQ(again.rules.at("house/x").message, "");
  EXPECT_EQ(again.rules.at("house/x").severity, Severity::suggestion);
  EXPECT_EQ(again.rules.at("house/x").defined_in, path("again.yaml"));
  EXPECT_EQ(checked("wrong.yaml"),
            (Lines{"wrong.yaml:2:19: “house/x” has no option “swap”; expected severity, message, "
                   "kind, link, tests, tokens, ignorecase or scope",
                   "wrong.yaml:2:34: unknown rule “house/y”; did you mean “house/x”?"}));
}

TEST_F(Extends, TurnedOffAndOnAgain) {
  write("off.yaml", "extends: core\nrules: {spam/typed: off, quotes/unclosed: off}\n");
  write("on.yaml", "extends: ./off.yaml\nrules: {spam/typed: {share: 1}, quotes/unclosed: {}}\n");
  const Policy policy = load_policy(path("on.yaml"), test::kCatalogue);
  EXPECT_EQ(policy.rules.at("spam/typed").severity, Severity::warning);  // the rule's default
  EXPECT_EQ(policy.rules.at("spam/typed").options.get<long long>("count"), 3);
  EXPECT_EQ(policy.rules.at("quotes/unclosed").severity, Severity::error);
}

TEST_F(Extends, LexiconChangesAddUp) {
  write("base.yaml",
        "lexicons: {hearsay/en: {add: [word has it, some say], remove: reportedly}}\n");
  write("top.yaml",
        "extends: ./base.yaml\n"
        "lexicons: {hearsay/en: {add: [reportedly = 9], remove: [some say]}}\n");
  const Policy policy = load_policy(path("top.yaml"), test::kCatalogue);
  const auto all = lexicons("hearsay", policy.lexicon_changes, test::kFiles);
  std::string terms;
  for (const LexiconTerm& term : all[1].terms) {
    terms += std::string(term.text) + "=" + std::to_string(static_cast<int>(term.weight)) + " ";
  }
  EXPECT_EQ(terms, "it is said=2 word has it=1 reportedly=9 ");
  write("twice.yaml", "extends: ./base.yaml\nlexicons: {hearsay/en: {remove: [reportedly]}}\n");
  EXPECT_EQ(checked("twice.yaml"),
            (Lines{"twice.yaml:2:34: “hearsay/en” has no term “reportedly”"}));
}

TEST_F(Extends, LanguageAndStetAreReplacedKeyByKey) {
  write("base.yaml", "language: ar\nstet: {reason: required, never: [quotes]}\n");
  write("top.yaml", "extends: ./base.yaml\nstet: {never: [spam]}\n");
  const Policy policy = load_policy(path("top.yaml"), test::kCatalogue);
  EXPECT_EQ(policy.language, "ar");
  EXPECT_TRUE(policy.stet.reason_required);
  EXPECT_EQ(policy.stet.never, (Lines{"spam"}));
}

TEST_F(Extends, FromATextInNoFile) {
  write("base.yaml", "rules: {quotes/unclosed: suggestion}\n");
  const Policy policy =
      parse_policy("extends: ./base.yaml\n", path("unsaved.yaml"), test::kCatalogue);
  EXPECT_EQ(policy.rules.at("quotes/unclosed").severity, Severity::suggestion);
}

}  // namespace
}  // namespace obelus
