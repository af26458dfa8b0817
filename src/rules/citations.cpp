// Numbers of notes, and the words that name a page, the source before, or lead to a work.
#include "rules/citations.hpp"

#include <algorithm>

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongest = 200;   // bytes between the brackets
constexpr std::size_t kNoteDigits = 3;  // of the number of a note; four are a year
constexpr std::size_t kYearDigits = 4;
constexpr double kByItself = 2;
constexpr double kPlace = 1;

char32_t closing(char32_t opening) noexcept {
  switch (opening) {
    case U'(': return U')';
    case U'[': return U']';
    case 0xFF08: return 0xFF09;
    case 0x3014: return 0x3015;
    default: return 0;
  }
}

// [12], [3, 7–9]
bool is_number_of_note(std::string_view inside) noexcept {
  constexpr std::string_view kBetween = " ,-;";
  std::size_t digits = 0;
  for (std::size_t at = 0; at < inside.size();) {
    const char32_t c = utf8::decode(inside, at);
    const bool between =
        c == 0x2013 || c == 0x060C ||
        (c < 0x80 && kBetween.find(static_cast<char>(c)) != std::string_view::npos);
    if (!is_digit(c) && !between) return false;
    digits = is_digit(c) ? digits + 1 : 0;
    if (digits > kNoteDigits) return false;
  }
  return !inside.empty() && is_digit(utf8::at(inside, 0));
}

bool has_year(std::string_view inside) noexcept {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < inside.size();) {
    const bool digit = is_digit(utf8::decode(inside, at));
    if (!digit && digits == kYearDigits) return true;
    digits = digit ? digits + 1 : 0;
  }
  return digits == kYearDigits;
}

// p. 38, ص 38. A word of one letter that has a case is a word of its own without a stop: с 2019.
bool has_number_behind(std::string_view inside, Span<Text> word) noexcept {
  const std::string_view text = inside.substr(word.begin, word.size());
  const char32_t first = utf8::at(text, 0);
  const bool letter = utf8::length(text) == 1 && (is_lower(first) || is_upper(first));
  std::size_t at = word.end;
  const bool stop = at < inside.size() && inside[at] == '.';
  if (letter && !stop) return false;
  at += stop ? 1 : 0;
  while (at < inside.size() && is_space(utf8::at(inside, at))) utf8::decode(inside, at);
  return at < inside.size() && is_digit(utf8::at(inside, at));
}

// 第38页
bool has_number_before(std::string_view inside, Span<Text> word) noexcept {
  std::size_t at = word.begin;
  while (at > 0 && is_space(utf8::before(inside, at))) utf8::decode_before(inside, at);
  return at > 0 && is_digit(utf8::before(inside, at));
}

// Whether a term of that weight at `word` makes what stands in the brackets a citation.
bool cites(std::string_view inside, Span<Text> word, double weight) noexcept {
  if (weight >= kByItself) return true;
  if (weight < kPlace) return word.begin == 0 && has_year(inside);
  if (is_unspaced(script_of(utf8::at(inside, word.begin)))) return has_number_before(inside, word);
  return has_number_behind(inside, word);
}

}  // namespace

bool Citations::any(const Article& article, Span<Text> span, std::string_view language) const {
  const std::string_view text = article.text();
  for (std::size_t at = span.begin; at < span.end;) {
    const char32_t closer = closing(utf8::decode(text, at));
    if (closer == 0) continue;
    std::size_t end = at;
    const std::size_t last = std::min(span.end, at + kLongest);
    while (end < last && utf8::at(text, end) != closer) utf8::decode(text, end);
    if (end >= last) continue;
    if (is_citation(article, {at, end}, language)) return true;
  }
  return false;
}

bool Citations::is_citation(const Article& article, Span<Text> inside,
                            std::string_view language) const {
  const std::string_view text = article.text(inside);
  if (utf8::before(article.text(), inside.begin) == U'[' && is_number_of_note(text)) return true;
  return words_.any_of(article, inside, language, [&](const LexiconTerms::Hit& hit) {
    return cites(text, {hit.text.begin - inside.begin, hit.text.end - inside.begin},
                 hit.term.weight);
  });
}

}  // namespace obelus
