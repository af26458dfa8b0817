// Terms in a text: by their first words where words begin, letter by letter elsewhere.
#include "analysis/terms.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "analysis/prefix_gate.hpp"
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
  std::shared_ptr<const std::deque<std::string>> own_texts;
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
    look_up_words(part);
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
  static constexpr std::size_t kMostRemains = 3;                     // behind و, ب and ال
  static constexpr std::size_t kMostAsked = 2 * (1 + kMostRemains);  // at one word
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-2);

  // What is remembered from word to word stands in variables of this loop, lest it be written to
  // memory and read again at each.
  void look_up_words(Span<Folded> part) {
    const std::string_view text = folded_.text;
    const TermTable& table = terms_.at_words;
    std::array<TermTable::Query, 64> queries;  // not yet answered: the first `asked`
    std::size_t asked = 0;
    Start last{};
    std::size_t last_end = kNowhere;
    std::array<Start, kMostRemains> remains{};  // of the last word
    std::size_t remains_count = 0;
    // Without a branch: whether the table may have a key cannot be guessed, and nothing but the
    // place of the next query waits for the answer.
    const auto ask = [&](std::uint64_t key, std::size_t begin) {
      queries[asked] = {key, begin};
      asked += table.may_have(key) ? 1U : 0U;
    };
    // Asks for the terms that begin with the word, and for those that begin with the one before
    // it and go on with this.
    const auto word = [&](std::size_t begin, std::size_t end, std::uint64_t hash) {
      if (asked > queries.size() - kMostAsked) {
        answer({queries.data(), asked});
        asked = 0;
      }
      if (begin - last_end == 1) {
        const char sign = text[last_end];
        ask(term_key(last.hash, sign, hash), last.begin);
        for (std::size_t i = 0; i < remains_count; ++i) {
          ask(term_key(remains[i].hash, sign, hash), remains[i].begin);
        }
      }
      last = {begin, hash};
      last_end = end;
      remains_count = 0;
      ask(term_key(hash), begin);
    };
    edges_.for_each(
        part,
        [&](std::size_t begin, std::size_t end, std::uint64_t bytes) {
          word(begin, end, hash_short_word(bytes, end - begin));
        },
        [&](std::size_t begin, std::size_t end) {
          word(begin, end, hash_word(text, begin, end));
          // The same for what is left of it behind its proclitics, if its first letter has a
          // lead byte of the Arabic ones.
          const auto lead = static_cast<unsigned char>(text[begin]);
          if (lead < 0xD8 || lead > 0xDB) return;
          for_each_proclitic_end(text, begin, end, [&](std::size_t at) {
            if (remains_count == kMostRemains) return;
            const Start rest = remains[remains_count++] = {at, hash_word(text, at, end)};
            ask(term_key(rest.hash), at);
          });
        },
        [&](std::size_t at) { sign(at); });
    answer({queries.data(), asked});
  }

  [[gnu::noinline]] void answer(std::span<const TermTable::Query> queries) {
    terms_.at_words.find(
        queries, folded_.text, [this](TermGroup group) { return is_wanted(group); },
        [this](std::size_t begin, std::size_t end, TermGroup group, std::uint32_t number) {
          if (edges_.ends_at(end)) hits_.push_back({place(begin, end), group, number});
        });
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
  const TermGroups* groups_;  // that are wanted; all where there are none
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
  constexpr std::size_t kBytesToHit = 64;  // in prose: so that most articles need room once
  hits.reserve(hits.size() + folded.text.size() / kBytesToHit);
  Search(tables_->always, folded, edges, hits).run({0, folded.text.size()});
}

void TermMatcher::find_on_demand(const FoldedText& folded, const WordEdges& edges,
                                 Span<Folded> part, const TermGroups* groups,
                                 std::vector<TermHit>& hits) const {
  constexpr std::size_t kBytesToHit = 8;  // for common words
  hits.reserve(hits.size() + part.size() / kBytesToHit);
  Search(tables_->on_demand, folded, edges, hits, groups).run(part);
}

TermGroup TermMatcherBuilder::add_group(std::span<const std::string> terms, TermEdges edges) {
  // Folded in one go: a call for each term would cost more than the folding itself.
  std::string joined;
  for (const std::string& term : terms) {
    for (const char c : term) joined += c == kTermBreak ? ' ' : c;
    joined += kTermBreak;
  }
  const std::string_view all = own_texts_->emplace_back(folded(joined));
  const TermGroup group = next_group(TermUse::always);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < all.size(); ++number) {
    const std::size_t end = all.find(kTermBreak, at);
    std::string_view term = all.substr(at, end - at);
    at = end + 1;
    // A term is a run of words: white space around it is none of it.
    if (term.starts_with(' ')) term.remove_prefix(1);
    if (term.ends_with(' ')) term.remove_suffix(1);
    if (term.empty()) continue;
    if (edges == TermEdges::none) {
      always_.anywhere.push_back({term, group, number});
    } else if (const std::uint64_t key = key_of_term(term); key != 0) {
      always_.at_words.push_back({term, key, group, number});
      ++always_.words;
    } else {
      always_.at_signs.push_back({term, group, number});
    }
  }
  return group;
}

TermGroup TermMatcherBuilder::add_group(std::span<const Lexicon> lexicons, TermUse use) {
  Terms& known = use == TermUse::always ? always_ : on_demand_;
  const TermGroup group = next_group(use);
  known.lexicons.push_back({lexicons, group});
  std::uint32_t number = 0;
  for (const Lexicon& lexicon : lexicons) {
    for (const LexiconTerm& term : lexicon.terms) {
      if (term.key != 0) {
        ++known.words;
      } else if (!term.folded.empty()) {
        known.at_signs.push_back({term.folded, group, number});
      }
      ++number;
    }
  }
  return group;
}

// Calls visit(term) for each that is looked up at words.
template <class Visit>
void TermMatcherBuilder::Terms::for_each_word(Visit visit) const {
  for (const auto& [listed, group] : lexicons) {
    std::uint32_t number = 0;
    for (const Lexicon& lexicon : listed) {
      for (const LexiconTerm& term : lexicon.terms) {
        if (term.key != 0) visit(TermTable::Term{term.folded, term.key, group, number});
        ++number;
      }
    }
  }
  for (const TermTable::Term& term : at_words) visit(term);
}

TermMatcher TermMatcherBuilder::build() const {
  const auto fill = [](std::vector<Pattern> patterns, TermMatcher::Tables::Words& words) {
    std::stable_sort(patterns.begin(), patterns.end(),
                     [](const Pattern& a, const Pattern& b) { return a.text < b.text; });
    std::vector<std::string_view> distinct;
    for (const Pattern& pattern : patterns) {
      if (distinct.empty() || distinct.back() != pattern.text) {
        distinct.push_back(pattern.text);
        words.first.push_back(static_cast<std::uint32_t>(words.targets.size()));
      }
      words.targets.push_back({pattern.group, pattern.number});
    }
    words.first.push_back(static_cast<std::uint32_t>(words.targets.size()));
    words.trie = WordTrie(distinct);
    for (const std::string_view term : distinct) words.gate.add(term);
  };
  const auto build = [&fill](const Terms& known, TermMatcher::Tables::Terms& terms) {
    terms.at_words = TermTable(known.words, [&known](auto visit) { known.for_each_word(visit); });
    fill(known.at_signs, terms.at_signs);
    fill(known.anywhere, terms.anywhere);
  };
  TermMatcher matcher;
  build(always_, matcher.tables_->always);
  build(on_demand_, matcher.tables_->on_demand);
  matcher.tables_->own_texts = own_texts_;
  return matcher;
}

}  // namespace obelus
