// Validation and repair of UTF-8, by table 3-7 of the Unicode standard. ASCII goes sixteen bytes
// at a time; everything else one sequence at a time.
#include "text/utf8.hpp"

#include <cstdint>
#include <cstring>

#include "text/eight_bytes.hpp"

namespace obelus::utf8 {

namespace {

struct Sequence {
  std::size_t length;  // of the sequence, or of the maximal ill-formed subpart
  bool well_formed;
};

// The sequence at the beginning of [at, end), which is not empty.
inline Sequence read(const unsigned char* at, const unsigned char* end) noexcept {
  const unsigned char lead = *at;
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte is what shuts out overlong forms, surrogates and what lies above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const auto available = static_cast<std::size_t>(end - at);
  if (available < 2 || at[1] < low || at[1] > high) return {1, false};
  for (std::size_t i = 2; i < length; ++i) {
    if (i >= available || (at[i] & 0xC0) != 0x80) return {i, false};
  }
  return {length, true};
}

inline bool ascii_block(const unsigned char* at) noexcept {
  std::uint64_t words[2];
  std::memcpy(words, at, sizeof words);
  return ((words[0] | words[1]) & 0x8080808080808080U) == 0;
}

// Four sequences of two bytes: C2..DF, 80..BF.
inline bool four_pairs(const unsigned char* at) noexcept {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  constexpr std::uint64_t kForm = 0xC0E0C0E0C0E0C0E0U;
  constexpr std::uint64_t kPair = 0x80C080C080C080C0U;
  constexpr std::uint64_t kLead = 0x001E001E001E001EU;  // bits of which C0 and C1 have none
  constexpr std::uint64_t kCarry = 0x007F007F007F007FU;
  constexpr std::uint64_t kSome = 0x0080008000800080U;
  return (bytes & kForm) == kPair && (((bytes & kLead) + kCarry) & kSome) == kSome;
}

}  // namespace

std::size_t find_ill_formed(std::string_view bytes, std::size_t from) noexcept {
  const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = begin + bytes.size();
  if (from >= bytes.size()) return std::string_view::npos;
  const unsigned char* at = begin + from;
  while (at < end) {
    if (*at < 0x80) {
      while (end - at >= 16 && ascii_block(at)) at += 16;
      while (at < end && *at < 0x80) ++at;
      continue;
    }
    if (end - at >= 8 && four_pairs(at)) {
      at += 8;
      continue;
    }
    if (end - at >= 2 && *at >= 0xC2 && *at < 0xE0 && (at[1] & 0xC0) == 0x80) {
      at += 2;
      continue;
    }
    const Sequence sequence = read(at, end);
    if (!sequence.well_formed) return static_cast<std::size_t>(at - begin);
    at += sequence.length;
  }
  return std::string_view::npos;
}

Repaired repair(std::string_view bytes) {
  Repaired result;
  result.text.reserve(bytes.size());
  const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t sound = 0;
  for (;;) {
    const std::size_t bad = find_ill_formed(bytes, sound);
    const std::size_t stop = bad == std::string_view::npos ? bytes.size() : bad;
    result.text.append(bytes, sound, stop - sound);
    result.map.pieces().append_linear(sound, stop - sound);
    if (bad == std::string_view::npos) return result;
    const std::size_t length = read(begin + bad, begin + bytes.size()).length;
    append(result.text, U'\uFFFD');
    result.map.pieces().append_opaque(bad, length, 3);
    result.ill_formed.push_back({bad, bad + length});
    sound = bad + length;
  }
}

void append(std::string& out, char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) {
    out += byte(c);
  } else if (c < 0x800) {
    const char bytes[] = {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  } else if (c < 0x10000) {
    const char bytes[] = {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)),
                          byte(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)),
                          byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
    out.append(bytes, sizeof bytes);
  }
}

std::size_t length(std::string_view text) noexcept {
  std::size_t continuations = 0;
  std::size_t at = 0;
  for (; text.size() - at >= eight_bytes::kSize; at += eight_bytes::kSize) {
    const std::uint64_t bytes = eight_bytes::load(text.data() + at);
    continuations += eight_bytes::count(eight_bytes::beyond_ascii(bytes) & ~(bytes << 1U));
  }
  for (; at < text.size(); ++at) continuations += is_continuation(text[at]) ? 1U : 0U;
  return text.size() - continuations;
}

}  // namespace obelus::utf8
