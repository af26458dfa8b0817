// Most places of a text begin no term. This says so after a load and three bits, so that the trie
// is walked only where a term's first bytes really stand.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace obelus {

// Knows the first eight bytes of words that have so many, the first four of shorter ones, the
// first two of the shortest. May let a place pass in vain, never holds back a word.
class PrefixGate {
 public:
  void add(std::string_view word) {
    if (word.empty()) return;
    first_[static_cast<unsigned char>(word.front())] = true;
    const std::uint64_t bytes = first_bytes(word, 0);
    if (word.size() >= 8) {
      set(eight_, slot(bytes));
    } else if (word.size() >= 4) {
      set(four_, slot(bytes & kFour));
    } else if (word.size() >= 2) {
      set(two_, bytes & kTwo);
    } else {
      for (std::size_t second = 0; second < 256; ++second) set(two_, (bytes & 0xFF) | second << 8);
    }
  }

  // Whether a word may stand at `begin`, which is below text.size().
  bool passes(std::string_view text, std::size_t begin) const noexcept {
    if (!first_[static_cast<unsigned char>(text[begin])]) return false;
    const std::uint64_t bytes = first_bytes(text, begin);
    return has(eight_, slot(bytes)) || has(four_, slot(bytes & kFour)) || has(two_, bytes & kTwo);
  }

 private:
  static_assert(std::endian::native == std::endian::little, "first_bytes reads little-endian");
  using Bits = std::array<std::uint64_t, 1024>;  // 65,536 bits
  static constexpr std::uint64_t kFour = 0xFFFFFFFF;
  static constexpr std::uint64_t kTwo = 0xFFFF;

  // Bytes past the end count as zero.
  static std::uint64_t first_bytes(std::string_view text, std::size_t begin) noexcept {
    std::uint64_t bytes = 0;
    const std::size_t left = text.size() - begin;
    if (left >= sizeof bytes) {
      std::memcpy(&bytes, text.data() + begin, sizeof bytes);
    } else {
      std::memcpy(&bytes, text.data() + begin, left);
    }
    return bytes;
  }
  // Fibonacci hashing to 16 bits (Knuth, The Art of Computer Programming, volume 3, section 6.4).
  static std::uint64_t slot(std::uint64_t bytes) noexcept {
    return bytes * 0x9E3779B97F4A7C15U >> 48U;
  }
  static void set(Bits& bits, std::uint64_t i) noexcept { bits[i >> 6U] |= 1ULL << (i & 63U); }
  static bool has(const Bits& bits, std::uint64_t i) noexcept {
    return (bits[i >> 6U] >> (i & 63U) & 1U) != 0;
  }

  std::array<bool, 256> first_{};  // bytes that some word begins with
  Bits eight_{};
  Bits four_{};
  Bits two_{};
};

}  // namespace obelus
