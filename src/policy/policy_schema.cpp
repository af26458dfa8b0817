// The JSON Schema of a policy file, for editors that complete and check YAML while one types.
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "policy/policy.hpp"

namespace obelus {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kIdPattern = "^[a-z0-9-]+/[a-z0-9-]+$";

Json names_of(std::span<const std::string_view> choices) {
  Json names = Json::array();
  for (const std::string_view choice : choices) names.push_back(std::string(choice));
  return names;
}

Json string_schema(const OptionInfo& info) {
  Json schema = {{"type", "string"}};
  if (!info.choices.empty()) schema["enum"] = names_of(info.choices);
  return schema;
}

Json number_schema(const OptionInfo& info, std::string_view type) {
  Json schema = {{"type", std::string(type)}};
  if (type == "integer") {
    schema["minimum"] = static_cast<long long>(info.minimum);
    if (info.maximum < 1e9) schema["maximum"] = static_cast<long long>(info.maximum);
  } else {
    schema["minimum"] = info.minimum;
    if (info.maximum < 1e9) schema["maximum"] = info.maximum;
  }
  return schema;
}

// Every scalar of a word list is text to the reader, so numbers and booleans are let through.
Json word_schema(const OptionInfo& info) {
  if (!info.choices.empty()) return string_schema(info);
  return {{"type", {"string", "number", "boolean"}}};
}

Json map_schema(const OptionInfo& info, const Json& value) {
  Json schema = {{"type", "object"}};
  if (info.choices.empty()) {
    schema["additionalProperties"] = value;
    return schema;
  }
  for (const std::string_view choice : info.choices) {
    schema["properties"][std::string(choice)] = value;
  }
  schema["additionalProperties"] = false;
  return schema;
}

Json type_schema(const OptionInfo& info) {
  switch (info.type) {
    case OptionType::boolean: return {{"type", "boolean"}};
    case OptionType::integer: return number_schema(info, "integer");
    case OptionType::number: return number_schema(info, "number");
    case OptionType::string: return {{"type", {"string", "number", "boolean"}}};
    case OptionType::choice: return string_schema(info);
    case OptionType::strings:
      return {{"oneOf", Json::array({word_schema(info),
                                     {{"type", "array"}, {"items", word_schema(info)}}})}};
    case OptionType::string_map:
      return map_schema(info, {{"type", {"string", "number", "boolean"}}});
    case OptionType::number_map: return map_schema(info, number_schema(info, "number"));
  }
  return {};
}

Json option_schema(const OptionInfo& info, const Options& fallbacks) {
  Json schema = {{"description", std::string(info.summary)}};
  schema.update(type_schema(info));
  if (!info.fallback.empty()) {
    schema["default"] = std::visit([](const auto& value) { return Json(value); },
                                   fallbacks.values().find(info.name)->second);
  }
  return schema;
}

Json text_schema(std::string_view description) {
  return {{"description", std::string(description)}, {"type", "string"}};
}

// The long form: severity, message and the options. `own` is for the kinds.
Json long_form(const RuleInfo& info, bool own) {
  Json properties;
  if (own) properties["kind"] = {{"const", std::string(info.id)}};
  properties["severity"] = {{"$ref", "#/$defs/severity"}};
  properties["message"] = text_schema("Replaces the rule's message; {match} is the text found.");
  if (own) {
    properties["link"] = text_schema("Where the rule is explained.");
    properties["tests"] = {{"$ref", "#/$defs/tests"}};
  }
  Json required = Json::array();
  if (own) required.push_back("kind");
  const Options fallbacks(info.options);
  for (const OptionInfo& option : info.options) {
    properties[std::string(option.name)] = option_schema(option, fallbacks);
    if (own && option.required) required.push_back(std::string(option.name));
  }
  Json schema = {{"description", std::string(info.summary)},
                 {"type", "object"},
                 {"properties", properties},
                 {"additionalProperties", false}};
  if (own) schema["required"] = required;
  return schema;
}

Json rule_schema(const RuleInfo& info) {
  return {{"description", std::string(info.summary) + ".\n" + std::string(info.why)},
          {"oneOf", Json::array({{{"$ref", "#/$defs/severity"}}, long_form(info, false)})}};
}

// A rule of one's own: a definition of some kind, or a change to one that an extended file defines.
Json own_rule_schema(const Catalogue& catalogue) {
  Json forms = Json::array({{{"$ref", "#/$defs/severity"}}});
  for (const RuleInfo* kind : catalogue.kinds) {
    forms.push_back({{"$ref", "#/$defs/kind-" + std::string(kind->id)}});
  }
  forms.push_back({{"description", "A change to a rule that an extended policy defines"},
                   {"type", "object"},
                   {"not", {{"required", {"kind"}}}}});
  return {{"oneOf", forms}};
}

Json rules_schema(const Catalogue& catalogue) {
  Json rules = {{"type", "object"}, {"properties", Json::object()}};
  for (const RuleInfo* rule : catalogue.rules) {
    rules["properties"][std::string(rule->id)] = rule_schema(*rule);
  }
  // patternProperties hold for built-in names as well, so these are taken out by a lookahead.
  std::string built_in;
  for (const RuleInfo* rule : catalogue.rules) {
    if (!built_in.empty()) built_in += '|';
    built_in += rule->id;
  }
  const std::string pattern =
      built_in.empty() ? std::string(kIdPattern)
                       : "^(?!(?:" + built_in + ")$)" + std::string(kIdPattern.substr(1));
  rules["patternProperties"][pattern] = {{"$ref", "#/$defs/own-rule"}};
  rules["additionalProperties"] = false;
  return rules;
}

Json strings_schema(std::string_view description) {
  const Json text = {{"type", "string"}};
  return {{"description", std::string(description)},
          {"oneOf", Json::array({text, {{"type", "array"}, {"items", text}}})}};
}

Json lexicons_schema(const Catalogue& catalogue) {
  std::set<std::string> subjects;
  for (const EmbeddedFile& file : catalogue.files) {
    if (const auto name = lexicon_name(file.name)) subjects.emplace(name->subject);
  }
  std::string pattern;
  for (const std::string& subject : subjects) pattern += (pattern.empty() ? "" : "|") + subject;
  Json schema = {{"description", "Terms to add to word lists and to take from them."},
                 {"type", "object"}};
  if (!subjects.empty()) {
    schema["patternProperties"]["^(?:" + pattern + ")/[A-Za-z0-9-]+$"] = {
        {"type", "object"},
        {"properties",
         {{"add", strings_schema("Terms, each with its weight if it has one: “term = 3”.")},
          {"remove", strings_schema("Terms as the list has them.")}}},
        {"additionalProperties", false}};
  }
  schema["additionalProperties"] = false;
  return schema;
}

Json definitions(const Catalogue& catalogue) {
  Json test = {{"type", "object"},
               {"properties",
                {{"bad", text_schema("A text in which the rule must find something.")},
                 {"good", text_schema("A text in which it must find nothing.")}}},
               {"minProperties", 1},
               {"maxProperties", 1},
               {"additionalProperties", false}};
  Json defs = {{"severity", {{"enum", {"error", "warning", "suggestion", "off"}}}},
               {"tests", {{"type", "array"}, {"items", test}}},
               {"rules", rules_schema(catalogue)},
               {"own-rule", own_rule_schema(catalogue)}};
  for (const RuleInfo* kind : catalogue.kinds) {
    defs["kind-" + std::string(kind->id)] = long_form(*kind, true);
  }
  return defs;
}

Json gate_schema() {
  const Json fail_on = {{"description", "Least severity that makes a run fail."},
                        {"enum", {"error", "warning", "suggestion", "never"}}};
  const Json budget = {
      {"description", "So many findings, of whatever severity, are let pass; one more fails."},
      {"type", "integer"},
      {"minimum", 0}};
  const Json part = {{"type", "object"},
                     {"properties", {{"fail-on", fail_on}, {"budget", budget}}},
                     {"additionalProperties", false}};
  const Json families = {{"description", "Instead of that, for a rule or family."},
                         {"type", "object"},
                         {"additionalProperties", {{"oneOf", Json::array({fail_on, part})}}}};
  return {{"description", "What makes a run fail; --fail-on wins over every fail-on here."},
          {"type", "object"},
          {"properties", {{"fail-on", fail_on}, {"budget", budget}, {"families", families}}},
          {"additionalProperties", false}};
}

Json override_schema() {
  return {{"type", "object"},
          {"properties",
           {{"files", strings_schema("Paths as in .gitignore, relative to the policy's folder.")},
            {"rules", {{"$ref", "#/$defs/rules"}}},
            {"gate", {{"$ref", "#/$defs/gate"}}}}},
          {"required", {"files"}},
          {"minProperties", 2},
          {"additionalProperties", false}};
}

}  // namespace

std::string policy_schema(const Catalogue& catalogue) {
  std::string names;
  for (const std::string& name : built_in_policies(catalogue.files)) {
    names += (names.empty() ? "" : ", ") + name;
  }
  Json properties;
  properties["extends"] =
      strings_schema("Policies to start from, later wins: " + names + ", or relative paths.");
  properties["language"] =
      text_schema("BCP 47 tag of the language to assume where nothing says otherwise.");
  properties["rules"] = {{"$ref", "#/$defs/rules"}};
  properties["overrides"] = {{"description", "Changes for some files; later wins."},
                             {"type", "array"},
                             {"items", override_schema()}};
  properties["lexicons"] = lexicons_schema(catalogue);
  properties["stet"] = {{"description", "How far a stet may go."},
                        {"type", "object"},
                        {"properties",
                         {{"reason", {{"enum", {"required", "optional"}}}},
                          {"never", strings_schema("Rules and families that no stet silences.")}}},
                        {"additionalProperties", false}};
  properties["gate"] = {{"$ref", "#/$defs/gate"}};
  Json defs = definitions(catalogue);
  defs["gate"] = gate_schema();
  const Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", "Obelus policy"},
                       {"type", "object"},
                       {"properties", properties},
                       {"additionalProperties", false},
                       {"$defs", std::move(defs)}};
  return schema.dump(2) + "\n";
}

}  // namespace obelus
