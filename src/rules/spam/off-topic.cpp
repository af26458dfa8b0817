// spam/off-topic: a paragraph that has nothing to do with the others. A hint and no more: sound
// paragraphs may turn to something new, so that only one without any longer word of the rest of
// the article, amid it, is named.
#include <fmt/format.h>

#include <array>
#include <optional>

#include "analysis/topic.hpp"
#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "rules/word_starts.hpp"
#include "text/chars.hpp"
#include "text/eight_bytes.hpp"

namespace obelus {
namespace {

constexpr std::size_t kParagraphs = 6;  // of prose in an article that has a topic
constexpr std::size_t kEdge = 2;        // blocks at either end where leads and notes stand
constexpr std::size_t kStems = 10;      // longer words of a paragraph that tell
constexpr std::size_t kBytes = 160;     // of a paragraph that can hold as many
constexpr std::size_t kProse = 100;     // of one that may be prose
constexpr std::size_t kBeginning = 5;   // bytes of a word that stand for it in the first look
constexpr unsigned kSlotBits = 14;
constexpr std::size_t kSlots = 1U << kSlotBits;
constexpr std::size_t kChance = 2;  // beginnings in common that are none by chance

// The first look, by the first bytes of words: which blocks share none of them.
class Beginnings {
 public:
  explicit Beginnings(const Article& article) : article_(article) {
    for (std::size_t block = 0; block < article.blocks().size(); ++block) {
      for_each(block, [&](std::size_t slot) {
        const auto own = static_cast<std::uint16_t>(block % kSeveral + 1);
        std::uint16_t& place = places_[slot];
        place = place == 0 || place == own ? own : kSeveral;
        return true;
      });
    }
  }

  bool shared_by_others(std::size_t block) const {
    std::size_t shared = 0;
    for_each(block, [&](std::size_t slot) {
      shared += places_[slot] == kSeveral ? 1 : 0;
      return shared < kChance;
    });
    return shared == kChance;
  }

 private:
  static constexpr std::uint16_t kSeveral = 0xFFFF;

  // Until `visit` returns false.
  template <class Visit>
  void for_each(std::size_t block, Visit visit) const {
    const std::string_view text = article_.text(article_.blocks()[block].text);
    for_each_word_start(text, [&](std::uint64_t bytes) {
      bytes = (bytes << kCut | eight_bytes::repeated(' ')) & ~kAllCut;
      // A space among them: a shorter word. Lower case leaves spaces what they are.
      if ((eight_bytes::maybe_equal(bytes, ' ') >> kCut << kCut) != 0) return true;
      return visit(static_cast<std::size_t>(bytes * 0x9E3779B97F4A7C15U >> (64 - kSlotBits)));
    });
  }

  static constexpr unsigned kCut = 64 - 8 * kBeginning;  // bits that the beginning does not fill
  static constexpr std::uint64_t kAllCut = (std::uint64_t{1} << kCut) - 1;

  const Article& article_;
  std::array<std::uint16_t, kSlots> places_{};  // block plus one, or kSeveral
};

class OffTopic final : public Rule {
 public:
  explicit OffTopic(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<Block>& blocks = article.blocks();
    if (blocks.size() < kParagraphs || !has_prose(article)) return;
    const Beginnings beginnings(article);
    std::optional<ArticleVocabulary> words;
    for (std::size_t i = kEdge; i + kEdge < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (block.scope != Scope::paragraph || block.boilerplate || block.text.size() < kBytes ||
          beginnings.shared_by_others(i) || !is_prose(article, i)) {
        continue;
      }
      if (!words) words.emplace(article, std::span<const std::size_t>());
      const ArticleVocabulary::Overlap overlap = words->overlap(i);
      if (overlap.stems >= kStems && overlap.shared == 0) report(article, block, overlap, context);
    }
  }

 private:
  static bool has_prose(const Article& article) {
    std::size_t prose = 0;
    for (std::size_t i = 0; i < article.blocks().size() && prose < kParagraphs; ++i) {
      prose += article.blocks()[i].text.size() >= kProse ? 1 : 0;
    }
    return prose == kParagraphs;
  }

  static void report(const Article& article, const Block& block,
                     const ArticleVocabulary::Overlap& overlap, Context& context) {
    context.report(
        {.span = article.to_raw(block.text),
         .message = fmt::format("The paragraph “{}” has no word in common with the others",
                                shortened(article.text(block.text))),
         .confidence = Confidence::possible,
         .evidence = {fmt::format("{} longer words, none of them elsewhere", overlap.stems)}});
  }
};

}  // namespace

extern const RuleDefinition spam_off_topic{
    .info =
        {.id = "spam/off-topic",
         .summary = "A paragraph that shares no word with the rest of the article",
         .why = "Paragraphs of one article share names and terms. One amid them that has a dozen "
                "longer words of its own and none of the others' may have been pasted in. Authors "
                "digress as well, so this is a hint, never a verdict.",
         .bad = {.text =
                     "The council of Marwick votes on the budget of its schools on Monday. The "
                     "mayor of Marwick wants to spend more on teachers and on the repair of "
                     "schools than last year.\n\n"
                     "The budget has been discussed in the council for three months. Parents of "
                     "Marwick had asked for smaller classes, and teachers of all schools had "
                     "signed a letter to the mayor.\n\n"
                     "The mayor told the council that the repair of the oldest schools cannot wait "
                     "for another year. The budget sets two million aside for the roofs of "
                     "Marwick's schools alone.\n\n"
                     "Whitening toothpaste with charcoal removes stains overnight without damaging "
                     "enamel, dentists recommend brushing gently twice every morning, afterwards "
                     "rinsing thoroughly using lukewarm mineral water.\n\n"
                     "Some members of the council doubt that the budget can be balanced. The mayor "
                     "answered that the town had saved as much when the harbour was built by the "
                     "council itself.\n\n"
                     "Teachers hope for new classes as well. The council of Marwick will hear what "
                     "the parents think before it votes on the budget of the schools on Monday "
                     "evening.\n\n"
                     "If the council agrees, the repair of the first schools can begin in summer. "
                     "The mayor expects that parents and teachers of Marwick will help where they "
                     "can.\n"},
         .good = {.text =
                      "The council of Marwick votes on the budget on Monday.\n\nThe mayor wants "
                      "to spend more on schools.\n"},
         .severity = Severity::suggestion},
    .make = make_rule<OffTopic>,
};

}  // namespace obelus
