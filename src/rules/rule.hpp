// What a rule is: an immutable check over an article, shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/article.hpp"
#include "policy/policy.hpp"
#include "policy/rule_info.hpp"
#include "rules/finding.hpp"

namespace obelus {

// What a rule says of one place. The engine adds path, positions, excerpt and fingerprint.
struct Report {
  Span<Raw> span;
  std::string message;  // one sentence that names the text at fault and what is wrong with it
  Confidence confidence = Confidence::definite;
  std::vector<std::string> evidence{};
  std::vector<RelatedPlace> related{};
  std::vector<Fix> fixes{};
  bool as_warning = false;  // an error whose evidence reaches only for a warning
};

// Where a rule puts its findings.
class Context {
 public:
  virtual ~Context() = default;
  virtual void report(Report report) = 0;
};

class Rule {
 public:
  virtual ~Rule() = default;
  virtual void check(const Article& article, Context& context) const = 0;
};

// Parts that several rules of a rule set are made from (lexicons, vocabularies), each made once.
class SharedParts {
 public:
  // The part of that name, which `make` makes when it is first asked for. One name, one type.
  template <class Part, class Make>
  std::shared_ptr<const Part> get(const std::string& name, Make make) {
    std::shared_ptr<const void>& part = parts_[name];
    if (!part) part = std::make_shared<const Part>(make());
    return std::static_pointer_cast<const Part>(part);
  }

 private:
  std::map<std::string, std::shared_ptr<const void>> parts_;
};

// What a rule is made from.
struct RuleSetup {
  const RuleSettings& settings;
  const std::map<std::string, LexiconChange>& lexicon_changes;
  TermMatcherBuilder& terms;
  SharedParts& shared;

  const Options& options() const noexcept { return settings.options; }
};

struct RuleDefinition {
  RuleInfo info;
  // Throws RuleSetupError for options that cannot work (a regular expression that does not
  // compile).
  std::unique_ptr<Rule> (*make)(const RuleSetup& setup);
};

class RuleSetupError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <class R>
std::unique_ptr<Rule> make_rule(const RuleSetup& setup) {
  return std::make_unique<R>(setup);
}

}  // namespace obelus
