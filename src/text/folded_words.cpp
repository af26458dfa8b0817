// Which words of a term make its key.
#include "text/folded_words.hpp"

#include <algorithm>
#include <bit>

namespace obelus {

std::uint64_t sign_key(std::string_view folded) noexcept {
  if (folded.empty()) return 0;
  const std::size_t size = std::bit_floor(std::min(folded.size(), kMostSignBytes));
  const std::uint64_t bytes = size < eight_bytes::kSize ? eight_bytes::load_some(folded, 0, size)
                                                        : eight_bytes::load(folded.data());
  return sign_key(bytes, size);
}

std::uint64_t key_of_term(std::string_view folded) noexcept {
  const std::size_t first = word_end(folded, 0, folded.size());
  if (first == 0) return sign_key(folded);
  const std::uint64_t hash = hash_word(folded, 0, first);
  if (first == folded.size() || static_cast<unsigned char>(folded[first]) >= 0x80) {
    return term_key(hash);
  }
  const std::size_t second = word_end(folded, first + 1, folded.size());
  if (second == first + 1) return term_key(hash);
  return term_key(hash, folded[first], hash_word(folded, first + 1, second));
}

}  // namespace obelus
