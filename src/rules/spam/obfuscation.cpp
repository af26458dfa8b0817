// spam/obfuscation: words of spam that exist only once a disguise is undone, and lines written in
// letters that only look like letters.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <string>

#include "rules/disguise.hpp"
#include "rules/shortened.hpp"
#include "rules/spam_phrases.hpp"
#include "text/chars.hpp"
#include "text/fold.hpp"
#include "text/skeleton.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kPhrase = 4;         // words of the longest phrase that is put together
constexpr std::size_t kShortestTerm = 4;   // code points; shorter words turn up by chance
constexpr double kStretchedWeight = 2;     // people stretch words when they shout or laugh
constexpr std::size_t kStyledWord = 3;     // styled letters that make a word; fewer are variables
constexpr std::size_t kStyledLetters = 5;  // in all, of such words
constexpr std::size_t kStyledRun = 4;      // in words that follow each other
constexpr std::size_t kSpacedWord = 5;     // letters of a s p a c e d word
constexpr std::size_t kSpacedStyled = 4;   // characters of one in several styles
constexpr double kSpacedWeight = 0;

// Without any of these no text holds a disguise.
constexpr std::uint8_t kSuspicious = ByteMarks::kLetterSign | ByteMarks::kMixed |
                                     ByteMarks::kStyled | ByteMarks::kStretched |
                                     ByteMarks::kSingleLetters;

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::code:
    case Scope::frontmatter:
    case Scope::hidden:
    case Scope::link: return false;
    default: return true;
  }
}

class Obfuscation final : public Rule {
 public:
  explicit Obfuscation(const RuleSetup& setup) : vocabulary_(setup) {}

  void check(const Article& article, Context& context) const override {
    for (const Block& block : article.blocks()) {
      if (!is_checked(block.scope)) continue;
      if ((article.bytes().of(block.text) & kSuspicious) == 0) continue;
      const std::string_view text = article.text(block.text);
      if (!may_hold_disguise(text)) {
        if (has_single_letters(text)) {
          find_spaced(article, disguise_tokens(text, block.text.begin), context);
        }
        continue;
      }
      const std::vector<DisguiseToken> tokens = disguise_tokens(text, block.text.begin);
      if (find_styled(article, text, tokens, context)) continue;
      find_disguised(article, tokens, context);
      find_spaced(article, tokens, context);
    }
  }

 private:
  // Letters one by one: "c a s i n o".
  static bool has_single_letters(std::string_view text) {
    std::size_t run = 0;
    for (std::size_t i = text.find(' '); i != std::string_view::npos; i = text.find(' ', i + 1)) {
      if (i + 2 >= text.size()) break;
      const auto byte = static_cast<unsigned char>(text[i + 1]);
      const std::size_t end = i + 1 + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3);
      const bool single = byte != ' ' && end < text.size() && text[end] == ' ';
      run = single ? run + 1 : 0;
      if (run + 2 >= kSpacedWord) return true;
    }
    return false;
  }

  // Words in mathematical, enclosed or full-width letters. East Asian texts have full-width ones.
  static bool find_styled(const Article& article, std::string_view text,
                          const std::vector<DisguiseToken>& tokens, Context& context) {
    std::size_t styled = 0;
    Span<Text> span;
    const auto add = [&](const DisguiseToken& token) {
      if (styled == 0) span = token.text;
      span.end = token.text.end;
      styled += token.styled;
    };
    for (std::size_t i = 0; i < tokens.size();) {
      const std::size_t end = std::max(spaced_styles(article, tokens, i), styled_run(tokens, i));
      if (end > i) {
        while (i < end) add(tokens[i++]);
        styled = std::max(styled, kStyledLetters);
        continue;
      }
      if (tokens[i].styled >= kStyledWord || tokens[i].patched) add(tokens[i]);
      if (tokens[i].patched) styled = std::max(styled, kStyledLetters);
      ++i;
    }
    if (styled < kStyledLetters || has_wide_letters(text)) return false;
    const std::string_view words = article.text(span);
    context.report({.span = article.to_raw(span),
                    .message = fmt::format("“{}” is written in signs that only look like letters",
                                           shortened(words)),
                    .evidence = {fmt::format("{} styled letters", styled),
                                 fmt::format("reads “{}”", shortened(folded(words)))}});
    return true;
  }

  // One past a run of tokens that begins with token `begin`, all in such letters and only a space
  // apart, with four letters between them or more: "𝗗𝗢𝗥 𝗔 𝟳". Formulas have signs between.
  static std::size_t styled_run(const std::vector<DisguiseToken>& tokens, std::size_t begin) {
    std::size_t end = begin;
    std::size_t styled = 0;
    for (; end < tokens.size() && tokens[end].styled > 0; ++end) {
      if (end > begin && tokens[end].text.begin - tokens[end - 1].text.end != 1) break;
      styled += tokens[end].styled;
    }
    return styled >= kStyledRun ? end : begin;
  }

  // One past a run of single characters in several styles that begins with token `begin`: "D 𝐎 𝑅
  // A". A formula keeps to one style and has signs between.
  static std::size_t spaced_styles(const Article& article, const std::vector<DisguiseToken>& tokens,
                                   std::size_t begin) {
    std::size_t end = begin;
    std::size_t styled = 0;
    bool several = false;
    char32_t style = 0;
    for (; end < tokens.size(); ++end) {
      const std::string_view word = article.text(tokens[end].text);
      std::size_t next = 0;
      const char32_t c = utf8::decode(word, next);
      if (next != word.size() ||
          (end > begin && tokens[end].text.begin - tokens[end - 1].text.end != 1)) {
        break;
      }
      styled += tokens[end].styled;
      // Styles of mathematical letters come in blocks of 52; plain letters are another.
      const char32_t own = tokens[end].styled > 0 ? 1 + (c - 0x1D400) / 52 : U'\0';
      if (end > begin && own != style) several = true;
      style = own;
    }
    return several && styled >= 2 && end - begin >= kSpacedStyled ? end : begin;
  }

  static bool has_wide_letters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const Script script = script_of(utf8::decode(text, i));
      if (script == Script::han || script == Script::kana || script == Script::hangul) return true;
    }
    return false;
  }

  void find_disguised(const Article& article, const std::vector<DisguiseToken>& tokens,
                      Context& context) const {
    std::size_t reported = 0;  // tokens before it are covered
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i < reported || (!tokens[i].disguised && !tokens[i].stretched)) continue;
      const double least = tokens[i].disguised ? 0 : kStretchedWeight;
      const std::size_t from = std::max(reported, i >= kPhrase - 1 ? i - (kPhrase - 1) : 0);
      for (std::size_t begin = from; begin <= i; ++begin) {
        const std::size_t end = longest_term(article, tokens, begin, i, least);
        if (end == 0) continue;
        report(article, {tokens[begin].text.begin, tokens[end - 1].text.end},
               undone(article, tokens, begin, end), context);
        reported = end;
        break;
      }
    }
  }

  // One past the last token of the longest term that begins with token `begin` and takes in token
  // `holds`; 0 where there is none.
  std::size_t longest_term(const Article& article, const std::vector<DisguiseToken>& tokens,
                           std::size_t begin, std::size_t holds, double least) const {
    for (std::size_t end = std::min(tokens.size(), begin + kPhrase); end > holds; --end) {
      if (is_term(undone(article, tokens, begin, end), least)) return end;
    }
    return 0;
  }

  // As the lexicon writes it, or after particles that Arabic writes onto a word.
  bool is_term(std::string_view phrase, double least) const {
    const auto known = [&](std::string_view text) {
      return phrases().weight(text) >= least && utf8::length(text) >= kShortestTerm;
    };
    if (known(phrase)) return true;
    for (const std::string_view prefix : {"ال", "و", "ب", "ل", "ف", "وال", "بال"}) {
      if (phrase.starts_with(prefix) && known(phrase.substr(prefix.size()))) return true;
    }
    return false;
  }

  static std::string undone(const Article& article, const std::vector<DisguiseToken>& tokens,
                            std::size_t begin, std::size_t end) {
    std::string phrase;
    for (std::size_t i = begin; i < end; ++i) {
      if (!phrase.empty()) phrase += ' ';
      const std::string_view word = article.text(tokens[i].text);
      phrase += tokens[i].disguised || tokens[i].stretched ? skeleton(word) : folded(word);
    }
    return phrase;
  }

  void find_spaced(const Article& article, const std::vector<DisguiseToken>& tokens,
                   Context& context) const {
    for (std::size_t begin = 0; begin < tokens.size();) {
      std::size_t end = begin;
      std::string word;
      while (end < tokens.size() && is_single_letter(article.text(tokens[end].text))) {
        word += article.text(tokens[end++].text);
      }
      if (end - begin >= kSpacedWord && is_term(folded(word), kSpacedWeight)) {
        report(article, {tokens[begin].text.begin, tokens[end - 1].text.end}, folded(word),
               context);
      }
      begin = std::max(end, begin + 1);
    }
  }

  static bool is_single_letter(std::string_view word) {
    std::size_t i = 0;
    return !word.empty() && is_letter(utf8::decode(word, i)) && i == word.size();
  }

  static void report(const Article& article, Span<Text> span, const std::string& term,
                     Context& context) {
    context.report(
        {.span = article.to_raw(span),
         .message = fmt::format("“{}” is “{}” in disguise", shortened(article.text(span)), term)});
  }

  // Few articles hold a disguised word, so the table of phrases is made for the first that does.
  const SpamPhrases& phrases() const {
    std::call_once(phrases_made_, [&] { phrases_.emplace(vocabulary_); });
    return *phrases_;
  }

  SpamVocabulary vocabulary_;
  mutable std::once_flag phrases_made_;
  mutable std::optional<SpamPhrases> phrases_;
};

}  // namespace

extern const RuleDefinition spam_obfuscation{
    .info = {.id = "spam/obfuscation",
             .summary = "Words of spam written so that a filter does not read them",
             .why = "Nobody writes “v1agra”, spaces out “c a s i n o” or sets a line in "
                    "mathematical letters for readers: the disguise is for filters. Disguises are "
                    "undone (look-alike letters of other scripts, digits and signs for letters, "
                    "stretched and spaced words, invisible characters) and what appears is looked "
                    "up among the phrases of spam.",
             .bad = {.text = "The library opens at nine.\n\nBest c@sino bonus for you\n"},
             .good = {.text =
                          "The library opens at nine.\n\nThe casino next door opens at noon.\n"},
             .severity = Severity::error},
    .make = make_rule<Obfuscation>,
};

}  // namespace obelus
