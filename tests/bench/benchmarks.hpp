// What the benchmarks share: each file registers those of one part of the program, and all count
// the bytes of the same articles.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "made_articles.hpp"

namespace obelus::bench {

void register_input();
void register_analysis();
void register_rules();
void register_reports();

constexpr std::size_t kArticles = 64;
constexpr Language kLanguages[] = {Language::arabic, Language::english};

// "parse/html" of Arabic: "parse/html/ar".
inline std::string named(std::string what, Language language) {
  what += '/';
  what += name(language);
  return what;
}

inline std::int64_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return static_cast<std::int64_t>(bytes);
}

// MB/s of what a run of the loop reads or writes.
inline void set_speed(benchmark::State& state, std::int64_t bytes_a_run) {
  state.SetBytesProcessed(state.iterations() * bytes_a_run);
}

// Plain text, read. Documents stay where they are: see read_document.
inline std::vector<std::unique_ptr<Document>> read_all(const std::vector<std::string>& texts) {
  std::vector<std::unique_ptr<Document>> documents;
  for (const std::string& text : texts) {
    documents.push_back(std::make_unique<Document>());
    read_document(text, {}, *documents.back());
  }
  return documents;
}

}  // namespace obelus::bench
