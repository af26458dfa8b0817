// Builds the table: terms counted into buckets by their keys, then put there.
#include "analysis/term_table.hpp"

#include <bit>

namespace obelus {
namespace {

constexpr unsigned kGateBits = 4;  // log2 of the bits for each term: so few let others pass

}  // namespace

// One place more than buckets and their end: while the table is built, first_[bucket + 1] is where
// the next term of a bucket goes, and in the end that is where the bucket after it begins.
void TermTable::make_room(std::size_t count) {
  const auto size_bits = static_cast<unsigned>(std::bit_width(count));
  bucket_shift_ = 64 - size_bits;
  gate_shift_ = 64 - std::max(size_bits + kGateBits, 7U);
  gate_.resize((std::uint64_t{1} << (64 - gate_shift_)) / 64);
  first_.resize((std::size_t{1} << size_bits) + 2);
  entries_.resize(count);
}

void TermTable::expect(std::uint64_t key) noexcept {
  const std::uint64_t bit = key >> gate_shift_;
  gate_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
  ++first_[(key >> bucket_shift_) + 2];
}

void TermTable::share_out() noexcept {
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

void TermTable::add(const Term& term) noexcept {
  const auto size = static_cast<std::uint32_t>(term.text.size());
  first_bytes_[static_cast<unsigned char>(term.text.front())] = true;
  entries_[first_[(term.key >> bucket_shift_) + 1]++] = {
      window(term.text, 0, size), term.text.data(), size, tag(term.key), term.group, term.number};
}

}  // namespace obelus
