// spam/duplicate: a paragraph that stands in the article twice.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::uint32_t kWords = 8;
constexpr std::uint32_t kVerse =
    20;                             // words up to which a line without a full stop may be a refrain
constexpr std::size_t kBytes = 40;  // of a paragraph that can hold eight words
constexpr std::uint32_t kWordsToDigit = 4;  // fewer: a recipe, a table, a result

// Without punctuation and spaces at its ends.
std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (is_word(utf8::decode(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t before = end;
    if (is_word(utf8::decode_before(text, before))) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

class Duplicate final : public Rule {
 public:
  explicit Duplicate(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    // Copies of a text: the first, the second, and how many.
    struct Copies {
      std::size_t first = 0, second = 0, count = 0;
    };
    std::unordered_map<std::string_view, Copies> seen;
    std::vector<const Copies*> repeated;
    for (const Paragraph& paragraph : look_alikes(article)) {
      const std::size_t i = paragraph.block;
      const auto [place, is_new] = seen.emplace(paragraph.text, Copies{i, 0, 1});
      Copies& copies = place->second;
      if (is_new || ++copies.count > 2 || is_sound(article, i)) continue;
      copies.second = i;
      repeated.push_back(&copies);
    }
    for (const Copies* copies : repeated) {
      // What comes again and again is meant to: a refrain, a label, a form.
      if (copies->count == 2) report(article, copies->second, copies->first, context);
    }
  }

 private:
  struct Paragraph {
    std::size_t block = 0;
    std::string_view text;  // folded and trimmed
    std::uint64_t sample = 0;
  };

  // The paragraphs whose length, beginning, middle and end another has too: hardly ever any.
  static std::vector<Paragraph> look_alikes(const Article& article) {
    const std::vector<Block>& blocks = article.blocks();
    std::vector<Paragraph> paragraphs;
    std::vector<std::uint64_t> samples;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].scope != Scope::paragraph || blocks[i].text.size() < kBytes) continue;
      const FoldedText& folded = article.folded();
      const std::string_view text = trimmed(folded.map.to_target(blocks[i].text).of(folded.text));
      paragraphs.push_back({i, text, sample_of(text)});
      samples.push_back(paragraphs.back().sample);
    }
    std::sort(samples.begin(), samples.end());
    std::erase_if(paragraphs, [&](const Paragraph& paragraph) {
      const auto found = std::lower_bound(samples.begin(), samples.end(), paragraph.sample);
      return std::next(found) == samples.end() || *std::next(found) != paragraph.sample;
    });
    return paragraphs;
  }

  static std::uint64_t sample_of(std::string_view text) {
    std::uint64_t sample = text.size();
    if (text.size() < sizeof sample) return sample;
    for (const std::size_t at : {std::size_t{0}, text.size() / 2, text.size() - sizeof sample}) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + std::min(at, text.size() - sizeof bytes), sizeof bytes);
      sample = (sample ^ bytes) * 0x9E3779B97F4A7C15U;
    }
    return sample;
  }

  // Too short to be a copy by mistake, a refrain, or figures.
  static bool is_sound(const Article& article, std::size_t block) {
    const LineForm& form = article.form(block);
    return form.words < kWords || (!form.terminal && form.words < kVerse) ||
           form.digits * kWordsToDigit > form.words;
  }

  static void report(const Article& article, std::size_t block, std::size_t copy,
                     Context& context) {
    const Span<Text> text = article.blocks()[block].text;
    context.report({.span = article.to_raw(text),
                    .message = fmt::format("The paragraph “{}” stands here a second time",
                                           shortened(article.text(text))),
                    .related = {{article.to_raw(article.blocks()[copy].text), "the first copy"}}});
  }
};

}  // namespace

extern const RuleDefinition spam_duplicate{
    .info = {.id = "spam/duplicate",
             .summary = "A paragraph stands in the article twice",
             .why = "Templates, merges and scrapers repeat paragraphs, and readers take it for "
                    "carelessness. Paragraphs of eight words or more are compared without regard "
                    "to case, marks and spacing; lists, tables, captions, quotations and the "
                    "refrains of verse may repeat.",
             .bad = {.text = "The river rose by two metres overnight and flooded the old town.\n\n"
                             "Schools remained closed on Thursday.\n\n"
                             "The river rose by two metres overnight and flooded the old town.\n"},
             .good = {.text = "The river rose by two metres overnight and flooded the old town.\n\n"
                              "Schools remained closed on Thursday.\n\n"
                              "By noon the river had fallen again and the old town was dry.\n"},
             .severity = Severity::warning},
    .make = make_rule<Duplicate>,
};

}  // namespace obelus
