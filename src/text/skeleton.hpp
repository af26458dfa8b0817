// The skeleton of a word: what is left when disguises are undone. For suspicious words only: it
// costs some twenty times what folding costs.
#pragma once

#include <string>
#include <string_view>

namespace obelus {

// The folded word with its disguises undone: look-alikes (UTS #39) drawn into the script of the
// word, letters three times or more in a row reduced to one, digits and signs that stand for
// letters inside a word undone (v1agra, c@sino). The skeleton of a word without disguise is its
// folded form, so that skeletons can be looked up in folded lexicons. Valid UTF-8 in and out. Runs
// of more than a kilobyte are only folded.
std::string skeleton(std::string_view word);

// Whether a word has any sign of disguise: letters of several scripts that look alike,
// mathematical, full-width or enclosed letters, default-ignorables inside, digits or signs between
// letters, tatweel three times or more. Ordinary words of every script have none. A gate, not a
// verdict: log4shell passes it.
bool looks_disguised(std::string_view word);

}  // namespace obelus
