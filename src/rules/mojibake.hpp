// Mojibake by its mechanism: a run of characters that, put back into the bytes of a legacy charset,
// are sound UTF-8 of a plausible text. UTF-8 was read as that charset, and reading it again as
// what it is repairs it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace obelus {

struct MojibakeRun {
  Span<Text> span;
  std::string repaired;       // empty where bytes are missing, so that nothing can be repaired
  std::string_view charset;   // what the bytes were taken for: "windows-1252"
  std::size_t sequences = 1;  // how many it is made of
  bool controls = false;      // the other way about: windows-1252 taken for Latin 1
};

// The runs of `text`, in order; sequences in one word, or with no more than a few signs between
// them, are one run. A capital letter before a mark («É», ZZAJÉ’s) is no mojibake, although its
// bytes would do: it takes wreckage that nobody writes (Ã©, â€), a capital inside a word, or a
// chain. Where there is such proof, doubtful neighbours count as well. Sound text costs little more
// than a few memchr.
std::vector<MojibakeRun> find_mojibake(std::string_view text);

// Whether a run was nothing but quotation marks and apostrophes: quotes/mojibake speaks of it, and
// copy/mojibake of all others.
bool is_quotation_wreckage(const MojibakeRun& run);

}  // namespace obelus
