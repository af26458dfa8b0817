// Builds the table: keys of all terms, sorted into buckets by counting.
#include "analysis/term_table.hpp"

#include <bit>

namespace obelus {
namespace {

constexpr unsigned kGateBits = 4;  // log2 of the bits for each term: so few let others pass

}  // namespace

TermTable::TermTable(std::span<const KeyedTerm> terms) {
  if (terms.empty()) return;
  const auto size_bits = static_cast<unsigned>(std::bit_width(terms.size()));
  bucket_shift_ = 64 - size_bits;
  gate_shift_ = 64 - std::max(size_bits + kGateBits, 7U);
  gate_.resize((std::uint64_t{1} << (64 - gate_shift_)) / 64);
  first_.resize((std::size_t{1} << size_bits) + 1);

  for (const auto& [key, term] : terms) {
    const std::uint64_t bit = key >> gate_shift_;
    gate_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
    ++first_[(key >> bucket_shift_) + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  entries_.resize(terms.size());
  for (const auto& [key, term] : terms) {
    entries_[next[key >> bucket_shift_]++] = {window({term.text, term.size}, 0, term.size), term,
                                              tag(key)};
  }
}

}  // namespace obelus
