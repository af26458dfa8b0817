// Finds, loads and keeps policies.
#include "engine/linters.hpp"

#include <optional>
#include <utility>

#include "rules/table.hpp"

namespace obelus {

const Linter& Linters::for_folder(const std::filesystem::path& folder) {
  if (!policy_.empty()) return for_policy(policy_);
  const std::string where = folder.empty() ? std::string(".") : folder.string();
  const auto [entry, added] = by_folder_.try_emplace(where, nullptr);
  if (entry->second == nullptr) {
    entry->second = &for_policy(find_policy(where).value_or("core"));
  }
  return *entry->second;
}

const Linter& Linters::for_policy(const std::string& name) {
  const auto found = by_policy_.find(name);
  if (found != by_policy_.end()) return *found->second;
  auto linter = std::make_unique<Linter>(load_policy(name, catalogue()));
  return *by_policy_.emplace(name, std::move(linter)).first->second;
}

}  // namespace obelus
