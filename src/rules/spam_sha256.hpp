// SHA-256 (FIPS 180-4), which the checksums of wallet addresses are made of.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace obelus {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace obelus
