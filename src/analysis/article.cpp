// Computes an article's analyses on demand and keeps them.
#include "analysis/article.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "analysis/word_edges.hpp"
#include "text/utf8.hpp"

namespace obelus {

namespace {

// Hits of an article by group, in each by place. Rules ask for most groups, nearly always in vain.
class GroupedHits {
 public:
  explicit GroupedHits(const std::vector<TermHit>& hits) : hits_(hits.size()) {  // by place
    for (const TermHit& hit : hits) {
      if (first_.size() < hit.group + 2) first_.resize(hit.group + 2);
      ++first_[hit.group + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    std::vector<std::size_t> next = first_;
    for (const TermHit& hit : hits) hits_[next[hit.group]++] = hit;
  }
  std::span<const TermHit> of(TermGroup group) const {
    if (group + 1 >= first_.size()) return {};
    return std::span(hits_).subspan(first_[group], first_[group + 1] - first_[group]);
  }

 private:
  std::vector<TermHit> hits_;
  std::vector<std::size_t> first_;  // hit of each group
};

// The same of a block. There may be many of these, so they have no table of groups.
class BlockHits {
 public:
  BlockHits() = default;
  explicit BlockHits(const std::vector<TermHit>& hits) : hits_(hits) {  // by place
    std::stable_sort(hits_.begin(), hits_.end(),
                     [](const TermHit& a, const TermHit& b) { return a.group < b.group; });
  }
  std::span<const TermHit> of(TermGroup group) const {
    const auto begin = std::partition_point(
        hits_.begin(), hits_.end(), [group](const TermHit& hit) { return hit.group < group; });
    const auto end = std::partition_point(
        begin, hits_.end(), [group](const TermHit& hit) { return hit.group == group; });
    return {begin, end};
  }

 private:
  std::vector<TermHit> hits_;
};

}  // namespace

struct Article::Cache {
  std::optional<FoldedText> folded;
  std::optional<ByteMarks> bytes;
  std::optional<WordEdges> edges;
  std::optional<GroupedHits> hits;
  std::unordered_map<std::size_t, BlockHits> hits_on_demand;  // by block
  std::optional<QuotationAnalysis> quotations;
  std::optional<std::vector<MarkPair>> mark_pairs;
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

const ByteMarks& Article::bytes() const {
  if (!cache_->bytes) cache_->bytes.emplace(text());
  return *cache_->bytes;
}

const WordEdges& Article::edges() const {
  if (!cache_->edges) cache_->edges.emplace(folded(), text());
  return *cache_->edges;
}

// White space of any kind folds to one space, so a term of several words may have matched from the
// end of one block to the beginning of the next: such hits are left out.
std::vector<TermHit> Article::find_hits() const {
  std::vector<TermHit> hits;
  if (matcher_.terms() == 0) return hits;
  matcher_.find_all(folded(), edges(), hits);
  std::size_t block = 0;
  std::erase_if(hits, [&](const TermHit& hit) {
    while (block < blocks().size() && blocks()[block].text.end <= hit.text.begin) ++block;
    return block == blocks().size() || !blocks()[block].text.contains(hit.text);
  });
  return hits;
}

std::span<const TermHit> Article::hits(TermGroup group) const {
  if (!cache_->hits) cache_->hits.emplace(find_hits());
  return cache_->hits->of(group);
}

std::span<const TermHit> Article::hits_on_demand(TermGroup group, std::size_t text_offset) const {
  const std::size_t block = document_.block_at(text_offset);
  if (block == blocks().size()) return {};
  const auto [place, is_new] = cache_->hits_on_demand.try_emplace(block);
  if (is_new) {
    std::vector<TermHit> hits;
    const Span<Text> whole = blocks()[block].text;
    matcher_.find_on_demand(folded(), edges(), folded().map.to_target(whole), nullptr, hits);
    std::erase_if(hits, [&](const TermHit& hit) { return !whole.contains(hit.text); });
    place->second = BlockHits(hits);
  }
  return place->second.of(group);
}

std::vector<TermHit> Article::hits_near(const TermGroups& groups, Span<Text> span) const {
  // Words that the span cuts through are looked up whole, lest their halves pass for words.
  constexpr std::size_t kLongestHalf = 64;  // bytes
  const auto is_inside = [this](std::size_t at) {
    return at > 0 && at < text().size() && is_word(utf8::at(text(), at)) &&
           is_word(utf8::before(text(), at));
  };
  const auto is_inside_character = [this](std::size_t at) {
    return at < text().size() && utf8::is_continuation(text()[at]);
  };
  while (is_inside_character(span.begin)) ++span.begin;
  while (is_inside_character(span.end)) --span.end;
  if (span.begin >= span.end) return {};
  Span<Text> wide = span;
  while (wide.size() < span.size() + kLongestHalf && is_inside(wide.begin)) {
    utf8::decode_before(text(), wide.begin);
  }
  while (wide.size() < span.size() + 2 * kLongestHalf && is_inside(wide.end)) {
    utf8::decode(text(), wide.end);
  }
  std::vector<TermHit> hits;
  matcher_.find_on_demand(folded(), edges(), folded().map.to_target(wide), &groups, hits);
  std::erase_if(hits, [&](const TermHit& hit) { return !span.contains(hit.text); });
  return hits;
}

std::span<const TermHit> Article::hits_in(TermGroup group, Span<Text> span) const {
  const std::span<const TermHit> all =
      (group & kOnDemand) != 0 ? hits_on_demand(group, span.begin) : hits(group);
  if (all.empty()) return {};
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

const std::vector<MarkPair>& Article::mark_pairs() const {
  if (!cache_->mark_pairs) cache_->mark_pairs = obelus::mark_pairs(document_, quotations());
  return *cache_->mark_pairs;
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
