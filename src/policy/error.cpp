// Errors as lines that are safe to print: they quote files that anybody may have written.
#include "policy/error.hpp"

#include <utility>

#include "text/display.hpp"

namespace obelus {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

}  // namespace

std::string fault_line(std::string_view file, Position where, std::string_view message) {
  return printable(file) + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) +
         ": " + printable(message);
}

PolicyError::PolicyError(const std::string& file, Position where, const std::string& message)
    : std::runtime_error(fault_line(file, where, message)) {}

PolicyErrors::PolicyErrors(std::vector<std::string> faults)
    : PolicyFileError(joined(faults)), faults_(std::move(faults)) {}

}  // namespace obelus
