// Folding by ICU: of stretches whose code points interact, and of single code points for the table
// that serves all others.
#pragma once

#include <string>
#include <string_view>

#include "text/fold_table.hpp"
#include "text/offset_map.hpp"

namespace obelus::folding {

// fold(text) by ICU alone, in time that is linear except in piles of combining marks.
// `after_space`: what stands before the text folds to something that ends with a space. Adds to
// `map` unless null.
std::string fold_with_icu(std::string_view text, bool after_space, PieceMap* map);

// How a code point folds; where the kind is `expanded`, `expansion` is set to what it becomes.
Entry classify(char32_t c, std::string& expansion);

}  // namespace obelus::folding
