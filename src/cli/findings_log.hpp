// Findings in a log that a pipeline keeps: syslog, or a file that rotates.
#pragma once

#include <memory>
#include <string>

#include "report/reporter.hpp"

namespace spdlog {
class logger;
}

namespace obelus {

// Besides the findings, the log gets what goes to standard error from now on.
class FindingsLog {
 public:
  // "syslog", or the path of a file: of 10 MiB at most, four older ones beside it. Throws
  // WriteError where it cannot be opened.
  explicit FindingsLog(const std::string& target);

  // A line a finding, at its severity's level.
  void file(const FileReport& report);
  void end(const Summary& summary);  // throws WriteError

 private:
  std::string target_;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace obelus
