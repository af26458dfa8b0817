// Finds the quotation marks of an article and how it uses those that point either way.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/quotation_costs.hpp"

namespace obelus {

class Document;

// How the article itself uses the marks that point either way.
struct MarkOrientation {
  std::size_t outward = 0;      // «text
  std::size_t inward = 0;       // »text
  bool low = false;             // „ occurs
  std::size_t right_opens = 0;  // ”text
  bool left = false;            // “ occurs
  // ”نص and “نص, in blocks whose language may turn the marks round.
  std::size_t mirrored_right_opens = 0;
  std::size_t mirrored_left_opens = 0;
};

struct ScannedMarks {
  std::vector<MarkCandidate> marks;  // in order of the text, without costs
  MarkOrientation orientation;
};

// The marks of all blocks but those that stand beside the text. Apostrophes inside words, most of
// all marks, are left out; what is no apostrophe where one belongs (don''t, Paul`s) has its costs.
ScannedMarks scan_marks(const Document& document);

}  // namespace obelus
