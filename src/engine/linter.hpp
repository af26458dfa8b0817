// A policy made ready: its rules compiled once, all their terms in one automaton, shared by all
// threads.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "analysis/article.hpp"
#include "document/document.hpp"
#include "policy/policy.hpp"
#include "rules/finding.hpp"

namespace obelus {

// One per worker; reused from document to document.
struct WorkerScratch {
  Scratch analysis;
};

// What a check comes to: the findings that count, and those that a stet lets stand.
struct CheckResult {
  std::vector<Finding> findings;
  std::vector<SuppressedFinding> silenced;
};

class Linter {
 public:
  // Compiles the policy's rules. Throws PolicyErrors, each with its place, for options that a rule
  // cannot work with.
  explicit Linter(Policy policy);
  ~Linter();
  Linter(const Linter&) = delete;
  Linter& operator=(const Linter&) = delete;

  const Policy& policy() const noexcept { return policy_; }

  // Findings of all rules that are on for `path`, by offset, then rule. `path` is also what the
  // findings name. Throws PolicyErrors for options that an override brings in.
  std::vector<Finding> check(const Document& document, std::string_view path,
                             WorkerScratch& scratch) const;
  // The same with what was silenced. `sidecar` holds stets that stand in a file beside it.
  CheckResult check_all(const Document& document, std::string_view path, WorkerScratch& scratch,
                        std::string_view sidecar = {}) const;

 private:
  struct RuleSet;
  const RuleSet& rules_for(std::string_view path) const;

  const Policy policy_;
  mutable std::mutex mutex_;
  // By the overrides that match. What is in here stays: rule sets are handed out by reference.
  mutable std::map<std::vector<std::size_t>, std::unique_ptr<RuleSet>> rule_sets_;
};

}  // namespace obelus
