// Numbers, years behind a name, and the words that name a page or the source before.
#include "rules/citations.hpp"

#include <algorithm>

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongest = 200;  // bytes between the brackets
constexpr std::size_t kYearDigits = 4;
constexpr double kByItself = 2;

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
  for (std::size_t at = 0; at < inside.size();) {
    const char32_t c = utf8::decode(inside, at);
    const bool between =
        c == 0x2013 || c == 0x060C ||
        (c < 0x80 && kBetween.find(static_cast<char>(c)) != std::string_view::npos);
    if (!is_digit(c) && !between) return false;
  }
  return is_digit(utf8::at(inside, 0));
}

// A year that ends a part of the citation, behind words with a capital or a comma: "Novak 1998, …",
// "see Novak, Forms, 1998a".
bool has_dated_name(std::string_view inside) noexcept {
  bool named = false;
  std::size_t digits = 0;
  for (std::size_t at = 0; at <= inside.size();) {
    const char32_t c = at < inside.size() ? utf8::decode(inside, at) : (++at, char32_t{0});
    if (is_digit(c)) {
      ++digits;
      continue;
    }
    if (digits == kYearDigits && named) {
      const char32_t next = c >= U'a' && c <= U'f' ? utf8::at(inside, at) : c;
      if (next == 0 || next == U',' || next == U':' || next == U';' || next == U')' ||
          next == 0x060C || next == 0x061B || next == 0xFF0C || next == 0xFF1A) {
        return true;
      }
    }
    digits = 0;
    named = named || is_upper(c) || c == U',' || c == 0x060C || c == 0xFF0C;
  }
  return false;
}

// Whether a digit stands beside the word, but for a stop and a space.
bool has_number_beside(std::string_view inside, std::size_t begin, std::size_t end) noexcept {
  const auto passed = [](char32_t c) { return is_space(c) || c == U'.' || c == U':'; };
  while (end < inside.size() && passed(utf8::at(inside, end))) utf8::decode(inside, end);
  if (end < inside.size() && is_digit(utf8::at(inside, end))) return true;
  while (begin > 0 && passed(utf8::before(inside, begin))) utf8::decode_before(inside, begin);
  return begin > 0 && is_digit(utf8::before(inside, begin));
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
  if (has_dated_name(text)) return true;
  return words_.any_of(article, inside, language, [&](const LexiconTerms::Hit& hit) {
    return hit.term.weight >= kByItself ||
           has_number_beside(text, hit.text.begin - inside.begin, hit.text.end - inside.begin);
  });
}

}  // namespace obelus
