// A policy, lexicon or rule file that cannot be used: where, what was expected, what to do.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/line_index.hpp"

namespace obelus {

class PolicyError : public std::runtime_error {
 public:
  // what() is "file:line:column: message", one line.
  PolicyError(const std::string& file, Position where, const std::string& message);
};

// A whole file's fault: "file: message".
class PolicyFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Everything that is wrong with a policy and the files it extends, one line each, in the order in
// which the files are read. what() has them all, one below the other.
class PolicyErrors : public PolicyFileError {
 public:
  explicit PolicyErrors(std::vector<std::string> faults);
  const std::vector<std::string>& faults() const noexcept { return faults_; }

 private:
  std::vector<std::string> faults_;
};

// "file:line:column: message" on one line, safe on a terminal.
std::string fault_line(std::string_view file, Position where, std::string_view message);

}  // namespace obelus
