// copy/mojibake: UTF-8 that was read as another encoding and saved so: “donâ€™t”, “cafÃ©”, “Ø§Ù„”.
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <fmt/core.h>

#include "rules/copy_text.hpp"
#include "rules/mojibake.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kRunsReported = 100;  // a whole article of it is one mistake

// Texts about encodings show mojibake on purpose.
bool speaks_of_encodings(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWords = {"ojibake", "UTF-8", "nicode",
                                                      "ncoding", "ترميز", "кодировк"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

class Mojibake final : public Rule {
 public:
  explicit Mojibake(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    std::size_t block = article.blocks().size();
    bool on_purpose = false;
    std::vector<MojibakeRun> runs = find_mojibake(article.text());
    std::erase_if(runs, [&](const auto& run) {
      return is_quotation_wreckage(run) || !in_words(article, run.span.begin);
    });
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const MojibakeRun& run = runs[i];
      if (i == kRunsReported) return report_rest(article, std::span(runs).subspan(i), context);
      const std::size_t here = article.document().block_at(run.span.begin);
      if (here != block) {
        block = here;
        on_purpose = speaks_of_encodings(article.text(article.blocks()[block].text));
      }
      report(article, run, on_purpose, context);
    }
  }

 private:
  static void report_rest(const Article& article, std::span<const MojibakeRun> runs,
                          Context& context) {
    context.report({.span = article.to_raw(runs.front().span),
                    .message = fmt::format("{} more places are damaged in the same way; read the "
                                           "whole file again, as UTF-8",
                                           runs.size())});
  }

  static std::string what(const MojibakeRun& run) {
    if (run.controls) return "windows-1252 that was read as Latin 1";
    if (!run.repaired.empty()) return fmt::format("UTF-8 that was read as {}", run.charset);
    return fmt::format("text in another encoding that was read as {}", run.charset);
  }

  static void report(const Article& article, const MojibakeRun& run, bool on_purpose,
                     Context& context) {
    const std::string_view text = article.text();
    const std::string_view words = words_around(text, run.span.begin, run.span.end);
    const auto words_begin = static_cast<std::size_t>(words.data() - text.data());
    std::string message = fmt::format("“{}” is {}", visible(words), what(run));
    Report report{.span = article.to_raw(run.span),
                  .message = {},
                  .confidence = on_purpose ? Confidence::possible : Confidence::definite};
    if (!run.repaired.empty()) {
      std::string sound(words.substr(0, run.span.begin - words_begin));
      sound += run.repaired;
      sound += words.substr(run.span.end - words_begin);
      message += fmt::format("; it should read “{}”", visible(sound));
      add_fix(article, run, report);
    }
    report.message = std::move(message);
    context.report(std::move(report));
  }

  // Not where markup stands between the characters.
  static void add_fix(const Article& article, const MojibakeRun& run, Report& report) {
    const std::string_view raw = report.span.of(article.document().raw());
    if (raw.find('<') != std::string_view::npos) return;
    std::string text = run.repaired;
    constexpr std::string_view kMark = "\uFEFF";  // a byte-order mark is of no use inside a text
    for (std::size_t at = 0; (at = text.find(kMark, at)) != std::string::npos;) {
      text.erase(at, kMark.size());
    }
    report.fixes.push_back(
        {fmt::format("Read the bytes of “{}” as UTF-8", visible(article.text(run.span))),
         false,
         {{report.span, std::move(text)}}});
  }
};

}  // namespace

extern const RuleDefinition copy_mojibake{
    .info = {.id = "copy/mojibake",
             .summary = "Text that was saved in UTF-8 and read as another encoding",
             .why = "“donâ€™t” was “don’t” before a program took its bytes for windows-1252. The "
                    "rule puts suspicious characters back into the bytes of windows-1252, 1250, "
                    "1251, 1256 and Macintosh; where these are sound UTF-8 that reads like text, "
                    "and nobody writes such characters side by side, it reports the run and "
                    "offers the text as it was. In paragraphs about encodings it only warns.",
             .bad = {.text = "The mayor didnâ€™t visit the cafÃ© on Sunday.\n"},
             .good = {.text = "The mayor didn’t visit the café “L’École” on Sunday.\n"},
             .severity = Severity::error},
    .make = make_rule<Mojibake>,
};

}  // namespace obelus
