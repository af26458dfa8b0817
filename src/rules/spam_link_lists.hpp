// Links by their number: lists of nothing but links to another site, and paragraphs of links.
#pragma once

#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "analysis/article.hpp"

namespace obelus {

// A link to another site.
struct ForeignLink {
  const Link* link = nullptr;
  std::size_t block = 0;
  std::string host;
};

// At the end of the article: items that are links and nothing else, all to one owner's sites, under
// no heading out of `sources` (folded) and no table of contents. As indexes of `links`, which are
// in order of their place.
std::vector<std::size_t> related_lists(const Article& article, std::span<const ForeignLink> links,
                                       const std::unordered_set<std::string>& sources);

// Paragraphs that are little else than links, by block.
std::vector<std::size_t> dense_paragraphs(const Article& article,
                                          std::span<const ForeignLink> links);

}  // namespace obelus
