// Writes the tables of text/chars.hpp and text/fold_table.hpp, as ICU knows them when Obelus is
// built: write_unicode_tables OUTPUT.cpp
#include <cstdio>
#include <string>
#include <vector>

#include "text/chars.hpp"
#include "text/fold_icu.hpp"

namespace {

using obelus::folding::Entry;
using obelus::folding::Kind;

void write_chars(std::FILE* out) {
  std::fputs("namespace chars {\nconst std::array<std::uint32_t, kTableSize> kTable = {", out);
  for (char32_t c = 0; c < obelus::chars::kTableSize; ++c) {
    std::fprintf(out, "%s0x%X,", c % 16 == 0 ? "\n" : "", obelus::chars::properties(c));
  }
  std::fputs("};\n}  // namespace chars\n\n", out);
}

void write_folding(std::FILE* out) {
  std::vector<Entry> entries;
  std::vector<std::string> expansions;
  for (char32_t c = 0; c < obelus::folding::kTableSize; ++c) {
    std::string expansion;
    entries.push_back(obelus::folding::classify(c, expansion));
    if (entries.back().kind != Kind::expanded) continue;
    entries.back().value = static_cast<std::uint16_t>(expansions.size());
    expansions.push_back(expansion);
  }
  std::fputs("namespace folding {\nconst std::array<Entry, kTableSize> kTable = {{", out);
  for (std::size_t c = 0; c < entries.size(); ++c) {
    const Entry& entry = entries[c];
    std::fprintf(out, "%s{Kind{%d},%d,%d},", c % 8 == 0 ? "\n" : "", static_cast<int>(entry.kind),
                 entry.combining_class, entry.value);
  }
  std::fputs("}};\nconst std::array<unsigned char, 0x80> kAscii = {", out);
  for (std::size_t c = 0; c < 0x80; ++c) {
    const Entry& entry = entries[c];
    const std::size_t folded = entry.kind == Kind::space     ? ' '
                               : entry.kind == Kind::changed ? entry.value
                                                             : c;
    std::fprintf(out, "%s%zu,", c % 16 == 0 ? "\n" : "", folded);
  }
  std::fputs("};\nconst std::array<std::uint16_t, 0x800> kTwoBytes = {", out);
  for (std::size_t c = 0; c < 0x800; ++c) {
    const Entry& entry = entries[c];
    const std::size_t folded = entry.kind == Kind::same      ? c
                               : entry.kind == Kind::changed ? entry.value
                                                             : 0;
    const bool two = c >= 0x80 && folded >= 0x80 && folded < 0x800;
    std::fprintf(out, "%s0x%zX,", c % 16 == 0 ? "\n" : "",
                 two ? (0xC0 | folded >> 6U) | (0x80 | (folded & 0x3FU)) << 8U : 0);
  }
  std::fputs("};\nnamespace {\nconstexpr std::string_view kStrings[] = {\n", out);
  for (const std::string& expansion : expansions) {
    std::fputs("\"", out);
    for (const char byte : expansion) {
      std::fprintf(out, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    }
    std::fputs("\",\n", out);
  }
  std::fputs("};\n}  // namespace\n", out);
  std::fputs("const std::span<const std::string_view> kExpansions = kStrings;\n", out);
  std::fputs("}  // namespace folding\n", out);
}

}  // namespace

int main(int argc, char** argv) {
  std::FILE* const out = argc == 2 ? std::fopen(argv[1], "w") : nullptr;
  if (out == nullptr) {
    std::fputs("usage: write_unicode_tables OUTPUT.cpp\n", stderr);
    return 2;
  }
  std::fputs(
      "// Written by cmake/write_unicode_tables.cpp from ICU's data.\n"
      "#include \"text/chars.hpp\"\n#include \"text/fold_table.hpp\"\n\n"
      "namespace obelus {\n\n",
      out);
  write_chars(out);
  write_folding(out);
  std::fputs("\n}  // namespace obelus\n", out);
  return std::fclose(out) == 0 ? 0 : 2;
}
