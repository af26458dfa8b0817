// A comment is no part of a block's text, so it is found by what lies around it.
#include "engine/stet_reach.hpp"

#include <algorithm>
#include <iterator>

namespace obelus {
namespace {

constexpr std::size_t kNestedBlocks = 16;  // blocks looked through for the innermost

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n>") == std::string_view::npos;
}

}  // namespace

StetReach::StetReach(const Document& document) : document_(document) {
  places_.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    if (is_beside_the_text(block.scope) && block.scope != Scope::hidden) continue;
    places_.push_back({document.to_raw(block.text), block.raw});
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [](const Place& a, const Place& b) { return a.text.begin < b.text.begin; });
}

Span<Raw> StetReach::of(Span<Raw> comment) const {
  const auto after =
      std::upper_bound(places_.begin(), places_.end(), comment.begin,
                       [](std::size_t at, const Place& place) { return at < place.text.begin; });
  const auto next = static_cast<std::size_t>(after - places_.begin());
  const std::size_t first = next - std::min(next, kNestedBlocks);
  for (std::size_t i = next; i-- > first;) {
    if (places_[i].text.end > comment.begin) return whole(i);
  }
  if (!alone_on_its_line(comment)) {
    // Before the first or behind the last word of its block.
    std::size_t best = places_.size();
    for (std::size_t i = first; i < std::min(next + 1, places_.size()); ++i) {
      if (!places_[i].raw.contains(comment.begin)) continue;
      if (best == places_.size() || places_[i].raw.size() <= places_[best].raw.size()) best = i;
    }
    if (best < places_.size()) return whole(best);
    const std::size_t line = document_.lines.position(comment.begin).line;
    if (next > 0 && document_.lines.position(places_[next - 1].text.end).line == line) {
      return whole(next - 1);
    }
  }
  return next < places_.size() ? whole(next) : Span<Raw>{comment.end, comment.end};
}

bool StetReach::alone_on_its_line(Span<Raw> comment) const {
  const Span<Raw> first = document_.lines.line(document_.lines.position(comment.begin).line);
  const Span<Raw> last = document_.lines.line(document_.lines.position(comment.end).line);
  const std::string_view raw = document_.raw();
  return is_blank(raw.substr(first.begin, comment.begin - first.begin)) &&
         is_blank(raw.substr(comment.end, std::max(last.end, comment.end) - comment.end));
}

Span<Raw> StetReach::whole(std::size_t at) const {
  const Place& place = places_[at];
  return {std::min(place.raw.begin, place.text.begin), std::max(place.raw.end, place.text.end)};
}

}  // namespace obelus
