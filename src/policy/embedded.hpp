// The files of policies/ as compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace obelus {

struct EmbeddedFile {
  std::string_view name;  // relative to policies/: "core.yaml", "lexicons/hearsay/en.txt"
  std::string_view content;
};

std::span<const EmbeddedFile> embedded_files() noexcept;  // sorted by name

}  // namespace obelus
