// The findings that the golden reports are made of: every field, awkward characters, both
// directions of writing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/reporter.hpp"

namespace obelus::sample {

// A finding on one line whose bytes from `begin` to `end` are at fault; the line begins at
// `line_offset` in its file.
Finding finding(std::string path, std::string rule, Severity severity, std::string message,
                std::size_t line, std::size_t line_offset, std::string excerpt, std::size_t begin,
                std::size_t end);

struct File {
  std::string path;
  std::vector<Finding> findings;
  std::string problem;
  std::vector<SuppressedFinding> suppressed;
};
const std::vector<File>& files();
std::string text_of(const File& file);

// Two rules of a table and a policy with one of its own.
std::span<const RuleDefinition* const> rules();
const Policy& policy();

// The whole sample in a format, with the bytes that it came to.
std::string report(std::string_view format, ReporterOptions options);
std::string report(std::string_view format);
ReporterOptions options();
void run(Reporter& reporter);

}  // namespace obelus::sample
