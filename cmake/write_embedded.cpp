// Writes the files of policies/ as the table that policy/embedded.hpp declares, lexicons read and
// folded, so that a program that starts has nothing to parse: write_embedded POLICIES OUTPUT.cpp
#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "policy/lexicon_file.hpp"
#include "text/folded_words.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of_files(const fs::path& root) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = entry.path().lexically_relative(root).generic_string();
    const bool list = name.starts_with("lexicons/") && name.ends_with(".txt");
    if (entry.is_regular_file() && (list || name.ends_with(".yaml"))) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A string literal, a source line for each line of the text. Octal escapes end after three digits,
// whatever follows.
void write_literal(std::FILE* out, std::string_view text) {
  std::fputs("\"", out);
  for (const char byte : text) {
    const auto value = static_cast<unsigned>(static_cast<unsigned char>(byte));
    if (byte == '\n') {
      std::fputs("\\n\"\n     \"", out);
    } else if (byte == '"' || byte == '\\' || byte == '?') {
      std::fprintf(out, "\\%c", byte);
    } else if (value < 0x20 || value >= 0x7F) {
      std::fprintf(out, "\\%03o", value);
    } else {
      std::fputc(byte, out);
    }
  }
  std::fputs("\"", out);
}

// constexpr EmbeddedTerm kTerms<number>[] = {…}; returns the folded terms.
std::string write_terms(std::FILE* out, std::size_t number, const std::string& name,
                        std::string_view content) {
  const std::vector<obelus::WrittenTerm> terms = obelus::parse_lexicon(content, name);
  if (terms.empty()) throw std::runtime_error(name + ": no terms");
  std::string folded;
  std::fprintf(out, "constexpr EmbeddedTerm kTerms%zu[] = {", number);
  std::size_t from = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::string& text = terms[i].text;
    // Terms stand in the order of the file, each first on its line.
    std::size_t at = content.find(text, from);
    const auto begins_line = [&] {
      const std::size_t before = content.find_last_not_of(" \t\\", at == 0 ? 0 : at - 1);
      return at == 0 || before == std::string_view::npos || content[before] == '\n';
    };
    while (at != std::string_view::npos && !begins_line()) at = content.find(text, at + 1);
    if (at == std::string_view::npos) throw std::runtime_error(name + ": lost “" + text + "”");
    from = at + text.size();
    std::fprintf(out, "%s{%zu,%zu,%zu,%zu,%" PRIu64 "U,%.17g},", i % 4 == 0 ? "\n" : "", at,
                 folded.size(), text.size(), terms[i].folded.size(),
                 obelus::key_of_term(terms[i].folded), terms[i].weight);
    folded += terms[i].folded;
  }
  std::fputs("};\n", out);
  return folded;
}

void write(std::FILE* out, const fs::path& root) {
  std::fputs(
      "// Written by cmake/write_embedded.cpp from policies/.\n"
      "#include \"policy/embedded.hpp\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace obelus {\nnamespace {\n",
      out);
  const std::vector<std::string> names = names_of_files(root);
  std::vector<std::string> contents(names.size());
  std::vector<std::string> folded(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    contents[i] = read(root / names[i]);
    if (obelus::lexicon_name(names[i])) folded[i] = write_terms(out, i, names[i], contents[i]);
  }
  std::fputs("constexpr EmbeddedFile kFiles[] = {\n", out);
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::fprintf(out, "    {\"%s\",\n     {", names[i].c_str());
    write_literal(out, contents[i]);
    std::fprintf(out, ", %zu},\n     {", contents[i].size());
    write_literal(out, folded[i]);
    std::fprintf(out, ", %zu}", folded[i].size());
    if (obelus::lexicon_name(names[i])) std::fprintf(out, ", kTerms%zu", i);
    std::fputs("},\n", out);
  }
  std::fputs(
      "};\n}  // namespace\n\n"
      "std::span<const EmbeddedFile> embedded_files() noexcept { return kFiles; }\n"
      "}  // namespace obelus\n",
      out);
}

}  // namespace

int main(int argc, char** argv) {
  std::FILE* const out = argc == 3 ? std::fopen(argv[2], "wb") : nullptr;
  if (out == nullptr) {
    std::fputs("usage: write_embedded POLICIES OUTPUT.cpp\n", stderr);
    return 2;
  }
  try {
    write(out, argv[1]);
    if (std::fclose(out) == 0) return 0;
    std::perror(argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 2;
}
