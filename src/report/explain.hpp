// What --explain adds under a finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/reporter.hpp"

namespace obelus {

// Why the rule matters and what its good example looks like, as lines of at most `width` cells
// or so; of a policy's own rule, where it is explained. Nothing for a rule that nobody knows.
std::vector<std::string> explanation(std::string_view rule, const ReporterOptions& options,
                                     std::size_t width);

}  // namespace obelus
