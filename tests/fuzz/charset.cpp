// Encodings: forced, marked, declared or guessed. Two lines before the bytes: the encoding that is
// forced and the one that is declared, each may be empty.
#include "text/charset.hpp"
#include "fuzz.hpp"
#include "text/encode.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {
namespace {

void expect_sound(const DecodedBytes& decoded, std::string_view bytes) {
  expect(utf8::find_ill_formed(decoded.text) == std::string::npos, "decoded text is UTF-8");
  expect(decoded.map.target_length() == decoded.text.size(), "the map is as long as the text");
  expect(!decoded.encoding.empty(), "an encoding has a name");
  expect_monotone(
      [&](std::size_t begin, std::size_t end) {
        const Span<Disk> disk = decoded.map.to_origin({begin, end});
        return std::pair(disk.begin, disk.end);
      },
      decoded.text.size(), bytes.size());
  std::size_t end = 0;
  for (const Span<Disk> fault : decoded.ill_formed) {
    expect(fault.begin >= end && !fault.empty() && fault.end <= bytes.size(),
           "faults are in order");
    end = fault.end;
  }
}

// What was read without a fault can be written, and then reads the same.
void check_round_trip(const DecodedBytes& decoded) {
  if (!decoded.ill_formed.empty()) return;
  const auto written = encode_text(decoded.text, decoded.encoding);
  if (!written) return;
  const DecodedBytes again = decode_bytes(*written, decoded.encoding);
  // What is written may begin with what is then taken for a byte-order mark.
  if (again.byte_order_mark) return;
  expect(again.text == decoded.text, "what is written in an encoding reads the same");
}

}  // namespace

void check(std::string_view bytes) {
  const std::size_t first = std::min(bytes.find('\n'), bytes.size());
  const std::string_view forced = bytes.substr(0, first);
  bytes.remove_prefix(std::min(first + 1, bytes.size()));
  const std::size_t second = std::min(bytes.find('\n'), bytes.size());
  const std::string_view declared = bytes.substr(0, second);
  bytes.remove_prefix(std::min(second + 1, bytes.size()));
  try {
    const DecodedBytes decoded = decode_bytes(bytes, forced, declared);
    expect_sound(decoded, bytes);
    check_round_trip(decoded);
  } catch (const UnknownEncoding&) {
    expect(!forced.empty(), "only what is forced can be unknown");
  }
}

}  // namespace obelus::fuzz
