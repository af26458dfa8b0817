// What a finished policy answers: which rules, for which file.
#include "policy/policy.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "policy/glob.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

const RuleInfo* find_info(std::span<const RuleInfo* const> infos, std::string_view id) noexcept {
  const auto found = std::find_if(infos.begin(), infos.end(),
                                  [&](const RuleInfo* info) { return info->id == id; });
  return found == infos.end() ? nullptr : *found;
}

}  // namespace

const RuleInfo* Catalogue::rule(std::string_view id) const noexcept { return find_info(rules, id); }
const RuleInfo* Catalogue::kind(std::string_view name) const noexcept {
  return find_info(kinds, name);
}

void apply(const RuleChange& change, RuleTable& rules) {
  const auto [place, is_new] = rules.try_emplace(change.id);
  RuleSettings& settings = place->second;
  if (is_new || change.defines) {
    settings = RuleSettings();
    settings.info = change.info;
    settings.id = change.id;
    settings.options = Options(change.info->options);
    if (change.defines) settings.defined_in = change.file;
  }
  if (change.severity) {
    settings.severity = *change.severity;
  } else if (settings.severity == Severity::off) {
    settings.severity = change.info->severity;
  }
  settings.options.merge(change.options);
  if (change.message) settings.message = *change.message;
  if (change.link) settings.link = *change.link;
  if (change.tests) settings.tests = *change.tests;
  settings.where = change.where;
}

bool Override::matches(std::string_view path) const {
  std::error_code error;
  const fs::path absolute = fs::absolute(fs::path(path), error).lexically_normal();
  const fs::path folder = fs::absolute(base.empty() ? fs::path(".") : fs::path(base), error);
  std::string relative =
      absolute.lexically_relative((folder / "").lexically_normal()).generic_string();
  // Not below the policy's folder: its patterns do not speak of it.
  if (relative.empty() || relative == ".." || relative.starts_with("../")) return false;
  return globs_match(files, relative);
}

std::vector<std::size_t> Policy::overrides_for(std::string_view path) const {
  std::vector<std::size_t> matching;
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    if (overrides[i].matches(path)) matching.push_back(i);
  }
  return matching;
}

RuleTable Policy::rules_under(const std::vector<std::size_t>& matching) const {
  RuleTable table = rules;
  if (matching.empty()) return table;
  table.insert(off.begin(), off.end());
  for (const std::size_t index : matching) {
    for (const RuleChange& change : overrides[index].changes) apply(change, table);
  }
  std::erase_if(table, [](const auto& entry) { return entry.second.severity == Severity::off; });
  return table;
}

RuleTable Policy::rules_for(std::string_view path) const {
  return rules_under(overrides_for(path));
}

std::optional<std::string> find_policy(const std::string& folder) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  fs::path at = fs::absolute(folder.empty() ? fs::path(".") : fs::path(folder), error);
  at = (at / "").lexically_normal().parent_path();
  while (true) {
    const fs::path file = at / ".obelus.yaml";
    if (fs::is_regular_file(file, error)) {
      const std::string relative = file.lexically_relative(here).generic_string();
      return relative.empty() || relative.starts_with("..") ? file.generic_string() : relative;
    }
    if (at == at.parent_path()) return std::nullopt;
    at = at.parent_path();
  }
}

std::vector<std::string> built_in_policies(std::span<const EmbeddedFile> files) {
  constexpr std::string_view kSuffix = ".yaml";
  std::vector<std::string> names;
  for (const EmbeddedFile& file : files) {
    if (file.name.find('/') != std::string_view::npos || !file.name.ends_with(kSuffix)) continue;
    names.emplace_back(file.name.substr(0, file.name.size() - kSuffix.size()));
  }
  std::stable_partition(names.begin(), names.end(),
                        [](const std::string& name) { return name == "core"; });
  return names;
}

}  // namespace obelus
