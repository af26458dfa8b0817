// Runs of blocks and shares of linked text, in one pass over the links.
#include "rules/spam_link_lists.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/topic.hpp"
#include "rules/spam_hosts.hpp"
#include "text/chars.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kItems = 3;       // that make a list
constexpr std::size_t kTitleWords = 4;  // of a headline, on average
constexpr std::size_t kLinks = 5;       // that make a paragraph of links
constexpr double kLinked = 0.7;         // share of its text

// Folded, without signs at either end ("Sources:").
std::string label(std::string_view text) {
  std::string result = folded(text);
  std::size_t end = result.size();
  while (end > 0) {
    std::size_t before = end;
    if (is_word(utf8::decode_before(result, before))) break;
    end = before;
  }
  result.resize(end);
  std::size_t begin = 0;
  while (begin < result.size()) {
    std::size_t next = begin;
    if (is_word(utf8::decode(result, next))) break;
    begin = next;
  }
  return result.substr(begin);
}

class Lists {
 public:
  Lists(const Article& article, std::span<const ForeignLink> links,
        const std::unordered_set<std::string>& sources)
      : article_(article), links_(links), sources_(sources) {}

  std::vector<std::size_t> find() {
    for (std::size_t i = 0; i < links_.size();) {
      std::size_t end = i;
      while (end < links_.size() && is_item(end) &&
             (end == i || (follows(end) && same_owner(i, end)))) {
        ++end;
      }
      if (end >= i + kItems && is_related(i, end)) {
        for (std::size_t item = i; item < end; ++item) found_.push_back(item);
      }
      i = std::max(end, i + 1);
    }
    return std::move(found_);
  }

 private:
  const Block& block(std::size_t link) const { return article_.blocks()[links_[link].block]; }

  // Whether an item of a list is this link and nothing else.
  bool is_item(std::size_t link) const {
    const Block& where = block(link);
    return where.scope == Scope::list && !where.boilerplate &&
           links_[link].link->text == where.text;
  }

  bool follows(std::size_t link) const { return links_[link].block == links_[link - 1].block + 1; }

  bool same_owner(std::size_t a, std::size_t b) const {
    return registered_name(links_[a].host) == registered_name(links_[b].host);
  }

  bool is_related(std::size_t begin, std::size_t end) {
    std::size_t words = 0;
    for (std::size_t i = begin; i < end; ++i) {
      words += count_words(article_.text(block(i).text));
    }
    if (words < kTitleWords * (end - begin)) return false;
    const std::size_t first = links_[begin].block;
    if (first > 0 && sources_.contains(label(article_.text(article_.blocks()[first - 1].text)))) {
      return false;
    }
    return !prose_follows(links_[end - 1].block) && !is_contents(begin, end);
  }

  bool prose_follows(std::size_t last) {
    if (last_prose_ == kUnknown) {
      last_prose_ = article_.blocks().size();
      while (last_prose_ > 0) {
        const Block& where = article_.blocks()[--last_prose_];
        if (where.scope == Scope::paragraph && !where.boilerplate &&
            is_prose(article_, last_prose_)) {
          break;
        }
      }
    }
    return last_prose_ > last;
  }

  // Whether the items name the headings of this article.
  bool is_contents(std::size_t begin, std::size_t end) {
    if (!std::exchange(knows_headings_, true)) {
      for (const Block& where : article_.blocks()) {
        if (where.scope == Scope::heading) headings_.insert(label(article_.text(where.text)));
      }
    }
    std::size_t named = 0;
    for (std::size_t i = begin; i < end; ++i) {
      named += headings_.contains(label(article_.text(block(i).text))) ? 1 : 0;
    }
    return named * 2 >= end - begin;
  }

  static constexpr std::size_t kUnknown = static_cast<std::size_t>(-1);

  const Article& article_;
  std::span<const ForeignLink> links_;
  const std::unordered_set<std::string>& sources_;
  bool knows_headings_ = false;
  std::unordered_set<std::string> headings_;
  std::size_t last_prose_ = kUnknown;
  std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> related_lists(const Article& article, std::span<const ForeignLink> links,
                                       const std::unordered_set<std::string>& sources) {
  return Lists(article, links, sources).find();
}

std::vector<std::size_t> dense_paragraphs(const Article& article,
                                          std::span<const ForeignLink> links) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < links.size();) {
    const std::size_t block = links[i].block;
    std::size_t count = 0;
    std::size_t linked = 0;
    for (; i < links.size() && links[i].block == block; ++i) {
      if (links[i].link->text.empty()) continue;
      ++count;
      linked += links[i].link->text.size();
    }
    if (count < kLinks || block >= article.blocks().size()) continue;
    const Block& where = article.blocks()[block];
    if (where.scope != Scope::paragraph || where.boilerplate) continue;
    if (static_cast<double>(linked) >= kLinked * static_cast<double>(where.text.size())) {
      result.push_back(block);
    }
  }
  return result;
}

}  // namespace obelus
