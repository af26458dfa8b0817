// Compiles rule sets and runs them over a document.
#include "engine/linter.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "engine/finding_maker.hpp"
#include "engine/stet.hpp"
#include "rules/rule.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

// Rules report here; every rule under its own settings.
class Collector : public Context {
 public:
  Collector(FindingMaker& maker, const RuleSettings& settings)
      : maker_(maker), settings_(settings) {}
  void report(Report report) override { maker_.add(settings_, std::move(report)); }

 private:
  FindingMaker& maker_;
  const RuleSettings& settings_;
};

const RuleDefinition& definition_of(const RuleSettings& settings) {
  const RuleDefinition* found = find_rule(settings.info->id);
  if (found == nullptr) found = find_kind(settings.info->id);
  if (found == nullptr) throw std::logic_error("no rule or kind " + std::string(settings.info->id));
  return *found;
}

}  // namespace

struct Linter::RuleSet {
  RuleSet(const Policy& policy, RuleTable table) : settings(std::move(table)) {
    TermMatcherBuilder builder;
    std::vector<std::string> faults;
    for (const auto& [id, rule] : settings) {
      if (rule.severity == Severity::off) continue;
      try {
        rules.emplace_back(
            &rule, definition_of(rule).make({rule, policy.lexicon_changes, builder, shared}));
      } catch (const RuleSetupError& error) {
        const std::string& file = rule.defined_in.empty() ? policy.name : rule.defined_in;
        faults.push_back(fault_line(file, rule.where, id + ": " + error.what()));
      }
    }
    if (!faults.empty()) throw PolicyErrors(std::move(faults));
    matcher = builder.build();
  }

  RuleTable settings;  // the rules point into it
  SharedParts shared;  // the terms of the matcher are among them
  std::vector<std::pair<const RuleSettings*, std::unique_ptr<Rule>>> rules;
  TermMatcher matcher;
};

Linter::Linter(Policy policy) : policy_(std::move(policy)) {
  rule_sets_.emplace(std::vector<std::size_t>{},
                     std::make_unique<RuleSet>(policy_, policy_.rules_under({})));
}

Linter::~Linter() = default;

std::vector<Finding> Linter::check(const Document& document, std::string_view path,
                                   WorkerScratch& scratch) const {
  return check_all(document, path, scratch).findings;
}

CheckResult Linter::check_all(const Document& document, std::string_view path,
                              WorkerScratch& scratch, std::string_view sidecar) const {
  const RuleSet& set = rules_for(path);
  const Article article(document, set.matcher, scratch.analysis);
  FindingMaker maker(document, path);
  for (const auto& [settings, rule] : set.rules) {
    Collector collector(maker, *settings);
    rule->check(article, collector);
  }
  CheckResult result{maker.take(), {}};
  Stets stets(document, sidecar, policy_.stet, set.settings, policy_.off);
  if (stets.none()) return result;
  stets.silence(result.findings, result.silenced);
  if (maker.is_full()) return result;  // what a stet silences may be missing
  const auto unused = set.settings.find("stet/unused");
  if (unused == set.settings.end() || unused->second.severity == Severity::off) return result;
  for (Report& fault : stets.faults()) maker.add(unused->second, std::move(fault));
  for (Finding& finding : maker.take()) result.findings.push_back(std::move(finding));
  std::stable_sort(
      result.findings.begin(), result.findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.place.bytes.begin, a.rule) < std::tie(b.place.bytes.begin, b.rule);
      });
  return result;
}

const Linter::RuleSet& Linter::rules_for(std::string_view path) const {
  std::vector<std::size_t> matching;
  if (!policy_.overrides.empty()) matching = policy_.overrides_for(path);
  const std::lock_guard lock(mutex_);
  if (const auto found = rule_sets_.find(matching); found != rule_sets_.end()) {
    return *found->second;
  }
  auto set = std::make_unique<RuleSet>(policy_, policy_.rules_under(matching));
  return *rule_sets_.emplace(std::move(matching), std::move(set)).first->second;
}

}  // namespace obelus
