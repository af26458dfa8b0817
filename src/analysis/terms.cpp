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
  struct Terms {
    TermTable at_words;  // that begin with a word of a script with spaces
    Words at_signs;      // that begin with a sign, or a letter of a script without spaces
    Words anywhere;      // TermEdges::none

    std::size_t size() const noexcept {
      return at_words.terms() + at_signs.targets.size() + anywhere.targets.size();
    }
  };
  Terms always;
  Terms on_demand;
};

namespace {

// One search: the hits of one text.
class Search {
 public:
  Search(const TermMatcher::Tables::Terms& terms, const FoldedText& folded, const WordEdges& edges,
         std::vector<TermHit>& hits, const TermGroups* groups = nullptr)
      : terms_(terms), folded_(folded), edges_(edges), hits_(hits), groups_(groups) {}

  void run(Span<Folded> part) {
    const auto before = static_cast<std::ptrdiff_t>(hits_.size());
    edges_.for_each(
        part,
        [this](std::size_t begin, std::size_t end, std::uint64_t bytes) {
          word(begin, end, hash_short_word(bytes, end - begin));
        },
        [this](std::size_t begin, std::size_t end) {
          word(begin, end, hash_word(folded_.text, begin, end));
          remains(begin, end);
        },
        [this](std::size_t at) { sign(at); });
    answer();
    if (!terms_.anywhere.targets.empty()) {
      for (std::size_t at = part.begin; at < part.end; ++at) {
        look_up(terms_.anywhere, at, [](std::size_t) { return true; });
      }
    }
    // Nearly in order: words are looked up in batches, and what stands anywhere comes last.
    const auto in_order = [](const TermHit& a, const TermHit& b) {
      return std::tie(a.text, a.group, a.term) < std::tie(b.text, b.group, b.term);
    };
    if (!std::is_sorted(hits_.begin() + before, hits_.end(), in_order)) {
      std::sort(hits_.begin() + before, hits_.end(), in_order);
    }
  }

 private:
  // A word, or its remains behind Arabic proclitics: where terms may begin.
  struct Start {
    std::size_t begin;
    std::uint64_t hash;
  };
  static constexpr std::size_t kMostRemains = 3;  // behind و, ب and ال
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-2);

  // Asks for the terms that begin with the word, and for those that begin with the one before it
  // and go on with this.
  void word(std::size_t begin, std::size_t end, std::uint64_t hash) {
    if (begin - end_ == 1) {
      const char sign = folded_.text[end_];
      ask(TermTable::key(word_.hash, sign, hash), word_.begin);
      for (std::size_t i = 0; i < remains_count_; ++i) {
        ask(TermTable::key(remains_[i].hash, sign, hash), remains_[i].begin);
      }
    }
    word_ = {begin, hash};
    end_ = end;
    remains_count_ = 0;
    ask(TermTable::key(hash), begin);
  }

  // The same for what is left of it behind its proclitics.
  void remains(std::size_t begin, std::size_t end) {
    const std::string_view text = folded_.text;
    // Lead bytes of the Arabic letters.
    const auto lead = static_cast<unsigned char>(text[begin]);
    if (lead < 0xD8 || lead > 0xDB) return;
    for_each_proclitic_end(text, begin, end, [&](std::size_t at) {
      if (remains_count_ == kMostRemains) return;
      const Start rest = remains_[remains_count_++] = {at, hash_word(text, at, end)};
      ask(TermTable::key(rest.hash), at);
    });
  }

  void ask(std::uint64_t key, std::size_t begin) {
    if (terms_.at_words.may_have(key)) keep({key, begin});
  }

  // Few words get here, so this stays out of the loop over words.
  [[gnu::noinline]] void keep(TermTable::Query query) {
    if (asked_ == queries_.size()) answer();
    queries_[asked_++] = query;
  }

  void answer() {
    terms_.at_words.find(std::span<const TermTable::Query>(queries_.data(), asked_), folded_.text,
                         [this](std::size_t begin, std::size_t end, const TermTable::Term& term) {
                           if (!is_wanted(term.group) || !edges_.ends_at(end)) return;
                           hits_.push_back({place(begin, end), term.group, term.number});
                         });
    asked_ = 0;
  }

  void sign(std::size_t at) {
    look_up(terms_.at_signs, at, [this](std::size_t end) { return edges_.ends_at(end); });
  }

  template <class EndsAt>
  void look_up(const TermMatcher::Tables::Words& words, std::size_t begin, EndsAt ends_at) {
    if (!words.gate.passes(folded_.text, begin)) return;
    words.trie.find_at(folded_.text, begin, [&](std::size_t end, std::uint32_t found) {
      if (!ends_at(end)) return;
      for (std::uint32_t i = words.first[found]; i < words.first[found + 1]; ++i) {
        if (!is_wanted(words.targets[i].group)) continue;
        hits_.push_back({place(begin, end), words.targets[i].group, words.targets[i].term});
      }
    });
  }

  bool is_wanted(TermGroup group) const noexcept {
    return groups_ == nullptr || groups_->has(group);
  }

  Span<Text> place(std::size_t begin, std::size_t end) const {
    return folded_.map.to_origin({begin, end});
  }

  const TermMatcher::Tables::Terms& terms_;
  const FoldedText& folded_;
  const WordEdges& edges_;
  std::vector<TermHit>& hits_;
  const TermGroups* groups_;                  // that are wanted; all where there are none
  std::array<TermTable::Query, 64> queries_;  // not yet answered: the first asked_
  std::size_t asked_ = 0;
  Start word_{};                // the last word
  std::size_t end_ = kNowhere;  // of it
  std::array<Start, kMostRemains> remains_{};
  std::size_t remains_count_ = 0;
};

}  // namespace

TermMatcher::TermMatcher() : tables_(std::make_unique<Tables>()) {}
TermMatcher::~TermMatcher() = default;
TermMatcher::TermMatcher(TermMatcher&&) noexcept = default;
TermMatcher& TermMatcher::operator=(TermMatcher&&) noexcept = default;

std::size_t TermMatcher::terms() const noexcept {
  return tables_->always.size() + tables_->on_demand.size();
}

void TermMatcher::find_all(const FoldedText& folded, const WordEdges& edges,
                           std::vector<TermHit>& hits) const {
  if (tables_->always.size() == 0) return;
  Search(tables_->always, folded, edges, hits).run({0, folded.text.size()});
}

void TermMatcher::find_on_demand(const FoldedText& folded, const WordEdges& edges,
                                 Span<Folded> part, const TermGroups* groups,
                                 std::vector<TermHit>& hits) const {
  Search(tables_->on_demand, folded, edges, hits, groups).run(part);
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
                                               TermEdges edges, TermUse use) {
  const TermGroup group = use == TermUse::always ? groups_++ : (on_demand_groups_++ | kOnDemand);
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
  for (const TermGroup use : {TermGroup{0}, kOnDemand}) {
    std::vector<TermTable::Term> at_words;
    std::vector<const Pattern*> at_signs;
    std::vector<const Pattern*> anywhere;
    for (const Pattern& pattern : patterns_) {
      if ((pattern.group & kOnDemand) != use) continue;
      if (pattern.edges == TermEdges::none) {
        anywhere.push_back(&pattern);
      } else if (word_end(words_, pattern.begin, pattern.begin + pattern.size) == pattern.begin) {
        at_signs.push_back(&pattern);
      } else {
        at_words.push_back({pattern.begin, pattern.size, pattern.group, pattern.term});
      }
    }
    TermMatcher::Tables::Terms& terms =
        use == 0 ? matcher.tables_->always : matcher.tables_->on_demand;
    terms.at_words = TermTable(words_, at_words);
    fill(at_signs, terms.at_signs);
    fill(anywhere, terms.anywhere);
  }
  return matcher;
}

}  // namespace obelus
