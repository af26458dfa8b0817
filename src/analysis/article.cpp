// Computes an article's analyses on demand and keeps them.
#include "analysis/article.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace obelus {

struct Article::Cache {
  std::optional<FoldedText> folded;
  // Hits of all groups, sorted by group, then place; those of group g begin at first_hit[g].
  std::optional<std::vector<TermHit>> hits;
  std::vector<std::size_t> first_hit;
  std::optional<QuotationAnalysis> quotations;
  std::vector<std::optional<LineForm>> forms;
  std::vector<std::optional<std::vector<Span<Text>>>> sentences;
};

Article::Article(const Document& document, const TermMatcher& matcher, Scratch& scratch)
    : document_(document), matcher_(matcher), scratch_(scratch), cache_(std::make_unique<Cache>()) {
  cache_->forms.resize(document.blocks.size());
  cache_->sentences.resize(document.blocks.size());
}

Article::~Article() = default;

const FoldedText& Article::folded() const {
  if (!cache_->folded) cache_->folded = fold(text());
  return *cache_->folded;
}

// White space of any kind folds to one space, so a term of several words may have matched from the
// end of one block to the beginning of the next: such hits are left out.
std::vector<TermHit> Article::find_hits() const {
  std::vector<TermHit> hits;
  if (matcher_.terms() == 0) return hits;
  matcher_.find_all(folded(), text(), hits);
  std::size_t block = 0;
  std::erase_if(hits, [&](const TermHit& hit) {
    while (block < blocks().size() && blocks()[block].text.end <= hit.text.begin) ++block;
    return block == blocks().size() || !blocks()[block].text.contains(hit.text);
  });
  return hits;
}

std::span<const TermHit> Article::hits(TermGroup group) const {
  std::vector<std::size_t>& first = cache_->first_hit;
  if (!cache_->hits) {
    const std::vector<TermHit> hits = find_hits();
    for (const TermHit& hit : hits) {
      if (first.size() < std::size_t{hit.group} + 2) first.resize(std::size_t{hit.group} + 2);
      ++first[hit.group + 1];
    }
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::size_t> next = first;
    cache_->hits.emplace(hits.size());
    for (const TermHit& hit : hits) (*cache_->hits)[next[hit.group]++] = hit;
  }
  if (std::size_t{group} + 1 >= first.size()) return {};
  return std::span(*cache_->hits).subspan(first[group], first[group + 1] - first[group]);
}

std::span<const TermHit> Article::hits_in(TermGroup group, Span<Text> span) const {
  const std::span<const TermHit> all = hits(group);
  const auto before = [](const TermHit& hit, std::size_t offset) {
    return hit.text.begin < offset;
  };
  const auto begin = std::lower_bound(all.begin(), all.end(), span.begin, before);
  auto end = std::lower_bound(begin, all.end(), span.end, before);
  while (end != begin && std::prev(end)->text.end > span.end) --end;
  return {begin, end};
}

const QuotationAnalysis& Article::quotations() const {
  if (!cache_->quotations) cache_->quotations = analyse_quotations(document_);
  return *cache_->quotations;
}

const LineForm& Article::form(std::size_t block) const {
  std::optional<LineForm>& form = cache_->forms[block];
  if (!form) form = line_form(document_, block);
  return *form;
}

const std::vector<Span<Text>>& Article::sentences(std::size_t block) const {
  std::optional<std::vector<Span<Text>>>& sentences = cache_->sentences[block];
  if (!sentences) {
    const Block& which = blocks()[block];
    sentences = scratch_.sentences.split(document_.text(which), which.language, which.text.begin);
  }
  return *sentences;
}

Span<Text> Article::sentence_around(std::size_t block, std::size_t text_offset) const {
  const std::vector<Span<Text>>& all = sentences(block);
  const auto after = std::upper_bound(
      all.begin(), all.end(), text_offset,
      [](std::size_t offset, const Span<Text>& sentence) { return offset < sentence.begin; });
  // White space between two sentences counts to the one before it.
  if (after != all.begin()) return *std::prev(after);
  return all.empty() ? blocks()[block].text : all.front();
}

}  // namespace obelus
