// Where a report goes: spdlog sinks that notice when bytes cannot be written, and files that
// appear whole or not at all.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <spdlog/common.h>

#include "policy/severity.hpp"

namespace spdlog {
class logger;
}

namespace obelus {

class WriteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;  // "cannot write report.sarif: No space left on device"
};

class Output {
 public:
  static Output to_standard_output();
  // Written to a temporary beside `path`, which commit() renames. A device or a pipe (/dev/full,
  // a FIFO) is written directly, a symbolic link is followed. Throws WriteError when it cannot be
  // opened.
  static Output to_file(const std::string& path);
  // Appended to `bytes`, which must outlive the output: for tests and embedders.
  static Output to_string(std::string& bytes);

  Output(Output&&) noexcept;
  Output& operator=(Output&&) noexcept;
  ~Output();  // without commit(): the temporary is removed

  // Sends everything also to `sink` (syslog, a rotating file).
  void add(spdlog::sink_ptr sink);

  void write(std::string_view bytes, Severity severity);  // throws WriteError
  void flush();                                           // throws WriteError
  void commit();                                          // flush, close, rename; throws WriteError

 private:
  class Target;
  Output(std::shared_ptr<Target> target, spdlog::sink_ptr sink);

  std::shared_ptr<Target> target_;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace obelus
