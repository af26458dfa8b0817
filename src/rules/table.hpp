// The table of all rules and kinds, written by CMake from the files in this folder.
#pragma once

#include <span>

#include "rules/rule.hpp"

namespace obelus {

std::span<const RuleDefinition* const> rule_table() noexcept;  // sorted by id
std::span<const RuleDefinition* const> kind_table() noexcept;

const RuleDefinition* find_rule(std::string_view id) noexcept;
const RuleDefinition* find_kind(std::string_view name) noexcept;
// What the policy floor is handed.
Catalogue catalogue();

}  // namespace obelus
