// What a rule says of itself. `obelus rules`, SARIF, the HTML report, the policy schema and the
// docs all read it, so a rule is described once, beside its code.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "policy/severity.hpp"

namespace obelus {

enum class OptionType : std::uint8_t {
  boolean,
  integer,
  number,
  string,
  choice,      // a string out of `choices`
  strings,     // a list of strings; a single string is read as a list of one
  string_map,  // a mapping of strings to strings
  number_map,  // a mapping of strings to numbers
};

// One key that the long form of a rule takes besides severity and message. (Every member of these
// structs has an initialiser, so that a rule names only those that it sets.)
struct OptionInfo {
  std::string_view name{};
  OptionType type = OptionType::string;
  std::string_view fallback{};  // the default, as YAML: "5", "[a, b]", "" for none
  std::string_view summary{};   // one sentence
  std::span<const std::string_view>
      choices{};       // of a choice or list, or the keys of a map; {}: any
  double minimum = 0;  // of integers and numbers
  double maximum = 1e9;
  bool required = false;  // only the kinds have required keys
};

// A whole small document.
struct Example {
  std::string_view text{};
  std::string_view format = "text";  // text, markdown or html
  std::string_view language = "en";
};

struct RuleInfo {
  std::string_view id{};  // "quotes/unclosed"; for a kind, its name: "existence"
  std::string_view
      summary{};           // one sentence without the subject: "An opened quotation never closes"
  std::string_view why{};  // a short paragraph: why an editor cares, how it decides
  Example bad{};           // yields a finding of this rule under its default options
  Example good{};          // a near twin that yields none
  Severity severity = Severity::warning;  // used where a policy switches the rule on without one
  std::span<const OptionInfo> options{};
};

}  // namespace obelus
