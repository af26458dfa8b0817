// The form of advertisements and posts: what shows, without reading a word, that a line was not
// written as part of an article. Signals of position (where the line stands) and of form (what is
// in it) are told apart, because an article has short lines of its own but no strings of hashtags.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/article.hpp"

namespace obelus {

struct SpamSignal {
  double points = 0;
  std::string name;  // as it stands in a finding's evidence: "2 hashtags"
};

double points(const std::vector<SpamSignal>& signals);

// Whether a look at the bytes gives any reason to ask for form_signals(): # @ ! * emoji, long runs
// of digits. Costs next to nothing where a text has none of these.
bool has_odd_bytes(const Article& article, Span<Text> block) noexcept;

// What is in the text of a block.
std::vector<SpamSignal> form_signals(std::string_view text, const LineForm& form);
// Where the block stands.
std::vector<SpamSignal> position_signals(const Article& article, std::size_t block);

}  // namespace obelus
