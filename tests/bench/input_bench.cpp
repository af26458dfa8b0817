// From a file to a document: reading bytes, validating them, and the three parsers.
#include <filesystem>
#include <fstream>
#include <utility>

#include "benchmarks.hpp"
#include "document/readers.hpp"
#include "engine/read_file.hpp"
#include "text/charset.hpp"
#include "text/line_index.hpp"
#include "text/utf8.hpp"

namespace obelus::bench {
namespace {

using Texts = std::vector<std::string>;

void read_files(benchmark::State& state, const Texts& texts) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "obelus-bench.txt";
  std::ofstream(file, std::ios::binary) << texts.front();
  for ([[maybe_unused]] auto run : state) {
    benchmark::DoNotOptimize(read_file(file).bytes.data());
  }
  std::filesystem::remove(file);
  set_speed(state, static_cast<std::int64_t>(texts.front().size()));
}

void validate(benchmark::State& state, const Texts& texts) {
  for ([[maybe_unused]] auto run : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(utf8::find_ill_formed(text));
  }
  set_speed(state, bytes_of(texts));
}

// The reader alone, on bytes that have been decoded; read_whole also decodes, and finds the
// languages.
void parse(benchmark::State& state, const Texts& texts, void (*read)(Document&)) {
  std::vector<DecodedBytes> sources;
  for (const std::string& text : texts) sources.push_back(decode_bytes(text));
  for ([[maybe_unused]] auto run : state) {
    for (DecodedBytes& source : sources) {
      Document document;
      document.source = std::move(source);
      document.lines = LineIndex(document.source.text);
      read(document);
      benchmark::DoNotOptimize(document.blocks.data());
      source = std::move(document.source);
    }
  }
  set_speed(state, bytes_of(texts));
}

void read_whole(benchmark::State& state, const Texts& texts, Format format) {
  DocumentOptions options;
  options.format = format;
  for ([[maybe_unused]] auto run : state) {
    for (const std::string& text : texts) {
      Document document;
      read_document(text, options, document);
      benchmark::DoNotOptimize(document.blocks.data());
    }
  }
  set_speed(state, bytes_of(texts));
}

}  // namespace

void register_input() {
  for (const Language language : kLanguages) {
    const Texts text = made_articles(language, Format::text, kArticles);
    const Texts markdown = made_articles(language, Format::markdown, kArticles);
    const Texts html = made_articles(language, Format::html, kArticles);
    const auto add = [&](const std::string& what, auto function, auto... arguments) {
      benchmark::RegisterBenchmark(named(what, language).c_str(), function, arguments...);
    };
    add("input/read_file", read_files, text);
    add("input/validate", validate, text);
    add("parse/text", parse, text, read_plain);
    add("parse/markdown", parse, markdown, read_markdown);
    add("parse/html", parse, html, read_html);
    add("document/text", read_whole, text, Format::text);
    add("document/markdown", read_whole, markdown, Format::markdown);
    add("document/html", read_whole, html, Format::html);
  }
}

}  // namespace obelus::bench
