// Builds the table: keys of all terms, sorted into buckets by counting.
#include "analysis/term_table.hpp"

#include <bit>

#include "analysis/word_edges.hpp"

namespace obelus {
namespace {

constexpr unsigned kGateBits = 4;  // log2 of the bits for each term: so few let others pass

}  // namespace

TermTable::TermTable(std::string_view words, const std::vector<Term>& terms) {
  if (terms.empty()) return;
  const auto size_bits = static_cast<unsigned>(std::bit_width(terms.size()));
  bucket_shift_ = 64 - size_bits;
  gate_shift_ = 64 - std::max(size_bits + kGateBits, 7U);
  gate_.resize((std::uint64_t{1} << (64 - gate_shift_)) / 64);
  first_.resize((std::size_t{1} << size_bits) + 1);

  std::vector<std::uint64_t> keys;
  keys.reserve(terms.size());
  for (const Term& term : terms) {
    const std::uint64_t key = keys.emplace_back(key_of(words.substr(term.begin, term.size)));
    const std::uint64_t bit = key >> gate_shift_;
    gate_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
    ++first_[(key >> bucket_shift_) + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  entries_.resize(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    entries_[next[keys[i] >> bucket_shift_]++] = {window(words, terms[i].begin, terms[i].size),
                                                  terms[i], tag(keys[i])};
  }
  // Words of one bucket are neighbours, as they are read together.
  for (Entry& entry : entries_) {
    const std::string_view own = words.substr(entry.term.begin, entry.term.size);
    entry.term.begin = static_cast<std::uint32_t>(words_.size());
    words_ += own;
  }
}

std::uint64_t TermTable::key_of(std::string_view words) {
  const std::size_t first = word_end(words, 0, words.size());
  const std::uint64_t hash = hash_word(words, 0, first);
  if (first == words.size() || static_cast<unsigned char>(words[first]) >= 0x80) return key(hash);
  const std::size_t second = word_end(words, first + 1, words.size());
  if (second == first + 1) return key(hash);
  return key(hash, words[first], hash_word(words, first + 1, second));
}

}  // namespace obelus
