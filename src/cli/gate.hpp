// Whether a run passes: thresholds and budgets of the flags and of the policies.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cli/check_flags.hpp"
#include "engine/run.hpp"
#include "report/reporter.hpp"

namespace obelus {

// A flag wins over what policies say of the same. Each file is judged by its own policy; the
// budget of a policy is for all files under it together.
class Gate {
 public:
  explicit Gate(const CheckFlags& flags) : flags_(flags) {}

  void add(const CheckedFile& file);
  bool fails(const Summary& summary) const;
  // A sentence for each budget that was not kept.
  std::vector<std::string> overdrawn(const Summary& summary) const;

 private:
  struct Spent {
    std::string part;
    std::size_t budget = 0;
    std::size_t findings = 0;
  };
  Severity threshold(const Policy& policy, const std::string& rule) const;

  const CheckFlags& flags_;
  bool grave_ = false;
  std::map<const GateRule*, Spent> spent_;
};

}  // namespace obelus
