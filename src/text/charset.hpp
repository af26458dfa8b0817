// Bytes of any encoding → valid UTF-8 with a map back. ICU converts and detects.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.hpp"

namespace obelus {

struct DecodedBytes {
  std::string text;                    // valid UTF-8
  OffsetMap<Raw, Disk> map;            // identity for sound UTF-8 without a byte-order mark
  std::string encoding;                // IANA name of what the bytes were read as: "UTF-8"
  bool byte_order_mark = false;        // a BOM began the bytes; it is not part of `text`
  bool guessed = false;                // no BOM, no declaration: the detector said so
  std::vector<Span<Disk>> ill_formed;  // bytes that the encoding has no character for
};

class UnknownEncoding : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Decodes `bytes`. `forced` (from --encoding) wins, then a BOM, then valid UTF-8, then `declared`
// (from <meta charset>, say), then, where the bytes are far from UTF-8, the detector; else UTF-8
// with its ill-formed bytes replaced. UTF-16 without a BOM is recognised by its zero bytes.
// Throws UnknownEncoding when `forced` names no encoding that ICU knows.
DecodedBytes decode_bytes(std::string_view bytes, std::string_view forced = {},
                          std::string_view declared = {});

}  // namespace obelus
