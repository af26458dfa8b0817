// Whether the marks around a quotation leave in doubt what is quoted: who speaks cannot be asked
// then.
#pragma once

#include "rules/rule.hpp"

namespace obelus {

// `index` among the article's quotations; `block` holds it.
bool is_in_doubt(const Article& article, std::size_t index, std::size_t block);

}  // namespace obelus
