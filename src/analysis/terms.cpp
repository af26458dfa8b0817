// Terms in a text: looked up where words begin, and everywhere for those that stand in any place.
#include "analysis/terms.hpp"

#include <algorithm>
#include <tuple>

#include "analysis/prefix_gate.hpp"
#include "analysis/word_starts.hpp"
#include "analysis/word_trie.hpp"

namespace obelus {
namespace {

// Parts terms that are folded together: a control character, which folding leaves alone.
constexpr char kTermBreak = '\x1F';

}  // namespace

struct TermMatcher::Tables {
  struct Target {
    TermGroup group;
    std::uint32_t term;
    TermEdges edges;
  };
  // Distinct folded words; those of word i are targets[first[i]] … targets[first[i + 1]].
  struct Words {
    PrefixGate gate;
    WordTrie trie;
    std::vector<std::uint32_t> first;
    std::vector<Target> targets;
  };
  Words at_words;  // looked up where words begin
  Words anywhere;  // TermEdges::none
};

TermMatcher::TermMatcher() : tables_(std::make_unique<Tables>()) {}
TermMatcher::~TermMatcher() = default;
TermMatcher::TermMatcher(TermMatcher&&) noexcept = default;
TermMatcher& TermMatcher::operator=(TermMatcher&&) noexcept = default;

std::size_t TermMatcher::terms() const noexcept {
  return tables_->at_words.targets.size() + tables_->anywhere.targets.size();
}
std::size_t TermMatcher::nodes() const noexcept {
  return tables_->at_words.trie.nodes() + tables_->anywhere.trie.nodes();
}

void TermMatcher::find_all(const FoldedText& folded, std::string_view text,
                           std::vector<TermHit>& hits) const {
  const std::size_t before = hits.size();
  const WordEdges edges(folded, text);
  const auto look_up = [&](const Tables::Words& words, std::size_t begin) {
    words.trie.find_at(folded.text, begin, [&](std::size_t end, std::uint32_t word) {
      const bool ends = edges.ends_at(end);
      Span<Text> place;
      for (std::uint32_t i = words.first[word]; i < words.first[word + 1]; ++i) {
        const Tables::Target& target = words.targets[i];
        if (target.edges == TermEdges::word && !ends) continue;
        if (place.empty()) place = folded.map.to_origin({begin, end});
        hits.push_back({place, target.group, target.term});
      }
    });
  };

  if (const Tables::Words& words = tables_->at_words; !words.targets.empty()) {
    edges.for_each_start([&](std::size_t begin) {
      if (words.gate.passes(folded.text, begin)) look_up(words, begin);
    });
  }
  const std::size_t middle = hits.size();
  if (const Tables::Words& words = tables_->anywhere; !words.targets.empty()) {
    for (std::size_t begin = 0; begin < folded.text.size(); ++begin) {
      if (words.gate.passes(folded.text, begin)) look_up(words, begin);
    }
  }
  if (middle > before && hits.size() > middle) {
    const auto at = [&](std::size_t i) { return hits.begin() + static_cast<std::ptrdiff_t>(i); };
    std::inplace_merge(at(before), at(middle), hits.end(),
                       [](const TermHit& a, const TermHit& b) { return a.text < b.text; });
  }
}

TermGroup TermMatcherBuilder::add_group(std::span<const std::string> terms, TermEdges edges) {
  const TermGroup group = groups_++;
  // Folded in one go: a call for each term would cost more than the folding itself.
  std::string joined;
  for (const std::string& term : terms) {
    for (const char c : term) joined += c == kTermBreak ? ' ' : c;
    joined += kTermBreak;
  }
  const std::string all = folded(joined);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < all.size(); ++number) {
    const std::size_t end = all.find(kTermBreak, at);
    std::string_view word = std::string_view(all).substr(at, end - at);
    at = end + 1;
    // A term is a run of words: white space around it is none of it.
    if (word.starts_with(' ')) word.remove_prefix(1);
    if (word.ends_with(' ')) word.remove_suffix(1);
    if (word.empty()) continue;
    patterns_.push_back({static_cast<std::uint32_t>(words_.size()),
                         static_cast<std::uint32_t>(word.size()), group, number, edges});
    words_ += word;
  }
  return group;
}

TermMatcher TermMatcherBuilder::build() const {
  // Strings are compared by their first eight bytes before they are looked at.
  struct Key {
    std::uint64_t first_bytes;
    const Pattern* pattern;
  };
  std::vector<Key> keys;
  keys.reserve(patterns_.size());
  for (const Pattern& pattern : patterns_) {
    std::uint64_t first_bytes = 0;
    for (std::uint32_t i = 0; i < 8; ++i) {
      const char byte = i < pattern.size ? words_[pattern.begin + i] : '\0';
      first_bytes = first_bytes << 8 | static_cast<unsigned char>(byte);
    }
    keys.push_back({first_bytes, &pattern});
  }
  std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
    if (a.first_bytes != b.first_bytes) return a.first_bytes < b.first_bytes;
    const int order = word(*a.pattern).compare(word(*b.pattern));
    return order != 0 ? order < 0 : a.pattern < b.pattern;
  });

  TermMatcher matcher;
  for (const bool anywhere : {false, true}) {
    TermMatcher::Tables::Words& words =
        anywhere ? matcher.tables_->anywhere : matcher.tables_->at_words;
    std::vector<std::string_view> distinct;
    for (const Key& key : keys) {
      const Pattern& pattern = *key.pattern;
      if ((pattern.edges == TermEdges::none) != anywhere) continue;
      if (distinct.empty() || distinct.back() != word(pattern)) {
        distinct.push_back(word(pattern));
        words.first.push_back(static_cast<std::uint32_t>(words.targets.size()));
      }
      words.targets.push_back({pattern.group, pattern.term, pattern.edges});
    }
    words.first.push_back(static_cast<std::uint32_t>(words.targets.size()));
    words.trie = WordTrie(distinct);
    for (const std::string_view word : distinct) words.gate.add(word);
  }
  return matcher;
}

}  // namespace obelus
