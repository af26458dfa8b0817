// Looks behind commas for a verb of speech and its subject. A dash after the comma is passed over:
// «Мы пришли, — сказал он. — Никого не было» keeps the speaker inside the marks. Verbs by language
// are in quotation_languages.cpp; here is what may stand around them.
#include "analysis/quotation_attribution.hpp"

#include <algorithm>
#include <array>

#include "analysis/quotation_context.hpp"
#include "analysis/quotation_languages.hpp"
#include "analysis/quotation_marks.hpp"
#include "document/language.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kMostWords = 9;
constexpr std::size_t kLongestWord = 20;

// “…, as he said”, “…, who told us”, “…, I said”: the speaker's own words go on.
constexpr std::string_view kNoSubject =
    " a and as because but had has have how i i'm i've if is it's me my nor not or our so than "
    "that "
    "they're though to unless us was we what when where whether which while who whom why will with "
    "would you your ";
// What may follow “Miller said”: the verb is at its clause's end.
constexpr std::string_view kAfterVerb =
    " about afterwards after again at before during earlier in late later last of on recently "
    "reporters journalists shortly the this through to today via while when yesterday ";
constexpr std::string_view kPronouns = " he she they it one a an ";
// Hand over to a whole speech without a stop, as verbs of speech do: he said that “We …, قائلاً «…
constexpr std::string_view kIntroducers =
    " that saying adding asking stating claiming insisting writing explaining noting que qu che "
    "dass что أن إن بأن ان بان قائلا قائلة قول قوله قولها قولهم القول مضيفا مضيفة مؤكدا موضحا ";
// Before a participle: a déclaré, ha detto, va dir; and pronouns: le preguntó, se souvient-il.
constexpr std::string_view kAuxiliaries =
    " a ont avait ha han había va au hat hatte tem har le les nos me se lui mi gli ci ";

bool is_comma(char32_t c) noexcept {
  return c == U',' || c == U'?' || c == U'!' || c == 0x60C || c == 0x61F;
}

// By its first byte: ASCII, or the lead of the Arabic ones.
bool may_be_comma(char byte) noexcept {
  return byte == ',' || byte == '?' || byte == '!' || byte == '\xD8';
}

bool closes_single(char32_t c) noexcept { return c == 0x2019 || c == U'\''; }

// “They were ‘deceived by fools,’ Ford wrote: whether the single mark after the comma ends a part
// of a sentence. The clause then belongs to the quotation around it, whereas “He stopped. ‘Listen,’
// he said” goes on.
bool ends_part(std::string_view text, Span<Text> block, std::size_t closer) noexcept {
  constexpr std::size_t kLongest = 300;
  const std::size_t first = closer - std::min(closer - block.begin, kLongest);
  std::size_t at = closer;
  char32_t inside = U' ';  // the character behind the one looked at
  while (at > first) {
    const char32_t c = utf8::decode_before(text, at);
    const bool opens = c == 0x2018 || (c == U'\'' && is_word(inside) &&
                                       (at == block.begin || is_space(utf8::before(text, at))));
    if (opens) return !follows_sentence(text, block, at);
    inside = c;
  }
  return false;
}

struct Words {
  std::array<std::string_view, kMostWords> words;
  std::size_t count = 0;
};

// The words from `at` to the next punctuation, Mr. and Dr. seen through.
Words clause_words(std::string_view text, std::size_t at, std::size_t end) noexcept {
  Words result;
  while (result.count < kMostWords) {
    while (at < end && is_space(utf8::at(text, at))) utf8::decode(text, at);
    const std::size_t begin = at;
    while (at < end) {
      std::size_t next = at;
      const char32_t c = utf8::decode(text, next);
      if (!is_word(c) && c != U'\'' && c != 0x2019 && c != U'-') break;
      at = next;
    }
    if (at == begin) return result;
    const std::string_view word = text.substr(begin, at - begin);
    result.words[result.count++] = word;
    if (at < end && text[at] == '.' && word.size() <= 3 && is_upper(utf8::at(word, 0))) ++at;
  }
  return result;
}

bool is_dash(char32_t c) noexcept { return c == U'-' || c == 0x2013 || c == 0x2014; }

// The offset behind a dash and its spaces; `at` where none stands.
std::size_t behind_dash(std::string_view text, std::size_t at, std::size_t end) noexcept {
  std::size_t dash = at;
  while (dash < end && is_space(utf8::at(text, dash))) utf8::decode(text, dash);
  if (dash >= end || !is_dash(utf8::decode(text, dash))) return at;
  return dash < end && is_space(utf8::at(text, dash)) ? dash : at;
}

// «Мы пришли, — сказал он. — Никого не было»: whether another dash hands the word back to the
// speaker, or the paragraph's end, before a mark stands.
bool resumes(std::string_view text, std::size_t at, std::size_t end) noexcept {
  constexpr std::size_t kLongest = 400;
  const std::size_t last = std::min(end, at + kLongest);
  char32_t before = U' ';
  while (at < last) {
    const char32_t c = utf8::decode(text, at);
    if (mark_kind(c) != nullptr && c != 0x2019 && c != U'\'') return false;
    if (is_dash(c) && is_space(before) && at < end && is_space(utf8::at(text, at))) return true;
    before = c;
  }
  return last == end;
}

bool capital(std::string_view word) noexcept { return is_upper(utf8::at(word, 0)); }

bool english_clause(const Words& w, std::string_view verbs) noexcept {
  for (std::size_t i = 0; i < w.count; ++i) {
    const std::string_view word = w.words[i];
    if (i == 0 && word == "I") return false;
    if (listed(verbs, word)) {
      if (i + 1 == w.count) return i > 0 || w.count == 1;
      const std::string_view next = w.words[i + 1];
      if (i == 0) return (capital(next) && next != "I") || next == "the" || listed(kPronouns, next);
      return i + 1 == kMostWords || capital(next) || listed(kAfterVerb, next);
    }
    // "A spokesman said" and "Smith and Miller wrote": words that begin or join subjects.
    const bool joins = word == "and" && i > 0 && capital(w.words[i - 1]) && i + 1 < w.count &&
                       capital(w.words[i + 1]);
    if (word != "a" && !joins && listed(kNoSubject, word)) return false;
  }
  return false;
}

bool inverted_clause(const Words& w, std::string_view verbs) noexcept {
  for (std::size_t i = 0; i < w.count && i < 3; ++i) {
    const std::string_view whole = w.words[i];
    const std::string_view stem = whole.substr(0, whole.find('-'));  // explique-t-il
    if (listed(verbs, whole) || listed(verbs, stem)) return true;
    if (!listed(kAuxiliaries, stem)) return false;
  }
  return false;
}

}  // namespace

void AttributionClauses::search(std::size_t end) {
  const Block& block = document_.blocks[block_];
  const std::string_view verbs = language_marks(block.language).speech;
  const bool english = primary_language(block.language) == "en";
  const std::string_view text = document_.text();
  std::size_t at = searched_.end;
  while (!verbs.empty() && at < end) {
    const std::size_t comma = at;
    if (!may_be_comma(text[at])) {
      ++at;
      continue;
    }
    if (!is_comma(utf8::decode(text, at))) continue;
    if (at < block.text.end && closes_single(utf8::at(text, at))) {
      const std::size_t closer = at;
      utf8::decode(text, at);
      if (!english || !ends_part(text, block.text, closer)) continue;
    }
    if (at >= block.text.end || !is_space(utf8::at(text, at))) continue;
    const std::size_t clause = behind_dash(text, at, block.text.end);
    const Words words = clause_words(text, clause, block.text.end);
    if (english ? english_clause(words, verbs) : inverted_clause(words, verbs)) {
      if (clause == at || !resumes(text, clause, block.text.end)) clauses_.push_back(comma);
    }
  }
  searched_.end = std::max(searched_.end, end);
}

bool AttributionClauses::introduced(std::uint32_t block, std::size_t mark) const {
  const Block& there = document_.blocks[block];
  const std::string_view verbs = language_marks(there.language).speech;
  if (verbs.empty()) return true;
  const std::string_view text = document_.text();
  std::size_t end = mark;
  while (end > there.text.begin && text[end - 1] == ' ') --end;
  const std::u32string letters = letters_before(text, there.text, end, kLongestWord);
  if (letters.empty()) return true;  // a dash, a number, a bracket
  std::string word;
  for (const char32_t c : letters) utf8::append(word, c);
  const auto hands_over = [&](std::string_view spelled) {
    return listed(verbs, spelled) || listed(kIntroducers, spelled);
  };
  const bool conjoined = word.starts_with("و") || word.starts_with("ف");
  return hands_over(word) || (conjoined && hands_over(std::string_view(word).substr(2)));
}

bool AttributionClauses::speech_at(std::uint32_t block, std::size_t at) const {
  constexpr std::size_t kFirst = 3;
  const Block& there = document_.blocks[block];
  const std::string_view verbs = language_marks(there.language).speech;
  const std::string_view text = document_.text();
  while (at < there.text.end && !is_word(utf8::at(text, at))) utf8::decode(text, at);
  const Words words = clause_words(text, at, there.text.end);
  return std::any_of(words.words.begin(), words.words.begin() + std::min(words.count, kFirst),
                     [&](std::string_view word) { return listed(verbs, word); });
}

bool AttributionClauses::any_in(std::uint32_t block, Span<Text> span) {
  if (block_ != block || span.begin < searched_.begin) {
    block_ = block;
    searched_ = {span.begin, span.begin};
    clauses_.clear();
  }
  if (searched_.end < span.end) search(span.end);
  const auto first = std::lower_bound(clauses_.begin(), clauses_.end(), span.begin);
  return first != clauses_.end() && *first < span.end;
}

}  // namespace obelus
