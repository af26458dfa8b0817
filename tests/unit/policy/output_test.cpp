// The effective policy as YAML, the schema, and the files in the program.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "small_catalogue.hpp"
#include "text/folded_words.hpp"

namespace obelus {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kFull = R"(
extends: newsroom
language: ar
rules:
  quotes/unclosed: off
  spam/typed:
    severity: error
    message: "a \"quoted\" \\ line\nand \u202E another: # 'x'"
    flag: true
    count: 7
    share: 0.1
    title: "true"
    mode: lenient
    allow: [yes, "12", "سلام: عليكم", "- x", "", " y "]
    styles: {ar: «» ‹›}
    weights: {a: 0.3, "b: c": 12}
  house/x:
    kind: existence
    severity: suggestion
    link: https://example.org
    tokens: [exclusive]
    tests: [bad: "Exclusive: x", good: y]
overrides:
  - files: ["opinion/**", "!x"]
    rules:
      attribution/hearsay: off
      spam/typed: {count: 1}
      house/y: {kind: substitution, swap: {a: b}}
lexicons:
  hearsay/en: {add: ['\#x', word has it = 0.25], remove: [reportedly]}
stet: {reason: required, never: [quotes]}
)";

void expect_same(const RuleTable& a, const RuleTable& b) {
  ASSERT_EQ(a.size(), b.size());
  for (const auto& [id, settings] : a) {
    ASSERT_TRUE(b.contains(id)) << id;
    const RuleSettings& other = b.at(id);
    EXPECT_EQ(settings.severity, other.severity) << id;
    EXPECT_EQ(settings.message, other.message) << id;
    EXPECT_EQ(settings.link, other.link) << id;
    EXPECT_EQ(settings.info, other.info) << id;
    EXPECT_EQ(settings.options.values(), other.options.values()) << id;
    EXPECT_EQ(settings.tests.size(), other.tests.size()) << id;
  }
}

TEST(ToYaml, ReadsBackToTheSamePolicy) {
  const Policy policy = test::sound(kFull);
  const std::string text = to_yaml(policy);
  const Policy again = test::sound(text);
  expect_same(policy.rules, again.rules);
  expect_same(policy.off, again.off);
  for (const char* path : {"a.md", "opinion/a.md", "opinion/x"}) {
    expect_same(policy.rules_for(path), again.rules_for(path));
  }
  EXPECT_EQ(policy.language, again.language);
  EXPECT_EQ(policy.stet.reason_required, again.stet.reason_required);
  EXPECT_EQ(policy.stet.never, again.stet.never);
  EXPECT_EQ(policy.lexicon_changes.at("hearsay/en").add,
            again.lexicon_changes.at("hearsay/en").add);
  EXPECT_EQ(policy.lexicon_changes.at("hearsay/en").remove,
            again.lexicon_changes.at("hearsay/en").remove);
  // The first line says where it came from; the rest is a fixed point.
  EXPECT_EQ(text.substr(text.find('\n')), to_yaml(again).substr(to_yaml(again).find('\n')));
}

TEST(ToYaml, SaysWhereItComesFrom) {
  EXPECT_EQ(to_yaml(load_policy("newsroom", test::kCatalogue)),
            "# The effective policy “newsroom”, from core, newsroom.\n"
            "# Options that are not named have their defaults: obelus rules ID.\n"
            "rules:\n"
            "  attribution/hearsay: warning\n"
            "  quotes/unclosed: error\n"
            "  spam/typed:\n"
            "    severity: warning\n"
            "    flag: false\n"
            "    count: 3\n"
            "    allow: [\"one\"]\n");
}

TEST(Schema, IsTheSameEveryTimeAndHasEveryRule) {
  const std::string text = policy_schema(test::kCatalogue);
  EXPECT_EQ(text, policy_schema(test::kCatalogue));
  const Json schema = Json::parse(text);
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(schema["additionalProperties"], false);
  const Json& rules = schema["$defs"]["rules"];
  for (const RuleInfo* rule : test::kRules) {
    const Json& entry = rules["properties"][std::string(rule->id)];
    ASSERT_EQ(entry["oneOf"].size(), 2U) << rule->id;
    EXPECT_EQ(entry["oneOf"][0]["$ref"], "#/$defs/severity");
    EXPECT_EQ(entry["oneOf"][1]["additionalProperties"], false);
    EXPECT_NE(entry["description"].get<std::string>().find(rule->summary), std::string::npos);
  }
  EXPECT_EQ(schema["$defs"]["severity"]["enum"], Json({"error", "warning", "suggestion", "off"}));
}

TEST(Schema, DescribesEveryTypeOfOption) {
  const Json schema = Json::parse(policy_schema(test::kCatalogue));
  const Json& options =
      schema["$defs"]["rules"]["properties"]["spam/typed"]["oneOf"][1]["properties"];
  EXPECT_EQ(options["flag"],
            Json({{"description", "A flag"}, {"type", "boolean"}, {"default", true}}));
  EXPECT_EQ(options["count"]["type"], "integer");
  EXPECT_EQ(options["count"]["minimum"], 1);
  EXPECT_EQ(options["count"]["maximum"], 10);
  EXPECT_EQ(options["count"]["default"], 5);
  EXPECT_EQ(options["share"]["maximum"], 1.0);
  EXPECT_EQ(options["mode"]["enum"], Json({"strict", "lenient"}));
  EXPECT_EQ(options["require"]["default"], Json::array({"author"}));
  EXPECT_EQ(options["require"]["oneOf"][1]["items"]["enum"], Json({"author", "date", "link"}));
  EXPECT_EQ(options["styles"]["properties"].size(), 2U);
  EXPECT_EQ(options["styles"]["additionalProperties"], false);
  EXPECT_EQ(options["weights"]["additionalProperties"]["maximum"], 100.0);
  EXPECT_FALSE(options.contains("kind"));
}

TEST(Schema, OwnRulesHaveTheirKinds) {
  const Json schema = Json::parse(policy_schema(test::kCatalogue));
  const Json& existence = schema["$defs"]["kind-existence"];
  EXPECT_EQ(existence["required"], Json({"kind", "tokens"}));
  EXPECT_EQ(existence["properties"]["kind"]["const"], "existence");
  EXPECT_TRUE(existence["properties"].contains("tests"));
  EXPECT_EQ(schema["$defs"]["own-rule"]["oneOf"].size(), 4U);
  const Json& patterns = schema["$defs"]["rules"]["patternProperties"];
  ASSERT_EQ(patterns.size(), 1U);
  const std::regex pattern(patterns.begin().key());
  EXPECT_TRUE(std::regex_search("house/no-exclusive", pattern));
  EXPECT_TRUE(std::regex_search("quotes/unclosed-too", pattern));
  EXPECT_FALSE(std::regex_search("quotes/unclosed", pattern));
  EXPECT_FALSE(std::regex_search("house", pattern));
}

TEST(Embedded, EveryFileIsInTheProgramToTheByte) {
  const std::filesystem::path root = std::filesystem::path(OBELUS_SOURCE_DIR) / "policies";
  std::size_t on_disk = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string name = entry.path().lexically_relative(root).generic_string();
    const bool list = name.starts_with("lexicons/") && name.ends_with(".txt");
    if (entry.is_regular_file() && (list || name.ends_with(".yaml"))) ++on_disk;
  }
  EXPECT_EQ(embedded_files().size(), on_disk);
  std::string_view previous;
  for (const EmbeddedFile& file : embedded_files()) {
    EXPECT_LT(previous, file.name);
    previous = file.name;
    std::ifstream stream(root / file.name, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(stream)), {});
    EXPECT_EQ(file.content, content) << file.name;
  }
}

TEST(Embedded, EveryLexiconIsCompiledAsItIsWritten) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (!lexicon_name(file.name)) continue;
    const std::vector<WrittenTerm> terms = parse_lexicon(file.content, std::string(file.name));
    ASSERT_EQ(file.terms.size(), terms.size()) << file.name;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const EmbeddedTerm& term = file.terms[i];
      EXPECT_EQ(file.content.substr(term.text, term.text_size), terms[i].text);
      EXPECT_EQ(file.folded.substr(term.folded, term.folded_size), terms[i].folded);
      EXPECT_EQ(term.key, key_of_term(terms[i].folded));
      EXPECT_EQ(term.weight, terms[i].weight);
    }
  }
}

TEST(Embedded, ThePoliciesAreThere) {
  const std::vector<std::string> names = built_in_policies();
  ASSERT_FALSE(names.empty());
  EXPECT_EQ(names.front(), "core");
  for (const char* name : {"newsroom", "content-repository", "strict"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
  }
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.ends_with(".yaml")) continue;
    EXPECT_TRUE(file.content.starts_with("# For ")) << file.name;
    EXPECT_NO_THROW(yaml::parse(file.content)) << file.name;
  }
}

}  // namespace
}  // namespace obelus
