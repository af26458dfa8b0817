// obelus rules: the list of rules by family, or all that one rule says of itself.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/log.hpp"
#include "cli/rule_pages.hpp"
#include "policy/did_you_mean.hpp"
#include "policy/policy.hpp"
#include "report/output.hpp"
#include "report/wrap.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) fmt::format_to(std::back_inserter(out), "    {}", text.substr(0, end));
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Each line by itself; samples of YAML, which are indented, stay as they are.
std::string wrapped_lines(std::string_view text, std::size_t width) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    out += line.starts_with(' ') ? std::string(line)
                                 : fmt::format("{}", fmt::join(wrapped(line, width), "\n"));
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string family_of(std::string_view id) { return std::string(id.substr(0, id.find('/'))); }

std::string list() {
  const Policy core = load_policy("core", catalogue());
  std::string out;
  std::string family;
  std::size_t width = 0;
  for (const RuleDefinition* rule : rule_table()) width = std::max(width, rule->info.id.size());
  for (const RuleDefinition* rule : rule_table()) {
    const RuleInfo& info = rule->info;
    if (family_of(info.id) != family) {
      if (!family.empty()) out += '\n';
      family = family_of(info.id);
      out += family + '\n';
    }
    const auto found = core.rules.find(std::string(info.id));
    const Severity severity = found == core.rules.end() ? Severity::off : found->second.severity;
    fmt::format_to(std::back_inserter(out), "  {:<{}}  {:<10}  {}\n", info.id, width,
                   name(severity), info.summary);
  }
  out += "\nkinds of a policy's own rules\n";
  for (const RuleDefinition* kind : kind_table()) {
    fmt::format_to(std::back_inserter(out), "  {:<{}}  {:<10}  {}\n", kind->info.id, width, "",
                   kind->info.summary);
  }
  out +=
      "\nSeverities are those of the policy “core”. obelus rules ID explains a rule or a kind.\n";
  return out;
}

std::string describe(const OptionInfo& option) {
  const std::string fallback =
      option.required
          ? "required"
          : "default: " + std::string(option.fallback.empty() ? "none" : option.fallback);
  return fmt::format("  {} ({}; {})\n      {}\n", option.name, type_name(option), fallback,
                     option.summary);
}

std::string explain(const RuleInfo& info, bool is_kind) {
  std::string out;
  if (is_kind) {
    out = fmt::format("{}: a kind of rule for policies\n\n{}.\n\n", info.id, info.summary);
  } else {
    out = fmt::format("{} ({} where a policy names it without a severity)\n\n{}.\n\n", info.id,
                      name(info.severity), info.summary);
  }
  if (!info.why.empty()) out += wrapped_lines(info.why, 88) + "\n\n";
  out += "Bad:\n" + indented(info.bad.text) + "\nGood:\n" + indented(info.good.text);
  if (!info.options.empty()) {
    out += "\nOptions:\n";
    for (const OptionInfo& option : info.options) out += describe(option);
  }
  return out;
}

int show(const std::string& id, bool markdown) {
  std::string text;
  if (id.empty()) {
    text = markdown ? rule_index() : list();
  } else if (const RuleDefinition* rule = find_rule(id)) {
    text = markdown ? rule_page(rule->info) : explain(rule->info, false);
  } else if (const RuleDefinition* kind = find_kind(id)) {
    text = markdown ? rule_page(kind->info) : explain(kind->info, true);
  } else {
    std::vector<std::string_view> names;
    for (const RuleDefinition* known : rule_table()) names.push_back(known->info.id);
    for (const RuleDefinition* known : kind_table()) names.push_back(known->info.id);
    log_error("no rule or kind “" + id + "”" + suggestion_for(id, names));
    return kFailed;
  }
  Output output = Output::to_standard_output();
  output.write(text, Severity::suggestion);
  output.commit();
  return kSound;
}

}  // namespace

void add_rules(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("rules", "List the rules, or explain one");
  const auto id = std::make_shared<std::string>();
  command->add_option("id", *id, "A rule (quotes/unclosed) or a kind (existence)")->type_name("ID");
  const auto markdown = std::make_shared<bool>(false);
  command->add_flag("--markdown", *markdown, "Print it as a page of Markdown, as in docs/rules/");
  command->callback(
      [&action, id, markdown] { action = [id, markdown] { return show(*id, *markdown); }; });
}

}  // namespace obelus
