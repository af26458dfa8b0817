// Looks things up in the table of rules.
#include "rules/table.hpp"

#include <vector>

namespace obelus {
namespace {

std::vector<const RuleInfo*> infos(std::span<const RuleDefinition* const> table) {
  std::vector<const RuleInfo*> result;
  result.reserve(table.size());
  for (const RuleDefinition* definition : table) result.push_back(&definition->info);
  return result;
}

const RuleDefinition* find(std::span<const RuleDefinition* const> table, std::string_view id) {
  for (const RuleDefinition* definition : table) {
    if (definition->info.id == id) return definition;
  }
  return nullptr;
}

}  // namespace

const RuleDefinition* find_rule(std::string_view id) noexcept { return find(rule_table(), id); }
const RuleDefinition* find_kind(std::string_view name) noexcept { return find(kind_table(), name); }

Catalogue catalogue() {
  static const std::vector<const RuleInfo*> rules = infos(rule_table());
  static const std::vector<const RuleInfo*> kinds = infos(kind_table());
  return {rules, kinds};
}

}  // namespace obelus
