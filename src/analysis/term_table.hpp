// Terms by what they begin with: at each word of a text one or two loads tell whether any term may
// begin there, and nearly always that is the end of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "text/eight_bytes.hpp"
#include "text/folded_words.hpp"

namespace obelus {

// A term is found under its first word, or under its first two and the sign between them where
// these are what it begins with: single words are often common, pairs seldom. One that begins
// otherwise is found under its first bytes.
class TermTable {
 public:
  struct Term {
    std::string_view text;  // folded
    std::uint64_t key;      // text/folded_words.hpp
    std::uint32_t group;
    std::uint32_t number;
  };

  TermTable() = default;
  // Of at most `count` terms, those that for_each(visit) calls visit(term) for, which it is asked
  // for twice and answers alike. Their texts must outlive the table.
  template <class ForEach>
  TermTable(std::size_t count, ForEach for_each) {
    if (count == 0) return;
    make_room(count);
    for_each([this](const Term& term) { expect(term.key); });
    share_out();
    for_each([this](const Term& term) { add(term); });
  }

  // A place of a text where a term of that key may begin.
  struct Query {
    std::uint64_t key;
    std::size_t begin;
  };
  // Whether some term begins with that byte.
  bool may_begin(char first) const noexcept {
    return first_bytes_[static_cast<unsigned char>(first)];
  }
  // False nearly always when there is no term of that key.
  bool may_have(std::uint64_t key) const noexcept {
    const std::uint64_t bit = key >> gate_shift_;
    return (gate_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  // Calls visit(begin, end, group, number) for each term of a wanted(group) that `text` has where a
  // query says. The table is larger than the fastest memory, so it is asked many things at a time,
  // each of which it may have: their answers are under way together.
  template <class Wanted, class Visit>
  void find(std::span<const Query> queries, std::string_view text, Wanted wanted,
            Visit visit) const {
    for (const Query& query : queries) __builtin_prefetch(&first_[query.key >> bucket_shift_]);
    for (const Query& query : queries) {
      __builtin_prefetch(&entries_[first_[query.key >> bucket_shift_]]);
    }
    for (const Query& query : queries) find(query, text, wanted, visit);
  }
  std::size_t terms() const noexcept { return entries_.size(); }

 private:
  // Eight bytes of a term tell nearly always that a text has another: its first ones where it has
  // no more, else those up to its sixteenth. Where it has less, what is not its own is masked.
  struct Entry {
    std::uint64_t window;
    const char* text;
    std::uint32_t size;
    std::uint32_t tag;  // of the key
    std::uint32_t group;
    std::uint32_t number;
  };
  void make_room(std::size_t count);
  void expect(std::uint64_t key) noexcept;
  void share_out() noexcept;
  void add(const Term& term) noexcept;

  // The bits below those that choose the bucket.
  static std::uint32_t tag(std::uint64_t key) noexcept {
    return static_cast<std::uint32_t>(key >> 16U);
  }
  static std::uint64_t window(std::string_view text, std::size_t begin, std::size_t size) noexcept {
    if (size < eight_bytes::kSize) return eight_bytes::load_some(text, begin, size);
    return eight_bytes::load(text.data() + begin + std::min(size, 2 * eight_bytes::kSize) -
                             eight_bytes::kSize);
  }

  template <class Wanted, class Visit>
  void find(const Query& query, std::string_view text, Wanted wanted, Visit visit) const {
    const std::uint64_t bucket = query.key >> bucket_shift_;
    const std::size_t left = text.size() - query.begin;
    for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
      const Entry& entry = entries_[i];
      const std::size_t size = entry.size;
      if (entry.tag != tag(query.key) || !wanted(entry.group) || left < size ||
          entry.window != window(text, query.begin, size)) {
        continue;
      }
      // The window may have been all of it; else the rest is nearly always the same too.
      if (size <= sizeof entry.window ||
          std::memcmp(text.data() + query.begin, entry.text, size) == 0) {
        visit(query.begin, query.begin + size, entry.group, entry.number);
      }
    }
  }

  std::array<bool, 256> first_bytes_{};
  std::vector<std::uint64_t> gate_{0};  // a bit for some leading bits of each key
  unsigned gate_shift_ = 63;
  unsigned bucket_shift_ = 63;
  std::vector<std::uint32_t> first_;  // entry of each bucket, and the end
  std::vector<Entry> entries_;        // by bucket, then as they were given
};

}  // namespace obelus
