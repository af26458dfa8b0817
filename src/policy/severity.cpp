// The names of severities and confidences.
#include "policy/severity.hpp"

namespace obelus {

std::string_view name(Severity severity) noexcept {
  switch (severity) {
    case Severity::off: return "off";
    case Severity::suggestion: return "suggestion";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "";
}

std::string_view name(Confidence confidence) noexcept {
  return confidence == Confidence::definite ? "definite" : "possible";
}

std::optional<Severity> severity_from(std::string_view text) noexcept {
  for (const Severity severity :
       {Severity::off, Severity::suggestion, Severity::warning, Severity::error}) {
    if (name(severity) == text) return severity;
  }
  return std::nullopt;
}

Severity lowered(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return Severity::warning;
    case Severity::warning: return Severity::suggestion;
    default: return severity;
  }
}

}  // namespace obelus
