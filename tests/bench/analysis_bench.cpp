// What rules ask of an article, each by itself: folding, terms, quotations, sentences, line form.
#include "analysis/line_form.hpp"
#include "analysis/quotations.hpp"
#include "analysis/terms.hpp"
#include "analysis/word_edges.hpp"
#include "benchmarks.hpp"
#include "made_rules.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"

namespace obelus::bench {
namespace {

using Texts = std::vector<std::string>;

void fold_all(benchmark::State& state, const Texts& texts) {
  for ([[maybe_unused]] auto run : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(fold(text).text.data());
  }
  set_speed(state, bytes_of(texts));
}

// All terms of the policy newsroom.
void terms(benchmark::State& state, const Texts& texts) {
  const MadeRules rules("newsroom", "");
  std::vector<FoldedText> folded;
  for (const std::string& text : texts) folded.push_back(fold(text));
  std::vector<TermHit> hits;
  for ([[maybe_unused]] auto run : state) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      hits.clear();
      rules.matcher().find_all(folded[i], WordEdges(folded[i], texts[i]), hits);
      benchmark::DoNotOptimize(hits.data());
    }
  }
  set_speed(state, bytes_of(texts));
}

void quotations(benchmark::State& state, const Texts& texts) {
  const auto documents = read_all(texts);
  for ([[maybe_unused]] auto run : state) {
    for (const auto& document : documents) {
      benchmark::DoNotOptimize(analyse_quotations(*document).marks.data());
    }
  }
  set_speed(state, bytes_of(texts));
}

void sentences(benchmark::State& state, const Texts& texts) {
  const auto documents = read_all(texts);
  SentenceSplitter splitter;
  for ([[maybe_unused]] auto run : state) {
    for (const auto& document : documents) {
      for (const Block& block : document->blocks) {
        benchmark::DoNotOptimize(
            splitter.split(document->text(block), block.language, block.text.begin).data());
      }
    }
  }
  set_speed(state, bytes_of(texts));
}

void line_forms(benchmark::State& state, const Texts& texts) {
  const auto documents = read_all(texts);
  for ([[maybe_unused]] auto run : state) {
    for (const auto& document : documents) {
      for (std::size_t i = 0; i < document->blocks.size(); ++i) {
        benchmark::DoNotOptimize(line_form(*document, i).words);
      }
    }
  }
  set_speed(state, bytes_of(texts));
}

}  // namespace

void register_analysis() {
  for (const Language language : kLanguages) {
    const Texts few = made_articles(language, Format::text, kArticles, kFewMarks);
    const Texts news = made_articles(language, Format::text, kArticles);
    const auto add = [&](const std::string& what, auto function, const Texts& texts) {
      benchmark::RegisterBenchmark(named(what, language).c_str(), function, texts);
    };
    add("analysis/fold", fold_all, news);
    add("analysis/terms", terms, news);
    add("analysis/quotations_few", quotations, few);
    add("analysis/quotations_news", quotations, news);
    add("analysis/sentences", sentences, news);
    add("analysis/line_form", line_forms, news);
  }
  constexpr std::size_t kMarks = 1'000'000;
  benchmark::RegisterBenchmark("analysis/quotations_million_marks", quotations,
                               Texts{made_marks(kMarks, false)});
  benchmark::RegisterBenchmark("analysis/quotations_million_marks/broken", quotations,
                               Texts{made_marks(kMarks, true)});
}

}  // namespace obelus::bench
