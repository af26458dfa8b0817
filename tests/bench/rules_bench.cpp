// Each family of rules by itself, and whole checks.
#include "analysis/article.hpp"
#include "benchmarks.hpp"
#include "engine/linter.hpp"
#include "engine/run.hpp"
#include "made_rules.hpp"
#include "rules/table.hpp"

namespace obelus::bench {
namespace {

using Texts = std::vector<std::string>;

// What the family costs once the article's analyses are there: other families share those.
void family_rules(benchmark::State& state, const Texts& texts, const std::string& family) {
  const MadeRules rules("newsroom", family);
  const auto documents = read_all(texts);
  Scratch scratch;
  std::vector<std::unique_ptr<Article>> articles;
  for (const auto& document : documents) {
    articles.push_back(std::make_unique<Article>(*document, rules.matcher(), scratch));
    benchmark::DoNotOptimize(rules.check(*articles.back()));
  }
  for ([[maybe_unused]] auto run : state) {
    for (const auto& article : articles) benchmark::DoNotOptimize(rules.check(*article));
  }
  set_speed(state, bytes_of(texts));
}

// Bytes → findings, as in a run of the program on one thread.
void whole_check(benchmark::State& state, const Texts& texts, Format format) {
  const Linter linter(load_policy("core", catalogue()));
  WorkerScratch scratch;
  DocumentOptions options;
  options.format = format;
  for ([[maybe_unused]] auto run : state) {
    for (const std::string& text : texts) {
      benchmark::DoNotOptimize(check_bytes(linter, text, options, "article", scratch).data());
    }
  }
  set_speed(state, bytes_of(texts));
}

void load_core(benchmark::State& state) {
  for ([[maybe_unused]] auto run : state) {
    const Linter linter(load_policy("core", catalogue()));
    benchmark::DoNotOptimize(&linter);
  }
}

}  // namespace

void register_rules() {
  for (const Language language : kLanguages) {
    const Texts news = made_articles(language, Format::text, kArticles);
    for (const std::string& family : families()) {
      benchmark::RegisterBenchmark(named("rules/" + family, language).c_str(), family_rules, news,
                                   family);
    }
    const auto add_check = [&](const std::string& format_name, Format format) {
      benchmark::RegisterBenchmark(named("check/" + format_name, language).c_str(), whole_check,
                                   made_articles(language, format, kArticles), format);
    };
    add_check("text", Format::text);
    add_check("markdown", Format::markdown);
    add_check("html", Format::html);
  }
  benchmark::RegisterBenchmark("policy/core", load_core)->Unit(benchmark::kMillisecond);
}

}  // namespace obelus::bench
