// The pages of docs/rules/ (see report/docs_address.hpp), from what the rules say of themselves.
#pragma once

#include <string>

#include "policy/rule_info.hpp"

namespace obelus {

// In the words of the help: "list of strings".
std::string type_name(const OptionInfo& option);

// The page of one rule, in Markdown.
std::string rule_page(const RuleInfo& info);
// The page that links to all of them, from the folder that they lie in.
std::string rule_index();

}  // namespace obelus
