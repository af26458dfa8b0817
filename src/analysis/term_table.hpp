// Terms by their first words: at each word of a text one or two loads tell whether any term may
// begin there, and nearly always that is the end of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/eight_bytes.hpp"

namespace obelus {

namespace detail {
// Odd constants of 64 bits (Steele and Vigna, "Computationally easy, spectrally good multipliers",
// 2021).
inline constexpr std::uint64_t kFirstFactor = 0xF1357AEA2E62A9C5U;
inline constexpr std::uint64_t kLastFactor = 0xD1342543DE82EF95U;
}  // namespace detail

// The hash of a word of fewer than eight bytes; `bytes` holds it, the first byte lowest, and zeros.
constexpr std::uint64_t hash_short_word(std::uint64_t bytes, std::size_t size) noexcept {
  return (bytes ^ std::uint64_t{size} << 56U) * detail::kFirstFactor;
}

// A hash of a word: its first and last eight bytes and its length. Words that agree in all of them
// collide, so whoever finds a key compares the words.
inline std::uint64_t hash_word(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const std::size_t size = end - begin;
  const char* const word = text.data() + begin;
  if (size < eight_bytes::kSize) {
    std::uint64_t bytes = 0;
    if (text.size() - begin >= eight_bytes::kSize) {
      bytes = eight_bytes::load(word) & ((std::uint64_t{1} << (8 * size)) - 1);
    } else {
      std::memcpy(&bytes, word, size);
    }
    return hash_short_word(bytes, size);
  }
  const std::uint64_t first = eight_bytes::load(word);
  const std::uint64_t last = eight_bytes::load(word + size - eight_bytes::kSize);
  return (first ^ std::uint64_t{size} << 56U) * detail::kFirstFactor ^ last * detail::kLastFactor;
}

// A term is found under its first word, or under its first two and the sign between them where
// these are what it begins with: single words are often common, pairs seldom.
class TermTable {
 public:
  struct Term {
    std::uint32_t begin;  // of its words
    std::uint32_t size;
    std::uint32_t group;
    std::uint32_t number;
  };

  TermTable() = default;
  // `words` are the folded words that the terms are in, of these and maybe of others.
  TermTable(std::string_view words, const std::vector<Term>& terms);

  // The key of terms that begin with a word of that hash, and with two words and that one byte
  // between them. Its highest bits are its best ones.
  static std::uint64_t key(std::uint64_t first) noexcept { return first; }
  static std::uint64_t key(std::uint64_t first, char sign, std::uint64_t second) noexcept {
    return first + (second ^ static_cast<unsigned char>(sign)) * kPairMix;
  }

  // A place of a text where a term of that key may begin.
  struct Query {
    std::uint64_t key;
    std::size_t begin;
  };
  // False nearly always when there is no term of that key.
  bool may_have(std::uint64_t key) const noexcept {
    const std::uint64_t bit = key >> gate_shift_;
    return (gate_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  // Calls visit(begin, end, term) for each term that `text` has where a query says. The table is
  // larger than the fastest memory, so it is asked many things at a time, each of which it may
  // have: their answers are under way together.
  template <class Visit>
  void find(std::span<const Query> queries, std::string_view text, Visit visit) const {
    for (const Query& query : queries) __builtin_prefetch(&first_[query.key >> bucket_shift_]);
    for (const Query& query : queries) {
      __builtin_prefetch(&entries_[first_[query.key >> bucket_shift_]]);
    }
    for (const Query& query : queries) find(query, text, visit);
  }
  std::size_t terms() const noexcept { return entries_.size(); }

 private:
  static constexpr std::uint64_t kPairMix = 0xD1342543DE82EF95U;

  // Eight bytes of a term tell nearly always that a text has another: its first ones where it has
  // no more, else those up to its sixteenth. Where it has less, what is not its own is masked.
  struct Entry {
    std::uint64_t window;
    Term term;
    std::uint32_t tag;  // of the key
  };
  static std::uint64_t key_of(std::string_view words);
  // The bits below those that choose the bucket.
  static std::uint32_t tag(std::uint64_t key) noexcept {
    return static_cast<std::uint32_t>(key >> 16U);
  }
  static std::size_t window_begin(std::size_t size) noexcept {
    return size < 8 ? 0 : size < 16 ? size - 8 : 8;
  }
  static std::uint64_t window(std::string_view text, std::size_t begin, std::size_t size) noexcept {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + begin + window_begin(size), std::min(size, sizeof bytes));
    return bytes;
  }

  template <class Visit>
  void find(const Query& query, std::string_view text, Visit visit) const {
    const std::uint64_t bucket = query.key >> bucket_shift_;
    const std::size_t left = text.size() - query.begin;
    for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
      const Entry& entry = entries_[i];
      const std::size_t size = entry.term.size;
      if (entry.tag != tag(query.key) || left < size ||
          entry.window != window(text, query.begin, size)) {
        continue;
      }
      if (std::memcmp(text.data() + query.begin, words_.data() + entry.term.begin, size) == 0) {
        visit(query.begin, query.begin + size, entry.term);
      }
    }
  }

  std::string words_;
  std::vector<std::uint64_t> gate_{0};  // a bit for some leading bits of each key
  unsigned gate_shift_ = 63;
  unsigned bucket_shift_ = 63;
  std::vector<std::uint32_t> first_;  // entry of each bucket
  std::vector<Entry> entries_;        // by bucket, then as they were given
};

}  // namespace obelus
