// Looks at where guillemets with spaces on both sides stand: between words, or at the edge of a
// link, an item of a list, a line of a few words.
#include "analysis/quotation_arrows.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// What an arrow costs as no quotation mark.
constexpr std::int16_t kArrow = 5;
// Words of a line, of an item of a list, and of a link, that lead to another page.
constexpr std::size_t kLineWords = 3;
constexpr std::size_t kItemWords = 6;
constexpr std::size_t kLinkWords = 10;
// Words of a trail of two pages: Home » Harbour news.
constexpr std::size_t kTrailWords = 8;

bool is_guillemet(const MarkCandidate& mark) noexcept {
  return mark.kind.shape == MarkShape::left_guillemet ||
         mark.kind.shape == MarkShape::right_guillemet;
}

std::string_view partner(char32_t guillemet) noexcept {
  switch (guillemet) {
    case 0xAB: return "»";
    case 0xBB: return "«";
    case 0x2039: return "›";
    case 0x203A: return "‹";
    default: return {};
  }
}

class Arrows {
 public:
  Arrows(const Document& document, CandidateList& candidates)
      : document_(document), marks_(candidates.marks), habits_(candidates.habits) {}

  void price() {
    if (std::none_of(marks_.begin(), marks_.end(), is_guillemet)) return;
    collect_link_edges();
    for (std::size_t first = 0; first < marks_.size();) {
      std::size_t last = first;
      while (last < marks_.size() && marks_[last].block == marks_[first].block) ++last;
      price_block(first, last);
      first = last;
    }
  }

 private:
  // The guillemets that links of a few words begin or end with and hold no partner of.
  void collect_link_edges() {
    for (const Link& link : document_.links) {
      const std::string_view text = document_.text().substr(link.text.begin, link.text.size());
      if (text.empty() || has_words(text, kLinkWords + 1) || follows_colon(link)) continue;
      std::size_t last = text.size();
      const char32_t closing = utf8::decode_before(text, last);
      for (const std::size_t at : {std::size_t{0}, last}) {
        const std::string_view other = partner(at == 0 ? utf8::at(text, 0) : closing);
        if (other.empty() || text.find(other) != std::string_view::npos) continue;
        edges_.push_back(link.text.begin + at);
      }
    }
    std::sort(edges_.begin(), edges_.end());
  }

  // il a dit : [« Le pont est fermé](…)
  bool follows_colon(const Link& link) const noexcept {
    std::size_t at = link.text.begin;
    const std::string_view text = document_.text();
    while (at > 0 && is_space(utf8::before(text, at))) utf8::decode_before(text, at);
    return at > 0 && utf8::before(text, at) == U':';
  }

  void price_block(std::size_t first, std::size_t last) {
    const MarkHabits& habits = habits_[marks_[first].block];
    std::array<std::size_t, 2> count{};
    bool spaced = true;
    for (std::size_t i = first; i < last; ++i) {
      if (!is_guillemet(marks_[i])) continue;
      ++count[marks_[i].kind.shape == MarkShape::right_guillemet];
      spaced = spaced && marks_[i].loose;
    }
    const std::size_t all = count[0] + count[1];
    // A » B » C: a mark that recurs and has no partner of the other kind.
    const bool trail =
        spaced && (count[0] == 0) != (count[1] == 0) && all > (habits.spaced_guillemets ? 2U : 1U);
    for (std::size_t i = first; i < last; ++i) {
      MarkCandidate& mark = marks_[i];
      if (!is_guillemet(mark) || !mark.loose) continue;
      if (trail || std::binary_search(edges_.begin(), edges_.end(), mark.text.begin) ||
          (all == 1 && leads_on(mark, habits))) {
        mark.none = kArrow;
      }
    }
  }

  // At the edge of a line that is too short for a sentence; between the parts of a title or trail.
  // Where quotations have such spaces, only in a page, or of an item of a list.
  bool leads_on(const MarkCandidate& mark, const MarkHabits& habits) const {
    const Block& block = document_.blocks[mark.block];
    const std::string_view text = document_.text(block);
    const bool page = document_.format == Format::html;
    const bool item = block.scope == Scope::list || (page && habits.spaced_guillemets);
    if (!item && habits.spaced_guillemets) return false;
    const bool opens = mark.text.begin == block.text.begin;
    if (opens && habits.spaced_guillemets) return false;
    if (!opens && mark.text.end != block.text.end) {
      return page && !habits.spaced_guillemets &&
             (block.scope == Scope::title || !has_words(text, kTrailWords + 1));
    }
    std::size_t at = opens ? text.size() : text.size() - mark.text.size();
    while (at > 0 && is_space(utf8::before(text, at))) utf8::decode_before(text, at);
    return !is_sentence_end(utf8::before(text, at)) &&
           !has_words(text, (item ? kItemWords : kLineWords) + 1);
  }

  const Document& document_;
  std::vector<MarkCandidate>& marks_;
  const std::vector<MarkHabits>& habits_;
  std::vector<std::size_t> edges_;  // sorted
};

}  // namespace

void price_arrows(const Document& document, CandidateList& candidates) {
  Arrows(document, candidates).price();
}

}  // namespace obelus
