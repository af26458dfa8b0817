// Which blocks are in another script or language than their article, whatever the reason.
#pragma once

#include <cstddef>
#include <vector>

#include "rules/spam_foreign.hpp"

namespace obelus {

struct LanguageSwitch {
  std::size_t block = 0;
  bool script = false;         // in another script; or only in another language
  bool line = false;           // no longer than a line
  ForeignLanguage language{};  // where enough of its words tell
};

// In order of their blocks; `own`: the article's script.
std::vector<LanguageSwitch> find_switches(const Article& article, const ForeignWords& foreign,
                                          Script own);

}  // namespace obelus
