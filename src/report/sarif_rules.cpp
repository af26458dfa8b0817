// What SARIF says of the rules: reportingDescriptor objects with help, from the rule table and
// from a policy's own rules.
#include <spdlog/fmt/fmt.h>

#include "report/docs_address.hpp"
#include "report/markdown.hpp"
#include "report/sarif.hpp"
#include "text/display.hpp"

namespace obelus::sarif {
namespace {

// "quotes/mixed-style" → "QuotesMixedStyle"
std::string pascal_case(std::string_view id) {
  std::string out;
  bool upper = true;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = !letter;
  }
  return out;
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.back() != '.') out += '.';
  return out;
}

// Examples that a policy's own rule lacks are left out.
Json help(std::string_view why, const Example& bad, const Example& good) {
  std::string text(why);
  std::string markdown(why);
  const auto add = [&](std::string_view title, const Example& example) {
    if (example.text.empty()) return;
    text += fmt::format("\n\n{}:\n{}", title, example.text);
    markdown += fmt::format("\n\n**{}**\n\n{}", title, fenced(example));
    markdown.pop_back();
  };
  add("Bad", bad);
  add("Good", good);
  if (!bad.text.empty() || !good.text.empty()) markdown += '\n';
  return {{"text", text}, {"markdown", markdown}};
}

// The first of the rule's tests that is of that side.
Example example_of(const RuleSettings& settings, bool bad) {
  for (const RuleTest& test : settings.tests) {
    if (test.bad == bad) return {.text = test.text};
  }
  return {};
}

Json configuration(Severity fallback, const RuleSettings* settings, bool known_policy) {
  Json json;
  const Severity severity =
      settings != nullptr && settings->severity != Severity::off ? settings->severity : fallback;
  json["enabled"] = !known_policy || (settings != nullptr && settings->severity != Severity::off);
  json["level"] = level(severity);
  return json;
}

Json properties(std::string_view id) {
  return {{"tags", Json::array({id.substr(0, id.find('/'))})}};
}

Json built_in_rule(const RuleInfo& info, const Policy* policy, std::string_view docs) {
  const RuleSettings* settings = nullptr;
  if (policy != nullptr) {
    const auto found = policy->rules.find(std::string(info.id));
    if (found != policy->rules.end()) settings = &found->second;
  }
  Json json;
  json["id"] = info.id;
  json["name"] = pascal_case(info.id);
  json["shortDescription"] = {{"text", sentence(info.summary)}};
  json["fullDescription"] = {{"text", sentence(info.why)}};
  json["help"] = help(info.why, info.bad, info.good);
  if (!docs.empty()) json["helpUri"] = rule_address(docs, info.id);
  json["defaultConfiguration"] = configuration(info.severity, settings, policy != nullptr);
  json["properties"] = properties(info.id);
  return json;
}

// A policy's own rule says less of itself: its message and the kind that it is of.
Json own_rule(const RuleSettings& settings) {
  const std::string kind(settings.info->id);
  const std::string text =
      settings.message.empty() ? "A rule of the kind " + kind + "." : sentence(settings.message);
  Json json;
  json["id"] = settings.id;
  json["name"] = pascal_case(settings.id);
  json["shortDescription"] = {{"text", text}};
  json["fullDescription"] = {
      {"text", fmt::format("A rule of the kind {}, defined in {}.", kind, settings.defined_in)}};
  json["help"] = help(text, example_of(settings, true), example_of(settings, false));
  if (is_public(settings.link)) json["helpUri"] = settings.link;
  json["defaultConfiguration"] = configuration(settings.severity, &settings, true);
  json["properties"] = properties(settings.id);
  return json;
}

}  // namespace

std::string_view level(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion: return "note";
    case Severity::off: break;
  }
  return "none";
}

RuleList rule_list(std::span<const RuleDefinition* const> table, const Policy* policy,
                   std::string_view docs) {
  RuleList list;
  const auto add = [&list](std::string id, Json rule) {
    list.index.emplace(std::move(id), list.rules.size());
    list.rules.push_back(std::move(rule));
  };
  for (const RuleDefinition* definition : table) {
    add(std::string(definition->info.id), built_in_rule(definition->info, policy, docs));
  }
  if (policy == nullptr) return list;
  for (const auto& [id, settings] : policy->rules) {
    if (settings.info != nullptr && !list.index.contains(id)) add(id, own_rule(settings));
  }
  return list;
}

}  // namespace obelus::sarif
