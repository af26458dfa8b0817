// Rules of a built-in policy outside the engine, so that one family can be timed by itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/terms.hpp"
#include "policy/policy.hpp"
#include "rules/rule.hpp"

namespace obelus::bench {

class MadeRules {
 public:
  // Of one family of that policy, or of all ("").
  MadeRules(const std::string& policy, std::string_view family);

  const TermMatcher& matcher() const noexcept { return matcher_; }
  // Runs the rules and returns how many places they reported.
  std::size_t check(const Article& article) const;

 private:
  Policy policy_;
  RuleTable settings_;  // the rules point into it
  std::vector<std::unique_ptr<Rule>> rules_;
  TermMatcher matcher_;
};

// "quotes", "spam", …: of every rule there is.
std::vector<std::string> families();

}  // namespace obelus::bench
