// Where a reader of a report finds what the repository says of Obelus and of its rules.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// `docs` is the address of the folder that README.md and docs/ lie in, without a slash at its end;
// the others are empty where it is.
std::string readme_address(std::string_view docs);
std::string rule_address(std::string_view docs, std::string_view rule);

// Others than who made the report can follow it.
bool is_public(std::string_view address) noexcept;

}  // namespace obelus
