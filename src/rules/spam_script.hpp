// In which script an article is written, and where it is best seen. What is inserted may stand
// first and may be the longest block, so the blocks vote.
#pragma once

#include <cstddef>

#include "analysis/article.hpp"

namespace obelus {

// The script of most blocks; common where no block has a letter.
Script article_script(const Article& article);
// The script of the beginning of a block.
Script script_of_block(const Article& article, std::size_t block);
// The number of blocks where there is none.
std::size_t longest_block(const Article& article);

}  // namespace obelus
