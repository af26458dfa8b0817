// Examples of rules in Markdown, for SARIF's help and the pages of docs/.
#pragma once

#include <string>

#include "policy/rule_info.hpp"

namespace obelus {

// The example as a code block that nothing in it ends; with the line feed behind it.
std::string fenced(const Example& example);

}  // namespace obelus
