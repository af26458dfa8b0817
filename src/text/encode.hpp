// The way back from UTF-8 into a file's own encoding, for what is written into it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace obelus {

// Valid UTF-8 in the encoding of that name (as DecodedBytes::encoding gives it), without a
// byte-order mark; nullopt where the encoding is unknown or has no such character.
std::optional<std::string> encode_text(std::string_view text, const std::string& encoding);

}  // namespace obelus
