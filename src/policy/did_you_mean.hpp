// For messages about unknown names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace obelus {

// The name in `names` nearest to `word` by edit distance, if near enough to be meant: at most two
// edits (insertions, deletions, replacements, swaps of neighbours; case counts nothing), or a third
// of the word's length, and fewer than half of the longer one's characters. A name that the word
// begins ("warn"), or whose part after the slash it is
// ("unclosed"), is as near as two edits. The first of several equally near wins.
std::optional<std::string_view> did_you_mean(std::string_view word,
                                             std::span<const std::string_view> names);

// "; did you mean “warning”?", or "" where no name is near.
std::string suggestion_for(std::string_view word, std::span<const std::string_view> names);

}  // namespace obelus
