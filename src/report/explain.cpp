// The rule table and the policy know; this puts it into lines.
#include "report/explain.hpp"

#include <algorithm>

#include "report/wrap.hpp"
#include "text/display.hpp"

namespace obelus {
std::vector<std::string> explanation(std::string_view rule, const ReporterOptions& options,
                                     std::size_t width) {
  std::vector<std::string> lines;
  for (const RuleDefinition* definition : options.rules) {
    if (definition->info.id != rule) continue;
    lines = wrapped("Why: " + std::string(definition->info.why), width);
    lines.emplace_back("Good:");
    std::string_view good = definition->info.good.text;
    while (!good.empty()) {
      const std::size_t end = std::min(good.find('\n'), good.size());
      lines.push_back(end == 0 ? "" : "  " + printable(good.substr(0, end)));
      good.remove_prefix(std::min(end + 1, good.size()));
    }
    return lines;
  }
  if (options.policy == nullptr) return lines;
  const auto own = options.policy->rules.find(std::string(rule));
  if (own == options.policy->rules.end()) return lines;
  lines.push_back("Why: a rule of " + printable(own->second.defined_in) +
                  (own->second.link.empty() ? "" : ", see " + printable(own->second.link)));
  return lines;
}

}  // namespace obelus
