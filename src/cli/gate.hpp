// Whether a run passes: thresholds and budgets of the flags and of the policies.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/check_flags.hpp"
#include "engine/run.hpp"
#include "report/reporter.hpp"

namespace obelus {

// A flag wins over what policies say of the same, and an override over the rest of its policy. Each
// file is judged by its own policy; a budget is for all files together for which it is said.
class Gate {
 public:
  explicit Gate(const CheckFlags& flags) : flags_(flags) {}

  void add(const CheckedFile& file);
  bool fails(const Summary& summary) const;
  // A sentence for each budget that was not kept.
  std::vector<std::string> overdrawn(const Summary& summary) const;

 private:
  struct Spent {
    std::string what;  // that the budget is for
    std::size_t budget = 0;
    std::size_t findings = 0;
  };
  // What holds for a file: of its overrides, the last one first, and last of its policy.
  struct Stage {
    const GatePolicy* gate;
    const Override* override;  // nullptr: the policy's own
  };
  static std::vector<Stage> stages(const CheckedFile& file);
  Severity threshold(const std::vector<Stage>& stages, const std::string& rule) const;
  void spend(const std::vector<Stage>& stages, const std::string& part);

  const CheckFlags& flags_;
  bool grave_ = false;
  std::map<const std::optional<std::size_t>*, Spent> spent_;
};

}  // namespace obelus
