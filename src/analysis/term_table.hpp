// Terms by their first words: at each word of a text one load tells whether any term may begin
// there, and nearly always that is the end of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {

// A hash of a word: its first and last eight bytes and its length. Words that agree in all of them
// collide, so whoever finds a key compares the words.
inline std::uint64_t hash_word(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const std::size_t size = end - begin;
  const char* const word = text.data() + begin;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (size >= sizeof first) {
    std::memcpy(&first, word, sizeof first);
    std::memcpy(&last, word + size - sizeof last, sizeof last);
  } else if (text.size() - begin >= sizeof first) {
    std::memcpy(&first, word, sizeof first);
    first &= (std::uint64_t{1} << (8 * size)) - 1;
  } else {
    std::memcpy(&first, word, size);
  }
  // Odd constants of 64 bits (Steele and Vigna, "Computationally easy, spectrally good
  // multipliers", 2021).
  return (first ^ size << 56U) * 0xF1357AEA2E62A9C5U ^ last * 0xD1342543DE82EF95U;
}

// A term is found under its first word, or under its first two and the sign between them where
// these are what it begins with: single words are often common, pairs seldom.
class TermTable {
 public:
  struct Term {
    std::uint32_t begin;  // of its words in the text that the table was built from
    std::uint32_t size;
    std::uint32_t group;
    std::uint32_t number;
  };

  TermTable() = default;
  // `words` are the folded words of all terms.
  TermTable(std::string words, std::vector<Term> terms);

  // The words that a term's key is made of: what stands at [begin, end) of a text, and, unless
  // `sign` is 0, the next word behind that one byte.
  static std::uint64_t key(std::uint64_t first) noexcept { return first * kMix; }
  static std::uint64_t key(std::uint64_t first, char sign, std::uint64_t second) noexcept {
    return (first + (second ^ static_cast<unsigned char>(sign)) * kPairMix) * kMix;
  }

  // Whether a term of that key may be there; false nearly always when there is none.
  bool may_have(std::uint64_t key) const noexcept {
    const std::uint64_t bit = key >> gate_shift_;
    return !gate_.empty() && (gate_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  // Calls visit(end, term) for each term of that key which `text` has at `begin`.
  template <class Visit>
  void find(std::uint64_t key, std::string_view text, std::size_t begin, Visit visit) const {
    const std::uint64_t bucket = key >> bucket_shift_;
    for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
      const Entry& entry = entries_[i];
      if (entry.tag != static_cast<std::uint32_t>(key)) continue;
      const std::size_t size = entry.term.size;
      if (text.size() - begin < size ||
          std::memcmp(text.data() + begin, words_.data() + entry.term.begin, size) != 0) {
        continue;
      }
      visit(begin + size, entry.term);
    }
  }
  std::size_t terms() const noexcept { return entries_.size(); }

 private:
  static constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t kPairMix = 0xD1342543DE82EF95U;

  struct Entry {
    Term term;
    std::uint32_t tag;  // of the key
  };
  std::uint64_t key_of(const Term& term) const;

  std::string words_;
  std::vector<std::uint64_t> gate_;  // a bit for some leading bits of each key
  unsigned gate_shift_ = 63;
  unsigned bucket_shift_ = 63;
  std::vector<std::uint32_t> first_;  // entry of each bucket
  std::vector<Entry> entries_;        // by bucket, then as they were given
};

}  // namespace obelus
