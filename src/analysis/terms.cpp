// Terms in a text: looked up where words and signs stand.
#include "analysis/terms.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "analysis/word_edges.hpp"

namespace obelus {
namespace {

// Parts terms that are folded together: a control character, which folding leaves alone.
constexpr char kTermBreak = '\x1F';

}  // namespace

struct TermMatcher::Tables {
  TermTable always;
  TermTable on_demand;
  TermTable anywhere;  // TermEdges::none
  std::shared_ptr<const std::deque<std::string>> own_texts;
};

namespace {

// One search: the hits of one text.
class Search {
 public:
  Search(const FoldedText& folded, const WordEdges& edges, std::vector<TermHit>& hits,
         const TermGroups* groups = nullptr)
      : folded_(folded),
        edges_(edges),
        hits_(hits),
        before_(static_cast<std::ptrdiff_t>(hits.size())),
        groups_(groups) {}

  // Terms where words and signs stand. What is remembered from word to word stands in variables of
  // this loop, lest it be written to memory and read again at each.
  void at_edges(const TermTable& table, Span<Folded> part);
  // Terms wherever they stand.
  void anywhere(const TermTable& table);

  // What was found, in order, and once: it nearly is. Words are looked up in batches, and two keys
  // of one place that agree in nearly all bits find a term twice.
  void sort() {
    const auto in_order = [](const TermHit& a, const TermHit& b) {
      return std::tie(a.text, a.group, a.term) < std::tie(b.text, b.group, b.term);
    };
    if (!std::is_sorted(hits_.begin() + before_, hits_.end(), in_order)) {
      std::sort(hits_.begin() + before_, hits_.end(), in_order);
    }
    const auto same = [](const TermHit& a, const TermHit& b) {
      return a.text == b.text && a.group == b.group && a.term == b.term;
    };
    hits_.erase(std::unique(hits_.begin() + before_, hits_.end(), same), hits_.end());
  }

 private:
  // A word, or its remains behind Arabic proclitics: where terms may begin.
  struct Start {
    std::size_t begin;
    std::uint64_t hash;
  };
  static constexpr std::size_t kMostRemains = 3;                     // behind و, ب and ال
  static constexpr std::size_t kMostAsked = 2 * (1 + kMostRemains);  // at one word or sign
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-2);
  using Queries = std::array<TermTable::Query, 64>;

  // Asks for the terms that begin with the bytes at a place.
  template <class Ask>
  void ask_for_bytes(std::size_t at, Ask ask) const {
    const std::string_view text = folded_.text;
    const std::size_t left = text.size() - at;
    const std::uint64_t bytes = left < kMostSignBytes ? eight_bytes::load_some(text, at, left)
                                                      : eight_bytes::load(text.data() + at);
    for (std::size_t size = kMostSignBytes; size != 0; size /= 2) ask(sign_key(bytes, size), at);
  }

  template <class EndsAt>
  void answer(const TermTable& table, std::span<const TermTable::Query> queries, EndsAt ends_at) {
    table.find(
        queries, folded_.text,
        [this](TermGroup group) { return groups_ == nullptr || groups_->has(group); },
        [&](std::size_t begin, std::size_t end, TermGroup group, std::uint32_t number) {
          if (ends_at(end)) hits_.push_back({folded_.map.to_origin({begin, end}), group, number});
        });
  }
  [[gnu::noinline]] void answer_at_edges(const TermTable& table,
                                         std::span<const TermTable::Query> queries) {
    answer(table, queries, [this](std::size_t end) { return edges_.ends_at(end); });
  }

  const FoldedText& folded_;
  const WordEdges& edges_;
  std::vector<TermHit>& hits_;
  const std::ptrdiff_t before_;     // hits that others found
  const TermGroups* const groups_;  // that are wanted; all where there are none
};

void Search::at_edges(const TermTable& table, Span<Folded> part) {
  const std::string_view text = folded_.text;
  Queries queries;  // not yet answered: the first `asked`
  std::size_t asked = 0;
  Start last{};
  std::size_t last_end = kNowhere;
  std::array<Start, kMostRemains> remains{};  // of the last word
  std::size_t remains_count = 0;
  const auto make_room = [&] {
    if (asked <= queries.size() - kMostAsked) return;
    answer_at_edges(table, {queries.data(), asked});
    asked = 0;
  };
  // Without a branch: whether the table may have a key cannot be guessed, and nothing but the
  // place of the next query waits for the answer.
  const auto ask = [&](std::uint64_t key, std::size_t begin) {
    queries[asked] = {key, begin};
    asked += table.may_have(key) ? 1U : 0U;
  };
  // Asks for the terms that begin with the word, and for those that begin with the one before
  // it and go on with this.
  const auto word = [&](std::size_t begin, std::size_t end, std::uint64_t hash) {
    make_room();
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
      [&](std::size_t at) {
        if (!table.may_begin(text[at])) return;
        make_room();
        ask_for_bytes(at, ask);
      });
  answer_at_edges(table, {queries.data(), asked});
}

void Search::anywhere(const TermTable& table) {
  const std::string_view text = folded_.text;
  Queries queries;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!table.may_begin(text[at])) continue;
    std::size_t asked = 0;
    ask_for_bytes(at, [&](std::uint64_t key, std::size_t begin) {
      if (table.may_have(key)) queries[asked++] = {key, begin};
    });
    if (asked != 0) answer(table, {queries.data(), asked}, [](std::size_t) { return true; });
  }
}

}  // namespace

TermMatcher::TermMatcher() : tables_(std::make_unique<Tables>()) {}
TermMatcher::~TermMatcher() = default;
TermMatcher::TermMatcher(TermMatcher&&) noexcept = default;
TermMatcher& TermMatcher::operator=(TermMatcher&&) noexcept = default;

std::size_t TermMatcher::terms() const noexcept {
  return tables_->always.terms() + tables_->on_demand.terms() + tables_->anywhere.terms();
}

void TermMatcher::find_all(const FoldedText& folded, const WordEdges& edges,
                           std::vector<TermHit>& hits) const {
  constexpr std::size_t kBytesToHit = 64;  // in prose: so that most articles need room once
  hits.reserve(hits.size() + folded.text.size() / kBytesToHit);
  Search search(folded, edges, hits);
  if (tables_->always.terms() != 0) search.at_edges(tables_->always, {0, folded.text.size()});
  if (tables_->anywhere.terms() != 0) search.anywhere(tables_->anywhere);
  search.sort();
}

void TermMatcher::find_on_demand(const FoldedText& folded, const WordEdges& edges,
                                 Span<Folded> part, const TermGroups* groups,
                                 std::vector<TermHit>& hits) const {
  constexpr std::size_t kBytesToHit = 8;  // for common words
  hits.reserve(hits.size() + part.size() / kBytesToHit);
  Search search(folded, edges, hits, groups);
  search.at_edges(tables_->on_demand, part);
  search.sort();
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
    const bool anywhere = edges == TermEdges::none;
    Terms& known = anywhere ? anywhere_ : always_;
    known.others.push_back({term, anywhere ? sign_key(term) : key_of_term(term), group, number});
    ++known.count;
  }
  return group;
}

TermGroup TermMatcherBuilder::add_group(std::span<const Lexicon> lexicons, TermUse use) {
  Terms& known = use == TermUse::always ? always_ : on_demand_;
  const TermGroup group = next_group(use);
  known.lexicons.push_back({lexicons, group});
  for (const Lexicon& lexicon : lexicons) known.count += lexicon.terms.size();
  return group;
}

// Calls visit(term) for each that is not empty.
template <class Visit>
void TermMatcherBuilder::Terms::for_each(Visit visit) const {
  for (const auto& [listed, group] : lexicons) {
    std::uint32_t number = 0;
    for (const Lexicon& lexicon : listed) {
      for (const LexiconTerm& term : lexicon.terms) {
        if (term.key != 0) visit(TermTable::Term{term.folded, term.key, group, number});
        ++number;
      }
    }
  }
  for (const TermTable::Term& term : others) visit(term);
}

TermMatcher TermMatcherBuilder::build() const {
  const auto table = [](const Terms& known) {
    return TermTable(known.count, [&known](auto visit) { known.for_each(visit); });
  };
  TermMatcher matcher;
  *matcher.tables_ = {table(always_), table(on_demand_), table(anywhere_), own_texts_};
  return matcher;
}

}  // namespace obelus
