// What a check came to as bytes, to be kept and read again by the same program.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/linter.hpp"

namespace obelus {

std::string to_bytes(std::span<const Finding> findings,
                     std::span<const SuppressedFinding> silenced);
// The result, of a file that is now called `path`; nullopt for bytes that are not whole.
std::optional<CheckResult> result_from_bytes(std::string_view bytes, std::string_view path);

}  // namespace obelus
