// Three rules, two kinds and a few built-in files of the tests' own, so that the policy floor is
// tested without the rules, policies and lexicons of the program.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"

namespace obelus::test {

inline constexpr std::string_view kRoles[] = {"author", "date", "link"};
inline constexpr std::string_view kModes[] = {"strict", "lenient"};
inline constexpr std::string_view kScopes[] = {"title", "heading", "paragraph"};
inline constexpr std::string_view kLanguages[] = {"ar", "en"};

inline constexpr OptionInfo kEveryType[] = {
    {.name = "flag", .type = OptionType::boolean, .fallback = "true", .summary = "A flag"},
    {.name = "count",
     .type = OptionType::integer,
     .fallback = "5",
     .summary = "A count",
     .minimum = 1,
     .maximum = 10},
    {.name = "share",
     .type = OptionType::number,
     .fallback = "0.5",
     .summary = "A share",
     .maximum = 1},
    {.name = "title", .type = OptionType::string, .fallback = "none", .summary = "A title"},
    {.name = "mode",
     .type = OptionType::choice,
     .fallback = "strict",
     .summary = "A mode",
     .choices = kModes},
    {.name = "allow", .type = OptionType::strings, .summary = "What to allow"},
    {.name = "require",
     .type = OptionType::strings,
     .fallback = "[author]",
     .summary = "What to ask",
     .choices = kRoles},
    {.name = "styles",
     .type = OptionType::string_map,
     .fallback = "{en: “”}",
     .summary = "Marks by language",
     .choices = kLanguages},
    {.name = "weights",
     .type = OptionType::number_map,
     .summary = "Weights by word",
     .maximum = 100},
};
inline constexpr OptionInfo kExistenceOptions[] = {
    {.name = "tokens", .type = OptionType::strings, .summary = "Terms to find", .required = true},
    {.name = "ignorecase", .type = OptionType::boolean, .fallback = "false", .summary = "Case"},
    {.name = "scope", .type = OptionType::strings, .summary = "Where", .choices = kScopes},
};
inline constexpr OptionInfo kSubstitutionOptions[] = {
    {.name = "swap", .type = OptionType::string_map, .summary = "What for what", .required = true},
};

inline constexpr RuleInfo kUnclosed = {.id = "quotes/unclosed",
                                       .summary = "An opened quotation never closes",
                                       .why = "Readers lose track of who speaks.",
                                       .severity = Severity::error};
inline constexpr RuleInfo kTyped = {.id = "spam/typed",
                                    .summary = "Every type of option",
                                    .why = "For the tests.",
                                    .severity = Severity::warning,
                                    .options = kEveryType};
inline constexpr RuleInfo kHearsay = {.id = "attribution/hearsay",
                                      .summary = "Nobody says so",
                                      .why = "For the tests.",
                                      .severity = Severity::suggestion};
inline constexpr RuleInfo kExistence = {.id = "existence",
                                        .summary = "A term occurs",
                                        .why = "",
                                        .severity = Severity::warning,
                                        .options = kExistenceOptions};
inline constexpr RuleInfo kSubstitution = {.id = "substitution",
                                           .summary = "A term has a better one",
                                           .why = "",
                                           .severity = Severity::suggestion,
                                           .options = kSubstitutionOptions};

inline constexpr const RuleInfo* kRules[] = {&kHearsay, &kUnclosed, &kTyped};
inline constexpr const RuleInfo* kKinds[] = {&kExistence, &kSubstitution};
inline constexpr EmbeddedFile kFiles[] = {
    {"core.yaml",
     "rules:\n  quotes/unclosed: error\n  spam/typed: {severity: warning, count: 3, allow: "
     "[one]}\n"},
    {"lexicons/hearsay/ar.txt", "يقال\nيُزعم\n"},
    {"lexicons/hearsay/en.txt", "# bare\nreportedly\nit is said = 2\n"},
    {"lexicons/spam/casino/en.txt", "free spins\n"},
    {"lexicons/spam/streaming/mul.txt", "live stream = 3\n"},
    {"newsroom.yaml",
     "extends: core\nrules:\n  attribution/hearsay: warning\n  spam/typed:\n"
     "    flag: false\n"},
};
inline constexpr Catalogue kCatalogue{kRules, kKinds, kFiles};

// What is wrong with a policy, a fault a line; "" for a sound one.
inline std::string faults(std::string_view text, const std::string& file = "p.yaml") {
  try {
    parse_policy(text, file, kCatalogue);
    return "";
  } catch (const PolicyErrors& errors) {
    return errors.what();
  }
}

inline Policy sound(std::string_view text, const std::string& file = "p.yaml") {
  return parse_policy(text, file, kCatalogue);
}

// A folder of its own for each test, gone with the test.
class WithFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("obelus_") + info->test_suite_name() + "_" + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  // The faults of a file with the folder's own path left out.
  std::vector<std::string> checked(const std::string& name) const {
    std::vector<std::string> lines = check_policy(path(name), kCatalogue);
    const std::string prefix = folder_.string() + "/";
    for (std::string& line : lines) {
      for (std::size_t at = 0; (at = line.find(prefix)) != std::string::npos;) {
        line.erase(at, prefix.size());
      }
    }
    return lines;
  }

  std::filesystem::path folder_;
};

}  // namespace obelus::test
