// Makes rules as the engine does, and counts what they report.
#include "made_rules.hpp"

#include <algorithm>

#include "rules/table.hpp"

namespace obelus::bench {
namespace {

class Counter : public Context {
 public:
  void report(Report) override { ++reports_; }
  std::size_t reports() const noexcept { return reports_; }

 private:
  std::size_t reports_ = 0;
};

std::string family_of(std::string_view id) { return std::string(id.substr(0, id.find('/'))); }

}  // namespace

MadeRules::MadeRules(const std::string& policy, std::string_view family)
    : policy_(load_policy(policy, catalogue())), settings_(policy_.rules_under({})) {
  TermMatcherBuilder builder;
  SharedParts shared;
  for (const auto& [id, settings] : settings_) {
    if (settings.severity == Severity::off || (!family.empty() && family_of(id) != family))
      continue;
    rules_.push_back(
        find_rule(settings.info->id)->make({settings, policy_.lexicon_changes, builder, shared}));
  }
  matcher_ = builder.build();
}

std::size_t MadeRules::check(const Article& article) const {
  Counter counter;
  for (const auto& rule : rules_) rule->check(article, counter);
  return counter.reports();
}

std::vector<std::string> families() {
  std::vector<std::string> result;
  for (const RuleDefinition* rule : rule_table()) result.push_back(family_of(rule->info.id));
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace obelus::bench
