// Each page is whole: whoever follows a link from a report has read nothing else.
#include "cli/rule_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"
#include "report/markdown.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

std::string_view plain_type_name(OptionType type) {
  switch (type) {
    case OptionType::boolean: return "true or false";
    case OptionType::integer: return "whole number";
    case OptionType::number: return "number";
    case OptionType::string: return "string";
    case OptionType::choice: return "one of";
    case OptionType::strings: return "list of strings";
    case OptionType::string_map: return "mapping to strings";
    case OptionType::number_map: return "mapping to numbers";
  }
  return "";
}

std::string_view family_of(std::string_view id) { return id.substr(0, id.find('/')); }

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

Severity severity_in(const Policy& policy, std::string_view id) {
  const auto found = policy.rules.find(std::string(id));
  return found == policy.rules.end() ? Severity::off : found->second.severity;
}

// Samples of YAML, which are indented by two in the terminal, become code.
std::string paragraphs(std::string_view text) {
  std::string out;
  bool in_sample = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    const bool is_sample = line.starts_with("  ");
    if (is_sample != in_sample) out += is_sample ? "```yaml\n" : "```\n\n";
    in_sample = is_sample;
    if (is_sample) line.remove_prefix(2);
    fmt::format_to(std::back_inserter(out), "{}\n", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return in_sample ? out + "```\n" : out;
}

std::string options_table(std::span<const OptionInfo> options) {
  std::string out = "\n## Options\n\n| option | what | default | |\n|---|---|---|---|\n";
  for (const OptionInfo& option : options) {
    const std::string fallback = option.required           ? "required"
                                 : option.fallback.empty() ? "none"
                                                           : fmt::format("`{}`", option.fallback);
    fmt::format_to(std::back_inserter(out), "| `{}` | {} | {} | {} |\n", option.name,
                   cell(type_name(option)), cell(fallback), cell(option.summary));
  }
  return out;
}

}  // namespace

std::string type_name(const OptionInfo& option) {
  const std::string_view type = plain_type_name(option.type);
  if (option.type == OptionType::choice) {
    return fmt::format("{} {}", type, fmt::join(option.choices, ", "));
  }
  if (option.choices.empty()) return std::string(type);
  return fmt::format("{}; keys: {}", type, fmt::join(option.choices, ", "));
}

std::string rule_page(const RuleInfo& info) {
  std::string out = fmt::format("# {}\n\n{}.\n", info.id, info.summary);
  if (find_rule(info.id) != nullptr) {
    std::vector<std::string> levels;
    for (const std::string& policy : built_in_policies()) {
      const Severity severity = severity_in(load_policy(policy, catalogue()), info.id);
      levels.push_back(fmt::format("`{}` {}", policy, name(severity)));
    }
    fmt::format_to(std::back_inserter(out),
                   "\nIn the built-in policies: {}. Where a policy names it without a severity: "
                   "{}.\n",
                   fmt::join(levels, ", "), name(info.severity));
  } else {
    out += "\nA kind of rule for policies.\n";
  }
  if (!info.why.empty()) out += '\n' + paragraphs(info.why);
  out += "\n## Bad\n\n" + fenced(info.bad) + "\n## Good\n\n" + fenced(info.good);
  if (!info.options.empty()) out += options_table(info.options);
  return out;
}

std::string rule_index() {
  const Policy core = load_policy("core", catalogue());
  std::string out =
      "# Rules\n\nWritten by `./dev docs` from what the rules say of themselves. Severities are "
      "those of the policy `core`.\n";
  std::string_view family;
  for (const RuleDefinition* rule : rule_table()) {
    const RuleInfo& info = rule->info;
    if (family_of(info.id) != family) {
      family = family_of(info.id);
      fmt::format_to(std::back_inserter(out), "\n## {}\n\n| rule | in `core` | |\n|---|---|---|\n",
                     family);
    }
    fmt::format_to(std::back_inserter(out), "| [{0}]({0}.md) | {1} | {2} |\n", info.id,
                   name(severity_in(core, info.id)), cell(info.summary));
  }
  out += "\n## Kinds of a policy's own rules\n\n| kind | |\n|---|---|\n";
  for (const RuleDefinition* kind : kind_table()) {
    fmt::format_to(std::back_inserter(out), "| [{0}](kinds/{0}.md) | {1} |\n", kind->info.id,
                   cell(kind->info.summary));
  }
  return out;
}

}  // namespace obelus
