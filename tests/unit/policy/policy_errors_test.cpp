// Every way in which a policy can be wrong: where it says so and in which words.
#include <gtest/gtest.h>

#include <string>

#include "small_catalogue.hpp"

namespace obelus {
namespace {

using test::faults;

TEST(PolicyErrors, NotAPolicyAtAll) {
  EXPECT_EQ(faults("[a, b]"),
            "p.yaml:1:1: expected a mapping: a policy has extends, language, rules, overrides, "
            "lexicons, stet and gate, not a list");
  EXPECT_EQ(faults("core"),
            "p.yaml:1:1: expected a mapping: a policy has extends, language, rules, overrides, "
            "lexicons, stet and gate, not “core”");
  EXPECT_EQ(faults("a: &x b\n"), "p.yaml:1:4: anchors are not supported");
  EXPECT_EQ(faults("rules:\n  quotes/unclosed: error\n  quotes/unclosed: off\n"),
            "p.yaml:3:3: the key “quotes/unclosed” is already on line 2");
}

TEST(PolicyErrors, UnknownKeys) {
  EXPECT_EQ(faults("rule: {}"), "p.yaml:1:1: unknown key “rule”; did you mean “rules”?");
  EXPECT_EQ(faults("x: 1"),
            "p.yaml:1:1: unknown key “x”; expected extends, language, rules, overrides, lexicons, "
            "stet or gate");
}

TEST(PolicyErrors, Rules) {
  EXPECT_EQ(faults("rules: [quotes/unclosed]"),
            "p.yaml:1:8: expected a mapping of rules, not a list");
  EXPECT_EQ(faults("rules:\n  quotes/unclosd: error\n"),
            "p.yaml:2:3: unknown rule “quotes/unclosd”; did you mean “quotes/unclosed”?");
  EXPECT_EQ(faults("rules:\n  unclosed: error\n"),
            "p.yaml:2:3: unknown rule “unclosed”; did you mean “quotes/unclosed”?");
  EXPECT_EQ(faults("rules:\n  house/x: error\n"),
            "p.yaml:2:3: unknown rule “house/x”; a rule of one's own needs a kind");
}

TEST(PolicyErrors, Severities) {
  EXPECT_EQ(faults("rules: {quotes/unclosed: eror}"),
            "p.yaml:1:26: expected error, warning, suggestion or off, or a mapping, not “eror”; "
            "did you mean “error”?");
  EXPECT_EQ(faults("rules: {quotes/unclosed: fatal}"),
            "p.yaml:1:26: expected error, warning, suggestion or off, or a mapping, not “fatal”");
  EXPECT_EQ(faults("rules: {quotes/unclosed: [error]}"),
            "p.yaml:1:26: expected error, warning, suggestion or off, or a mapping, not a list");
  EXPECT_EQ(faults("rules:\n  quotes/unclosed:\n  spam/typed: off\n"),
            "p.yaml:2:3: expected error, warning, suggestion or off, or a mapping, not nothing");
  EXPECT_EQ(faults("rules: {quotes/unclosed: {severity: warn}}"),
            "p.yaml:1:37: expected error, warning, suggestion or off, not “warn”; did you mean "
            "“warning”?");
}

TEST(PolicyErrors, Options) {
  EXPECT_EQ(faults("rules:\n  spam/typed:\n    cuont: 2\n"),
            "p.yaml:3:5: “spam/typed” has no option “cuont”; did you mean “count”?");
  EXPECT_EQ(faults("rules:\n  quotes/unclosed:\n    link: x\n"),
            "p.yaml:3:5: “quotes/unclosed” has no option “link”; expected severity or message");
  EXPECT_EQ(faults("rules:\n  spam/typed:\n    count: 11\n"),
            "p.yaml:3:12: “count”: expected a whole number from 1 to 10, not “11”");
  EXPECT_EQ(faults("rules:\n  spam/typed:\n    message: [a]\n"),
            "p.yaml:3:14: expected a text, not a list");
  EXPECT_EQ(faults("rules:\n  spam/typed:\n    allow:\n      - a\n      - [b]\n"),
            "p.yaml:5:9: “allow”: expected a string, not a list");
}

TEST(PolicyErrors, OwnRules) {
  EXPECT_EQ(faults("rules:\n  house/x:\n    kind: existance\n"),
            "p.yaml:3:11: unknown kind; expected one of existence, substitution, not “existance”; "
            "did you mean “existence”?");
  EXPECT_EQ(faults("rules:\n  house/x:\n    kind: [existence]\n"),
            "p.yaml:3:11: unknown kind; expected one of existence, substitution, not a list");
  EXPECT_EQ(faults("rules:\n  house/x:\n    kind: existence\n"),
            "p.yaml:2:3: a rule of kind existence needs “tokens”");
  EXPECT_EQ(faults("rules:\n  house/x:\n    tokens: [a]\n"),
            "p.yaml:2:3: unknown rule “house/x”; a rule of one's own needs a kind");
  EXPECT_EQ(faults("rules:\n  exclusive: {kind: existence, tokens: a}\n"),
            "p.yaml:2:3: expected family/name in lower case, such as house/no-exclusive, not "
            "“exclusive”");
  EXPECT_EQ(faults("rules:\n  House/X: {kind: existence, tokens: a}\n"),
            "p.yaml:2:3: expected family/name in lower case, such as house/no-exclusive, not "
            "“House/X”");
  EXPECT_EQ(faults("rules:\n  quotes/unclosed: {kind: existence, tokens: a}\n"),
            "p.yaml:2:27: “quotes/unclosed” is built in; a rule of one's own needs another name");
  EXPECT_EQ(faults("rules:\n  house/x: {kind: existence, tokens: a, token: b}\n"),
            "p.yaml:2:41: “house/x” has no option “token”; did you mean “tokens”?");
  EXPECT_EQ(faults("rules:\n  house/x: {kind: existence, tokens: a, zzz: b}\n"),
            "p.yaml:2:41: “house/x” has no option “zzz”; expected severity, message, kind, link, "
            "tests, tokens, ignorecase or scope");
  EXPECT_EQ(faults("rules:\n  house/x: {kind: existence, tokens: a, scope: titel}\n"),
            "p.yaml:2:48: “scope”: expected title, heading or paragraph, not “titel”; did you mean "
            "“title”?");
}

TEST(PolicyErrors, OneFaultForARuleWhoseDefinitionIsAtFault) {
  EXPECT_EQ(faults("rules:\n  house/x: {kind: no}\noverrides:\n  - files: a\n    rules: {house/x: "
                   "off}\n"),
            "p.yaml:2:19: unknown kind; expected one of existence, substitution, not “no”");
}

TEST(PolicyErrors, Tests) {
  const auto with = [](const std::string& tests) {
    return faults("rules:\n  house/x:\n    kind: existence\n    tokens: a\n    tests: " + tests);
  };
  EXPECT_EQ(with("a"), "p.yaml:5:12: expected a list of tests, not “a”");
  EXPECT_EQ(with("[a]"), "p.yaml:5:13: expected “bad: text” or “good: text”, not “a”");
  EXPECT_EQ(with("[ugly: a]"), "p.yaml:5:13: expected “bad: text” or “good: text” alone");
  EXPECT_EQ(with("[{bad: a, good: b}]"), "p.yaml:5:13: expected “bad: text” or “good: text” alone");
  EXPECT_EQ(with("[bad: [a]]"), "p.yaml:5:18: expected a text, not a list");
  EXPECT_EQ(with(""), "");
}

TEST(PolicyErrors, Languages) {
  for (const char* text :
       {"english language", "e", "en-", "-en", "en_GB", "123", "[en]", "", "abcdefghi", "عربي"}) {
    EXPECT_TRUE(faults("language: " + std::string(text)).starts_with("p.yaml:1:") &&
                faults("language: " + std::string(text))
                        .find("expected a language tag such as ar or en-GB, not ") !=
                    std::string::npos)
        << text;
  }
  EXPECT_EQ(faults("language: en_GB"),
            "p.yaml:1:11: expected a language tag such as ar or en-GB, not “en_GB”");
  for (const char* text : {"ar", "en-GB", "sr-Latn-RS", "de-CH-1996", "mul"}) {
    EXPECT_EQ(faults("language: " + std::string(text)), "") << text;
  }
}

TEST(PolicyErrors, Overrides) {
  EXPECT_EQ(faults("overrides: {files: a}"),
            "p.yaml:1:12: expected a list of overrides, not a mapping");
  EXPECT_EQ(faults("overrides: [a]"),
            "p.yaml:1:13: expected a mapping with files, rules and gate, not “a”");
  EXPECT_EQ(faults("overrides:\n  - rules: {}\n"), "p.yaml:2:5: an override needs “files”");
  EXPECT_EQ(faults("overrides:\n  - files: a\n"),
            "p.yaml:2:5: an override needs “rules” or “gate”");
  EXPECT_EQ(faults("overrides:\n  - files: [[a]]\n    rules: {}\n"),
            "p.yaml:2:13: expected a path pattern, not a list");
  EXPECT_EQ(faults("overrides:\n  - file: a\n    files: b\n    rules: {}\n"),
            "p.yaml:2:5: unknown key “file”; did you mean “files”?");
  EXPECT_EQ(faults("overrides:\n  - files: b\n    rules: {x/y: off}\n"),
            "p.yaml:3:13: unknown rule “x/y”; a rule of one's own needs a kind");
}

TEST(PolicyErrors, Lexicons) {
  EXPECT_EQ(faults("lexicons: [a]"), "p.yaml:1:11: expected a mapping of lexicons, not a list");
  EXPECT_EQ(faults("lexicons: {hearsy/en: {add: a}}"),
            "p.yaml:1:12: unknown lexicon “hearsy/en”; did you mean “hearsay/en”?");
  EXPECT_EQ(faults("lexicons: {weather/en: {add: a}}"),
            "p.yaml:1:12: unknown lexicon “weather/en”; expected subject/language");
  EXPECT_EQ(faults("lexicons: {hearsay: {add: a}}"),
            "p.yaml:1:12: unknown lexicon “hearsay”; did you mean “hearsay/ar”?");
  EXPECT_EQ(faults("lexicons: {hearsay/en: [a]}"),
            "p.yaml:1:24: expected a mapping with add and remove, not a list");
  EXPECT_EQ(faults("lexicons: {hearsay/en: {ad: [a]}}"),
            "p.yaml:1:25: unknown key “ad”; did you mean “add”?");
  EXPECT_EQ(faults("lexicons: {hearsay/en: {add: [{a: b}]}}"),
            "p.yaml:1:31: expected a term, not a mapping");
  EXPECT_EQ(faults("lexicons: {hearsay/en: {add: [a = b]}}"),
            "p.yaml:1:31: expected a number as the weight, not “b”");
  EXPECT_EQ(faults("lexicons: {hearsay/en: {add: ['']}}"), "p.yaml:1:31: expected a term");
  EXPECT_EQ(faults("lexicons: {hearsay/en: {remove: [reportidly]}}"),
            "p.yaml:1:34: “hearsay/en” has no term “reportidly”; did you mean “reportedly”?");
}

TEST(PolicyErrors, Stet) {
  EXPECT_EQ(faults("stet: required"),
            "p.yaml:1:7: expected a mapping with reason and never, not “required”");
  EXPECT_EQ(faults("stet: {reason: yes}"), "p.yaml:1:16: expected required or optional, not “yes”");
  EXPECT_EQ(faults("stet: {never: [quote]}"),
            "p.yaml:1:16: unknown rule or family “quote”; did you mean “quotes”?");
  EXPECT_EQ(faults("stet: {never: [spam/tiped]}"),
            "p.yaml:1:16: unknown rule or family “spam/tiped”; did you mean “spam/typed”?");
  EXPECT_EQ(faults("stet: {reasons: required}"),
            "p.yaml:1:8: unknown key “reasons”; did you mean “reason”?");
}

TEST(PolicyErrors, AllFaultsInOrder) {
  EXPECT_EQ(faults("overrides:\n  - files: a\n    rules: {spam/tipped: off}\nlanguage: en_GB\n"
                   "rules:\n  spam/typed: {count: 0, flag: maybe}\n  quotes/unclosed: bad\n"),
            "p.yaml:3:13: unknown rule “spam/tipped”; did you mean “spam/typed”?\n"
            "p.yaml:4:11: expected a language tag such as ar or en-GB, not “en_GB”\n"
            "p.yaml:6:23: “count”: expected a whole number from 1 to 10, not “0”\n"
            "p.yaml:6:32: “flag”: expected true or false, not “maybe”\n"
            "p.yaml:7:20: expected error, warning, suggestion or off, or a mapping, not “bad”");
}

TEST(PolicyErrors, ColumnsAfterArabicText) {
  EXPECT_EQ(faults("rules: {house/x: {kind: existence, tokens: [حصري, خاص], scope: كل}}"),
            "p.yaml:1:64: “scope”: expected title, heading or paragraph, not “كل”");
}

TEST(PolicyErrors, NothingUnprintableGetsOut) {
  const std::string line = faults("rules: {\"x\\ny\\e[31m\\u202E\": error}", "a\nb.yaml");
  EXPECT_EQ(line.find('\n'), std::string::npos) << line;
  EXPECT_EQ(line.find('\x1B'), std::string::npos) << line;
  EXPECT_EQ(line.find("\u202E"), std::string::npos) << line;
}

TEST(PolicyErrors, AreOneLineEach) {
  try {
    test::sound("x: 1\ny: 2\n");
    FAIL();
  } catch (const PolicyErrors& errors) {
    EXPECT_EQ(errors.faults().size(), 2U);
  }
}

using PolicyFiles = test::WithFolder;

TEST_F(PolicyFiles, FilesThatAreNone) {
  EXPECT_EQ(checked("none.yaml"), (std::vector<std::string>{"none.yaml: no such file"}));
  std::filesystem::create_directories(path("folder.yaml"));
  EXPECT_EQ(checked("folder.yaml"),
            (std::vector<std::string>{"folder.yaml: a folder, not a policy file"}));
  write("large.yaml", std::string((1U << 20) + 1, '#'));
  EXPECT_EQ(checked("large.yaml"), (std::vector<std::string>{"large.yaml:1:1: larger than 1 MiB"}));
  EXPECT_EQ(check_policy("newsrom", test::kCatalogue),
            (std::vector<std::string>{"newsrom: no such file; did you mean “newsroom”?"}));
  EXPECT_THROW(load_policy(path("none.yaml"), test::kCatalogue), PolicyErrors);
}

TEST_F(PolicyFiles, SoundOnesHaveNoFaults) {
  write("a.yaml", "extends: core\n");
  EXPECT_TRUE(checked("a.yaml").empty());
  EXPECT_TRUE(check_policy("newsroom", test::kCatalogue).empty());
}

}  // namespace
}  // namespace obelus
