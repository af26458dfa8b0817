// Scripts by the beginnings of blocks: ASCII is told by a mark, other bytes are decoded.
#include "rules/spam_script.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kSample = 256;  // bytes that tell a script
constexpr std::size_t kVoter = 48;    // that tell it well enough for one vote
constexpr std::size_t kVotes = 300;   // the most that one block has: a listing is no article
constexpr std::size_t kForeign = 3;   // Latin letters stand in articles of any script, in listings
                                      // and names; a block of another script has so many votes

bool is_ascii_letter(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

Script script_of_head(const Article& article, Span<Text> part, std::size_t bytes) {
  const std::string_view sample = utf8::head(article.text(part), bytes);
  const Span<Text> read{part.begin, part.begin + sample.size()};
  const bool ascii = (article.bytes().of(read) & ByteMarks::kForeign) == 0;
  if (ascii && std::any_of(sample.begin(), sample.end(), is_ascii_letter)) return Script::latin;
  return main_script(sample);
}

}  // namespace

Script script_of_block(const Article& article, std::size_t block) {
  return script_of_head(article, article.blocks()[block].text, kSample);
}

Script article_script(const Article& article) {
  const Span<Text> all{0, article.text().size()};
  const std::size_t longest = longest_block(article);
  if (longest == article.blocks().size()) return Script::common;
  if ((article.bytes().of(all) & ByteMarks::kForeign) == 0)
    return script_of_block(article, longest);
  std::array<std::size_t, static_cast<std::size_t>(Script::other) + 1> votes{};
  for (const Block& block : article.blocks()) {
    if (is_beside_the_text(block.scope)) continue;
    const Script script = script_of_head(article, block.text, kVoter);
    const std::size_t factor = script == Script::latin ? 1 : kForeign;
    votes[static_cast<std::size_t>(script)] += factor * std::min(block.text.size(), kVotes);
  }
  votes[static_cast<std::size_t>(Script::common)] = 0;
  const auto most = std::max_element(votes.begin(), votes.end());
  if (*most == 0) return Script::common;
  return static_cast<Script>(most - votes.begin());
}

std::size_t longest_block(const Article& article) {
  const std::vector<Block>& blocks = article.blocks();
  std::size_t longest = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_beside_the_text(blocks[i].scope)) continue;
    if (longest == blocks.size() || blocks[i].text.size() > blocks[longest].text.size()) {
      longest = i;
    }
  }
  return longest;
}

}  // namespace obelus
