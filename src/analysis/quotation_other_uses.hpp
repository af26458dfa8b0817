// What a mark costs as an apostrophe, a letter, inches, gershayim and whatever else it may be but a
// quotation mark.
#pragma once

#include "analysis/quotation_costs.hpp"

namespace obelus {

struct OtherUse {
  int cost = 0;                   // tenths of a point
  bool wrong_apostrophe = false;  // an apostrophe belongs there, and the mark is none
  bool certain = false;           // it cannot be a quotation mark
  int opening = 0;                // what it adds to the cost of opening a quotation
};

OtherUse other_use_of(const MarkCandidate& mark, const Surroundings& surroundings);

// צה"ל: nothing is written together with a quotation before it.
bool between_hebrew_letters(const Surroundings& surroundings) noexcept;

}  // namespace obelus
