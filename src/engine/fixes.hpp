// Fixes: which of them hold together, and the bytes that a file then has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "engine/changed_lines.hpp"
#include "rules/finding.hpp"

namespace obelus {

enum class FixKind : std::uint8_t { none, safe, any };

struct FixedBytes {
  std::string bytes;      // of the file
  std::string text;       // what they must decode to
  std::size_t fixes = 0;  // that were applied; with 0 the rest is empty
  std::vector<ChangedBytes::Exchange> exchanges;
};

// Applies of each finding its first fix of that kind, in the findings' order. A fix is applied
// whole or not at all: not when one of its edits meets an edit that was chosen before (another
// check of the fixed bytes will offer it again), and not when the file's encoding lacks one of its
// characters. Bytes outside the edits stay as they are. `document` was read from `bytes`.
FixedBytes apply_fixes(std::string_view bytes, const Document& document,
                       std::span<const Finding> findings, FixKind kind);

}  // namespace obelus
