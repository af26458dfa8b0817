// The files of policies/ as compiled into the program by cmake/write_embedded.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace obelus {

// A term of a lexicon: where it stands in its file, and folded in EmbeddedFile::folded. In bytes.
struct EmbeddedTerm {
  std::uint32_t text;
  std::uint32_t folded;
  std::uint16_t text_size;
  std::uint16_t folded_size;
  std::uint64_t key;  // key_of_term(), text/folded_words.hpp
  double weight;
};

struct EmbeddedFile {
  std::string_view name;  // relative to policies/: "core.yaml", "lexicons/hearsay/en.txt"
  std::string_view content;
  std::string_view folded{};              // of a lexicon: its terms, folded
  std::span<const EmbeddedTerm> terms{};  // of a lexicon
};

std::span<const EmbeddedFile> embedded_files() noexcept;  // sorted by name

}  // namespace obelus
