// How grave a finding is and how sure the rule is of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace obelus {

enum class Severity : std::uint8_t { off, suggestion, warning, error };  // in ascending order
enum class Confidence : std::uint8_t { possible, definite };

std::string_view name(Severity severity) noexcept;  // "error"
std::string_view name(Confidence confidence) noexcept;
std::optional<Severity> severity_from(std::string_view name) noexcept;
// One step less severe; a suggestion stays one.
Severity lowered(Severity severity) noexcept;

}  // namespace obelus
