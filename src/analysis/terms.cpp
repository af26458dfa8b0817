// Terms in a text: by their first words where words begin, letter by letter elsewhere.
#include "analysis/terms.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "analysis/prefix_gate.hpp"
#include "analysis/term_table.hpp"
#include "analysis/word_edges.hpp"
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
  };
  // Distinct folded words; those of word i are targets[first[i]] … targets[first[i + 1]].
  struct Words {
    PrefixGate gate;
    WordTrie trie;
    std::vector<std::uint32_t> first;
    std::vector<Target> targets;
  };
  TermTable at_words;  // terms that begin with a word of a script with spaces
  Words at_signs;      // those that begin with a sign, or a letter of a script without spaces
  Words anywhere;      // TermEdges::none
};

namespace {

// One search: the hits of one text.
class Search {
 public:
  Search(const TermMatcher::Tables& tables, const FoldedText& folded, std::string_view text,
         std::vector<TermHit>& hits)
      : tables_(tables), folded_(folded), edges_(folded, text), hits_(hits) {}

  void run() {
    edges_.for_each([this](std::size_t begin, std::size_t end) { word(begin, end); },
                    [this](std::size_t at) { sign(at); });
    flush('\0', 0);
    if (tables_.anywhere.targets.empty()) return;
    for (std::size_t at = 0; at < folded_.text.size(); ++at) {
      look_up(tables_.anywhere, at, [](std::size_t) { return true; });
    }
  }

 private:
  // A word, and its remains behind Arabic proclitics: where terms may begin.
  struct Start {
    std::size_t begin;
    std::uint64_t hash;
  };
  static constexpr std::size_t kMostStarts = 4;  // the word, و, ب and ال

  // Terms of two words are looked up under both, so a word waits until the next one is known.
  void word(std::size_t begin, std::size_t end) {
    const std::string_view text = folded_.text;
    const std::uint64_t hash = hash_word(text, begin, end);
    flush(begin - end_ == 1 ? text[end_] : '\0', hash);
    count_ = 0;
    starts_[count_++] = {begin, hash};
    // Lead bytes of the Arabic letters.
    const auto lead = static_cast<unsigned char>(text[begin]);
    if (lead >= 0xD8 && lead <= 0xDB) {
      for_each_proclitic_end(text, begin, end, [&](std::size_t at) {
        if (count_ < kMostStarts) starts_[count_++] = {at, hash_word(text, at, end)};
      });
    }
    end_ = end;
  }

  void flush(char sign, std::uint64_t next) {
    for (std::size_t i = 0; i < count_; ++i) {
      find(TermTable::key(starts_[i].hash), starts_[i].begin);
      if (sign != '\0') find(TermTable::key(starts_[i].hash, sign, next), starts_[i].begin);
    }
  }

  void find(std::uint64_t key, std::size_t begin) {
    if (!tables_.at_words.may_have(key)) return;
    tables_.at_words.find(key, folded_.text, begin,
                          [&](std::size_t end, const TermTable::Term& term) {
                            if (!edges_.ends_at(end)) return;
                            hits_.push_back({place(begin, end), term.group, term.number});
                          });
  }

  void sign(std::size_t at) {
    look_up(tables_.at_signs, at, [this](std::size_t end) { return edges_.ends_at(end); });
  }

  template <class EndsAt>
  void look_up(const TermMatcher::Tables::Words& words, std::size_t begin, EndsAt ends_at) {
    if (!words.gate.passes(folded_.text, begin)) return;
    words.trie.find_at(folded_.text, begin, [&](std::size_t end, std::uint32_t found) {
      if (!ends_at(end)) return;
      for (std::uint32_t i = words.first[found]; i < words.first[found + 1]; ++i) {
        hits_.push_back({place(begin, end), words.targets[i].group, words.targets[i].term});
      }
    });
  }

  Span<Text> place(std::size_t begin, std::size_t end) const {
    return folded_.map.to_origin({begin, end});
  }

  const TermMatcher::Tables& tables_;
  const FoldedText& folded_;
  const WordEdges edges_;
  std::vector<TermHit>& hits_;
  std::array<Start, kMostStarts> starts_{};  // of the word that waits
  std::size_t count_ = 0;
  std::size_t end_ = 0;  // of that word
};

}  // namespace

TermMatcher::TermMatcher() : tables_(std::make_unique<Tables>()) {}
TermMatcher::~TermMatcher() = default;
TermMatcher::TermMatcher(TermMatcher&&) noexcept = default;
TermMatcher& TermMatcher::operator=(TermMatcher&&) noexcept = default;

std::size_t TermMatcher::terms() const noexcept {
  return tables_->at_words.terms() + tables_->at_signs.targets.size() +
         tables_->anywhere.targets.size();
}

void TermMatcher::find_all(const FoldedText& folded, std::string_view text,
                           std::vector<TermHit>& hits) const {
  const auto before = static_cast<std::ptrdiff_t>(hits.size());
  Search(*tables_, folded, text, hits).run();
  // Nearly in order: a word waits for the next one, and what stands anywhere comes last.
  const auto in_order = [](const TermHit& a, const TermHit& b) {
    return std::tie(a.text, a.group, a.term) < std::tie(b.text, b.group, b.term);
  };
  if (!std::is_sorted(hits.begin() + before, hits.end(), in_order)) {
    std::sort(hits.begin() + before, hits.end(), in_order);
  }
}

TermGroup TermMatcherBuilder::add_group(std::span<const std::string> terms, TermEdges edges) {
  // Folded in one go: a call for each term would cost more than the folding itself.
  std::string joined;
  for (const std::string& term : terms) {
    for (const char c : term) joined += c == kTermBreak ? ' ' : c;
    joined += kTermBreak;
  }
  const std::string all = folded(joined);
  std::vector<std::string_view> words;
  words.reserve(terms.size());
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find(kTermBreak, at);
    words.push_back(std::string_view(all).substr(at, end - at));
    at = end + 1;
  }
  return add_folded_group(words, edges);
}

TermGroup TermMatcherBuilder::add_folded_group(std::span<const std::string_view> terms,
                                               TermEdges edges) {
  const TermGroup group = groups_++;
  std::uint32_t number = 0;
  for (std::string_view word : terms) {
    // A term is a run of words: white space around it is none of it.
    if (word.starts_with(' ')) word.remove_prefix(1);
    if (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) {
      patterns_.push_back({static_cast<std::uint32_t>(words_.size()),
                           static_cast<std::uint32_t>(word.size()), group, number, edges});
      words_ += word;
    }
    ++number;
  }
  return group;
}

TermMatcher TermMatcherBuilder::build() const {
  std::vector<TermTable::Term> at_words;
  std::vector<const Pattern*> at_signs;
  std::vector<const Pattern*> anywhere;
  at_words.reserve(patterns_.size());
  for (const Pattern& pattern : patterns_) {
    if (pattern.edges == TermEdges::none) {
      anywhere.push_back(&pattern);
    } else if (word_end(words_, pattern.begin, pattern.begin + pattern.size) == pattern.begin) {
      at_signs.push_back(&pattern);
    } else {
      at_words.push_back({pattern.begin, pattern.size, pattern.group, pattern.term});
    }
  }
  const auto fill = [this](std::vector<const Pattern*>& patterns,
                           TermMatcher::Tables::Words& words) {
    std::sort(patterns.begin(), patterns.end(), [this](const Pattern* a, const Pattern* b) {
      const int order = word(*a).compare(word(*b));
      return order != 0 ? order < 0 : a < b;
    });
    std::vector<std::string_view> distinct;
    for (const Pattern* pattern : patterns) {
      if (distinct.empty() || distinct.back() != word(*pattern)) {
        distinct.push_back(word(*pattern));
        words.first.push_back(static_cast<std::uint32_t>(words.targets.size()));
      }
      words.targets.push_back({pattern->group, pattern->term});
    }
    words.first.push_back(static_cast<std::uint32_t>(words.targets.size()));
    words.trie = WordTrie(distinct);
    for (const std::string_view term : distinct) words.gate.add(term);
  };
  TermMatcher matcher;
  matcher.tables_->at_words = TermTable(words_, std::move(at_words));
  fill(at_signs, matcher.tables_->at_signs);
  fill(anywhere, matcher.tables_->anywhere);
  return matcher;
}

}  // namespace obelus
