// attribution/blockquote: a block quotation that does not say whose words it holds.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/credit_signs.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr OptionInfo kOptions[] = {
    {.name = "min_words",
     .type = OptionType::integer,
     .fallback = "8",
     .summary = "Shorter block quotations are callouts or mottoes",
     .minimum = 1,
     .maximum = 1000},
};

// "― Name, office" is at most so many words long.
constexpr std::size_t kCreditWords = 14;
// Quotations and code that may stand between a block quotation and what leads to it, in blocks.
constexpr std::size_t kMostPassed = 64;
// A label at the head of a callout ("Note:", "Further reading:").
constexpr std::size_t kLabelBytes = 40;

// The blocks of one block quotation, those of quotations inside it among them.
struct Quote {
  std::size_t first;
  std::size_t last;
};

bool has_word_behind(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(utf8::at(text, at))) utf8::decode(text, at);
  return at < text.size() && (is_letter(utf8::at(text, at)) || text[at] == '@');
}

class Blockquote final : public Rule {
 public:
  explicit Blockquote(const RuleSetup& setup)
      : min_words_(static_cast<std::size_t>(setup.options().get<long long>("min_words"))),
        search_(setup) {}

  void check(const Article& article, Context& context) const override {
    const std::vector<Block>& blocks = article.blocks();
    std::optional<LinkPlaces> links;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
      if (blocks[block].scope != Scope::quote || blocks[block].boilerplate) continue;
      const Quote quote = quote_from(blocks, block);
      block = quote.last;
      if (!wanted(article, quote)) continue;
      if (!links) links.emplace(article);
      if (!attributed(article, quote, *links)) report(article, quote, context);
    }
  }

 private:
  static Quote quote_from(const std::vector<Block>& blocks, std::size_t first) {
    Quote quote{first, first};
    for (std::size_t at = first + 1; at < blocks.size(); ++at) {
      if (is_beside_the_text(blocks[at].scope)) continue;
      if (blocks[at].scope != Scope::quote) break;
      const bool same = blocks[at].container == blocks[first].container;
      if (!same && blocks[at].depth <= blocks[first].depth) break;
      quote.last = at;
    }
    return quote;
  }

  static Span<Text> text_of(const Article& article, Quote quote) {
    return {article.blocks()[quote.first].text.begin, article.blocks()[quote.last].text.end};
  }

  // Callouts are no quotations: "[!NOTE]", a sign, a label with a colon; nor is what readers are
  // shown as code.
  bool wanted(const Article& article, Quote quote) const {
    const std::string_view text = article.text(text_of(article, quote));
    if (!search_.knows(reading_language(article, quote.first))) return false;
    if (count_words(text) < min_words_ || text.find(kObjectReplacement) == 0) return false;
    const char32_t head = utf8::at(text, 0);
    if (head == U'[' || is_emoji(head) || (is_symbol(head) && head != U'<')) return false;
    for (std::size_t at = 0; at < text.size() && at < kLabelBytes;) {
      const char32_t c = utf8::decode(text, at);
      if (is_colon(c) || c == U'\n') return false;
      if (is_sentence_end(c) || c == U',') break;
    }
    return true;
  }

  bool attributed(const Article& article, Quote quote, const LinkPlaces& links) const {
    if (links.any_or_note(text_of(article, quote)) || cited_in_markup(article, quote)) return true;
    const std::vector<Block>& blocks = article.blocks();
    if (ends_with_credit(article, quote.last) || speaks(article, quote)) return true;
    for (std::size_t block = quote.first; block <= quote.last; ++block) {
      if (search_.cites(article, block, blocks[block].text)) return true;
    }
    for (std::size_t next = quote.last + 1; next < blocks.size(); ++next) {
      if (blocks[next].scope == Scope::caption) return true;
      if (is_beside_the_text(blocks[next].scope)) continue;
      if (names_behind(article, next, links)) return true;
      break;
    }
    const std::size_t farthest = quote.first - std::min(quote.first, kMostPassed);
    for (std::size_t before = quote.first; before-- > farthest;) {
      if (is_beside_the_text(blocks[before].scope) || blocks[before].scope == Scope::quote) {
        continue;
      }
      return leads_in(article, before, links);
    }
    return false;
  }

  // <blockquote cite>, <cite>, <footer>.
  static bool cited_in_markup(const Article& article, Quote quote) {
    if (article.document().format == Format::text) return false;
    constexpr std::size_t kBefore = 1024;
    const std::string_view source = article.document().raw();
    const std::size_t begin = article.blocks()[quote.first].raw.begin;
    const std::size_t end = article.blocks()[quote.last].raw.end;
    const std::size_t text = article.to_raw(text_of(article, quote)).begin;
    const std::size_t from = begin - std::min(begin, kBefore);
    const std::string_view before = source.substr(from, std::max(begin, text) - from);
    const std::size_t tag = before.rfind("<blockquote");
    if (tag != std::string_view::npos) {
      const std::string_view opening = before.substr(tag, before.find('>', tag) - tag);
      const std::size_t cite = opening.find("cite=");
      if (cite != std::string_view::npos && opening.size() > cite + 7) return true;
    }
    const std::string_view inside = source.substr(begin, end - begin);
    return inside.find("<cite") != std::string_view::npos ||
           inside.find("<footer") != std::string_view::npos;
  }

  // “…” ― Name, at the end of the last paragraph or as a paragraph of its own.
  static bool ends_with_credit(const Article& article, std::size_t block) {
    const Span<Text> whole = article.blocks()[block].text;
    const std::string_view text = article.text();
    std::size_t words = 0;
    for (std::size_t at = whole.end; at > whole.begin && words <= kCreditWords;) {
      const char32_t c = utf8::decode_before(text, at);
      if (is_space(c)) ++words;
      if (!is_dash(c)) continue;
      std::size_t behind = at;
      utf8::decode(text, behind);
      if (!has_word_behind(text.substr(0, whole.end), behind)) continue;
      if (begins_line(article, whole, at)) return true;
    }
    return false;
  }

  // At the beginning, on a line of its own, or behind a stop or a closing mark.
  static bool begins_line(const Article& article, Span<Text> whole, std::size_t at) {
    const std::string_view text = article.text();
    std::size_t before = at;
    const auto skip = [&](auto... kinds) {
      while (before > whole.begin && (kinds(utf8::before(text, before)) || ...)) {
        utf8::decode_before(text, before);
      }
    };
    skip(is_dash, is_space);
    if (before == whole.begin) return true;
    const Span<Raw> gap = article.to_raw({before, at});
    if (gap.of(article.document().raw()).find('\n') != std::string_view::npos) return true;
    const char32_t c = utf8::before(text, before);
    constexpr std::u32string_view kClosers = U"\"”’»«“›'」』)";
    return is_sentence_end(c) || kClosers.find(c) != std::u32string_view::npos;
  }

  // Whether the quotation itself names a speaker outside its quotation marks.
  bool speaks(const Article& article, Quote quote) const {
    for (std::size_t block = quote.first; block <= quote.last; ++block) {
      if (article.blocks()[block].scope != Scope::quote) continue;
      const BlockSources sources = search_.read(article, block);
      if (sources.words.quoted.empty()) continue;
      if (std::any_of(sources.cues.begin(), sources.cues.end(),
                      [](const SourceCue& cue) { return !cue.beside; })) {
        return true;
      }
    }
    return false;
  }

  // A line "― Name", or a first sentence that speaks of the words above.
  bool names_behind(const Article& article, std::size_t block, const LinkPlaces& links) const {
    const Block& next = article.blocks()[block];
    if (next.scope == Scope::heading || next.scope == Scope::quote) return false;
    if (is_dash(utf8::at(article.text(), next.text.begin))) {
      return count_words(article.text(next.text)) <= kCreditWords;
    }
    const BlockSources sources = search_.read(article, block);
    const Span<Text> first = sources.words.units.front();
    return links.any(first) || search_.cites(article, block, first) || has_cue(sources, 0);
  }

  // The last sentence before: "The minister wrote:", "This is what she told us."
  bool leads_in(const Article& article, std::size_t block, const LinkPlaces& links) const {
    const Span<Text> whole = article.blocks()[block].text;
    const BlockSources sources = search_.read(article, block);
    const std::size_t unit = sources.words.units.size() - 1;
    if (links.any(sources.words.units[unit]) || has_cue(sources, unit)) return true;
    if (!is_colon(utf8::before(article.text(), whole.end))) return false;
    return std::any_of(sources.words.words.begin(), sources.words.words.end(),
                       [&](const SpeakerWord& word) {
                         return word.unit == unit && (word.name || word.role || word.pronoun ||
                                                      word.faint || word.document);
                       }) ||
           std::any_of(sources.orphans.begin(), sources.orphans.end(),
                       [&](Span<Text> cue) { return sources.words.unit_at(cue.begin) == unit; });
  }

  static bool has_cue(const BlockSources& sources, std::size_t unit) {
    return std::any_of(sources.cues.begin(), sources.cues.end(),
                       [&](const SourceCue& cue) { return cue.unit == unit && !cue.beside; });
  }

  static void report(const Article& article, Quote quote, Context& context) {
    context.report({
        .span = article.to_raw(
            article.sentence_around(quote.first, article.blocks()[quote.first].text.begin)),
        .message = "The block quotation does not say whose words it holds; add “― Name”, a link or "
                   "a cite attribute",
        .confidence = Confidence::possible,
        .evidence = {"looked for a link, a note, “― Name”, <cite> and a cite attribute in it",
                     "looked for a speaker in the sentence before it and in the one behind it"},
    });
  }

  std::size_t min_words_;
  SourceSearch search_;
};

}  // namespace

extern const RuleDefinition attribution_blockquote{
    .info = {.id = "attribution/blockquote",
             .summary = "A block quotation has no cite, link or “― Name”",
             .why = "A block quotation has no quotation marks and often no verb of speech: what "
                    "says whose words they are is a line “― Name”, a link, a <cite>, a caption or "
                    "a sentence that leads in or follows. Callouts (“Note: …”, “[!TIP]”) and "
                    "short mottoes are left alone.",
             .bad = {.text =
                         "The bridge has been closed since March.\n\n> We were promised that it "
                         "would be open again before the summer began.\n\nTraffic is heavy.\n",
                     .format = "markdown"},
             .good = {.text = "The bridge has been closed since March.\n\n> We were promised that "
                              "it would be open again before the summer began.\n>\n> — Ann Lee, "
                              "mayor\n\nTraffic is heavy.\n",
                      .format = "markdown"},
             .severity = Severity::suggestion,
             .options = kOptions},
    .make = make_rule<Blockquote>,
};

}  // namespace obelus
