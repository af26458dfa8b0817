// Where an article links to: a source that readers can follow needs no name.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/article.hpp"

namespace obelus {

// The links of an article, to ask where they are.
class LinkPlaces {
 public:
  explicit LinkPlaces(const Article& article);
  // Whether a link, or the address of a site or page in plain sight, touches the span. Links within
  // the page do not count.
  bool any(Span<Text> span) const;
  // Likewise, or the mark of a note: [1], [^name], <sup>.
  bool any_or_note(Span<Text> span) const;

 private:
  struct Place {
    std::size_t begin;
    std::size_t reach;  // the greatest end up to here
  };
  const Article& article_;
  std::vector<Place> places_;  // by begin
};

}  // namespace obelus
