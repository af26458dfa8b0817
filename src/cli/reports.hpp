// What a run of obelus check writes: its reports, and with --diff a diff.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/check_flags.hpp"
#include "engine/run.hpp"
#include "policy/policy.hpp"
#include "report/reporter.hpp"

namespace obelus {

// The main output, and one for each --report.
class Reports {
 public:
  Reports(const CheckFlags& flags, const Policy& policy);

  bool needs_text() const;
  void begin(const RunInfo& run);
  void file(const FileReport& report);
  void end(const Summary& summary);
  // Somebody watches one of them come.
  bool on_terminal() const noexcept { return on_terminal_; }
  void flush();

 private:
  void add(const std::string& format, Output output, const ReporterOptions& options);

  std::vector<std::unique_ptr<Reporter>> reporters_;
  bool on_terminal_ = false;
};

// Diffs on standard output, exact but for a terminal, to which nothing raw must get.
class Diffs {
 public:
  void add(const CheckedFile& file);
  void end();

 private:
  Output output_ = Output::to_standard_output();
};

}  // namespace obelus
