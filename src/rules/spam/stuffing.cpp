// spam/stuffing: text that is there to be found by search engines: lists of phrases that all say
// the same, paragraphs that repeat one phrase again and again.
//
// Lists of names, ingredients and results have as many parts, but each its own words.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "rules/rule.hpp"
#include "rules/shortened.hpp"
#include "rules/word_starts.hpp"
#include "text/eight_bytes.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kParts = 6;        // of a list, at least
constexpr std::size_t kPartWords = 5;    // of each, at most
constexpr std::size_t kLongest = 20000;  // bytes of a block that is read
constexpr std::size_t kWords = 20;       // of a paragraph that may repeat itself
constexpr std::size_t kPhrase = 3;       // words of a phrase
constexpr std::size_t kTimes = 4;        // that it stands there
constexpr std::size_t kCovered = 4;      // of so many words, one belongs to it
constexpr std::size_t kSayingWord = 4;   // code points of a word that says anything
constexpr std::size_t kSearchWord = 5;   // of one that a list may be about
constexpr std::size_t kBuckets = 512;
constexpr std::size_t kWordBytes = 7;  // of a word and its space, rather more than less

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::heading:
    case Scope::paragraph:
    case Scope::list:
    case Scope::title: return true;
    default: return false;
  }
}

// Commas and bars, of any script.
std::size_t separator_size(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (c == ',' || c == '|' || c == ';') return 1;
  for (const std::string_view mark : {"،", "؛", "、", "，", "；", "｜", "•"}) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

// Whether there are commas or bars enough; only ASCII is counted where there is nothing else.
bool may_list(std::string_view text) {
  std::size_t separators = 0;
  for (const char c : text) {
    separators += c == ',' || c == '|' || c == ';' || static_cast<unsigned char>(c) >= 0xD8 ? 1 : 0;
  }
  return separators + 1 >= kParts;
}

// Marks that close a quotation are looked through.
bool ends_sentence(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const char32_t c = utf8::decode_before(text, end);
    if (c != U'"' && c != U'”' && c != U'’' && c != U'»' && c != U'“') return is_sentence_end(c);
  }
  return false;
}

// Bytes of whole code points at the front that tell a script.
std::size_t utf8_head(std::string_view text) {
  std::size_t size = std::min<std::size_t>(text.size(), 128);
  while (size < text.size() && utf8::is_continuation(text[size])) ++size;
  return size;
}

// Whether a long word or the beginning of a phrase could stand there often enough.
bool may_repeat(std::string_view text) {
  const std::size_t enough = std::max(kTimes, text.size() / (kPhrase * kCovered * kWordBytes));
  if (enough > 255) return false;
  std::array<std::uint8_t, kBuckets> seen{};
  bool often = false;
  for_each_word_start(text, [&](std::uint64_t bytes) {
    std::uint8_t& bucket = seen[(bytes | eight_bytes::repeated(' ')) * 0x9E3779B97F4A7C15U >> 55U];
    often = ++bucket >= enough;
    return !often;
  });
  return often;
}

using Places = std::vector<Span<Text>>;  // of words

class Stuffing final : public Rule {
 public:
  explicit Stuffing(const RuleSetup&) {}

  void check(const Article& article, Context& context) const override {
    for (const Block& block : article.blocks()) {
      if (!is_checked(block.scope) || block.text.size() > kLongest) continue;
      const std::string_view text = article.text(block.text);
      if (!ends_sentence(text) && may_list(text) && check_list(article, block, context)) {
        continue;
      }
      if (text.size() >= kWords * 4 && block.scope == Scope::paragraph && may_repeat(text)) {
        check_phrases(article, block, context);
      }
    }
  }

 private:
  static std::string word_at(const Article& article, Span<Text> span) {
    return folded(article.text(span));
  }

  // Parts between commas, most of which have one word in common.
  static bool check_list(const Article& article, const Block& block, Context& context) {
    const std::string_view text = article.text(block.text);
    if (is_unspaced(main_script(text.substr(0, utf8_head(text))))) return false;
    if (text.find('(') != std::string_view::npos || text.find(": ") != std::string_view::npos)
      return false;
    struct Word {
      std::size_t last = 0;  // part, counted from 1
      std::size_t parts = 0;
      std::size_t first = 0;  // parts that it begins
    };
    std::unordered_map<std::string, Word> words;
    std::size_t parts = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t size = at < text.size() ? separator_size(text, at) : 1;
      if (size == 0) {
        ++at;
        continue;
      }
      std::size_t count = 0;
      ++parts;
      for_each_word(text.substr(begin, at - begin), [&](std::size_t from, std::size_t to) {
        if (++count > kPartWords) return;
        std::string key = folded(text.substr(begin + from, to - from));
        if (utf8::length(key) < kSearchWord) return;
        Word& word = words[std::move(key)];
        if (word.last != parts) ++word.parts;
        if (count == 1) ++word.first;
        word.last = parts;
      });
      if (count == 0) --parts;
      if (count > kPartWords) return false;
      at += size;
      begin = at;
    }
    if (parts < kParts) return false;
    const auto commonest =
        std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
          return a.second.parts != b.second.parts ? a.second.parts < b.second.parts
                                                  : a.first > b.first;
        });
    // "Minister of …, Minister of …" is a list of persons: the word begins each part of it.
    if (commonest == words.end() || commonest->second.parts * 2 < parts ||
        commonest->second.parts < kParts / 2 + 1 || words.size() < 3 ||
        commonest->second.first == commonest->second.parts) {
      return false;
    }
    context.report({.span = article.to_raw(block.text),
                    .message = fmt::format("“{}” is a list of search terms", shortened(text)),
                    .evidence = {fmt::format("{} parts, “{}” in {} of them", parts,
                                             commonest->first, commonest->second.parts)}});
    return true;
  }

  // A phrase of three words that a paragraph comes back to.
  static void check_phrases(const Article& article, const Block& block, Context& context) {
    const std::string_view text = article.text(block.text);
    if (text.find('\n') != std::string_view::npos) return;  // verse
    std::vector<std::string> words;
    Places places;
    for_each_word(text, [&](std::size_t from, std::size_t to) {
      const Span<Text> span{block.text.begin + from, block.text.begin + to};
      words.push_back(word_at(article, span));
      places.push_back(span);
    });
    if (words.size() < kWords) return;
    // Results and statistics say the same of every figure.
    const auto figures = std::count_if(words.begin(), words.end(), [](const std::string& word) {
      return is_digit(utf8::at(word, 0));
    });
    if (figures >= static_cast<std::ptrdiff_t>(kTimes)) return;
    struct Phrase {
      std::size_t first = 0, next = 0, times = 0;
    };
    std::unordered_map<std::string, Phrase> phrases;
    const Phrase* best = nullptr;
    for (std::size_t i = 0; i + kPhrase <= words.size(); ++i) {
      const auto says =
          std::count_if(words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.begin() + static_cast<std::ptrdiff_t>(i + kPhrase),
                        [](const std::string& word) { return utf8::length(word) >= kSayingWord; });
      if (says < 2) continue;
      const std::string key = words[i] + ' ' + words[i + 1] + ' ' + words[i + 2];
      Phrase& phrase = phrases.emplace(key, Phrase{i, i, 0}).first->second;
      if (i < phrase.next) continue;  // overlaps the one before
      phrase.next = i + kPhrase;
      ++phrase.times;
      if (best == nullptr || phrase.times > best->times) best = &phrase;
    }
    if (best == nullptr || best->times < kTimes ||
        best->times * kPhrase * kCovered < words.size() || quotes(article, block) ||
        !has_spaces(text)) {
      return;
    }
    const Span<Text> phrase{places[best->first].begin, places[best->first + kPhrase - 1].end};
    context.report({.span = article.to_raw(block.text),
                    .message = fmt::format("The paragraph says “{}” {} times",
                                           shortened(article.text(phrase)), best->times),
                    .evidence = {fmt::format("{} words in all", words.size())}});
  }

  static bool has_spaces(std::string_view text) {
    return !is_unspaced(main_script(text.substr(0, utf8_head(text)))) &&
           text.find('@') == std::string_view::npos && text.find("://") == std::string_view::npos;
  }

  // Chants and speeches repeat themselves.
  static bool quotes(const Article& article, const Block& block) {
    const auto& quotations = article.quotations().quotations;
    return std::any_of(quotations.begin(), quotations.end(), [&](const Quotation& quotation) {
      return block.text.contains(quotation.inside) &&
             quotation.inside.size() * 2 >= block.text.size() / 2;
    });
  }
};

}  // namespace

extern const RuleDefinition spam_stuffing{
    .info = {.id = "spam/stuffing",
             .summary = "A list of search terms, or a paragraph that repeats one phrase",
             .why = "Pages that want to be found list what people search for, every phrase with "
                    "the same word in it, or repeat one phrase until no reader would go on. Lists "
                    "of names or things have a word of their own in each part, and prose comes "
                    "back to a phrase of three words twice, not in every other sentence.",
             .bad = {.text = "The library opens at nine.\n\ncheap car rental, car rental airport, "
                             "car rental deals, best car rental, car rental for young "
                             "drivers, weekly car rental\n"},
             .good = {.text = "The library opens at nine.\n\nIt lends books, films, games, musical "
                              "instruments, tools, seeds and, since last year, bicycles.\n"},
             .severity = Severity::warning},
    .make = make_rule<Stuffing>,
};

}  // namespace obelus
