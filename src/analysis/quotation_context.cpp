// Looks around a mark, through neighbouring marks and through what a reader does not see.
#include "analysis/quotation_context.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace obelus {
namespace {

// Marks and signs that are looked through on the way to a neighbour: more are no quotation's, and
// rows of a million of them must not be walked for each.
constexpr int kMostLookedThrough = 32;

bool is_dash(char32_t c) noexcept {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x05BE || c == U'/';
}

bool is_opening(char32_t c) noexcept {
  return c == U'(' || c == U'[' || c == U'{' || c == 0xBF || c == 0xA1 || c == 0x3008 ||
         c == 0x300A || c == 0x3010 || c == 0xFF08 || c == U'<' || c == 0xFD3F;
}

// White space, and marks that a reader does not see.
bool transparent(char32_t c) noexcept {
  return c == U'*' || c == U'_' || c == U'\\' || c == U'~' || is_bidi_control(c) || c == 0x200C ||
         c == 0x200D || c == 0x2060;
}

Side side_of(char32_t c) noexcept {
  if (is_space(c)) return Side::space;
  if (is_digit(c)) return Side::digit;
  if (c == 0xFFFC) return Side::letter;  // code or an image is a word to the eye
  if (is_letter(c) || is_mark(c)) {
    const Script script = script_of(c);
    return is_unspaced(script) || script == Script::hangul ? Side::unspaced : Side::letter;
  }
  if (is_dash(c)) return Side::dash;
  if (is_opening(c)) return Side::opening;
  if (is_punctuation(c) && c != U'#' && c != U'@' && c != U'&' && c != U'%') return Side::stop;
  if (c == U'%') return Side::stop;
  return Side::symbol;
}

Neighbour left_of(std::string_view text, Span<Text> block, std::size_t at) noexcept {
  Neighbour result;
  for (int looked = 0; at > block.begin && looked < kMostLookedThrough; ++looked) {
    const char32_t c = utf8::decode_before(text, at);
    if (mark_kind(c) != nullptr) {
      result.through_mark = true;
      continue;
    }
    if (transparent(c)) continue;
    result.c = c;
    result.at = at;
    result.side = side_of(c);
    result.narrow_space = c == 0xA0 || c == 0x202F;
    return result;
  }
  return result;
}

Neighbour right_of(std::string_view text, Span<Text> block, std::size_t at) noexcept {
  Neighbour result;
  for (int looked = 0; at < block.end && looked < kMostLookedThrough; ++looked) {
    const std::size_t here = at;
    const char32_t c = utf8::decode(text, at);
    if (mark_kind(c) != nullptr) {
      result.through_mark = true;
      continue;
    }
    if (transparent(c)) continue;
    result.c = c;
    result.at = here;
    result.side = side_of(c);
    result.narrow_space = c == 0xA0 || c == 0x202F;
    return result;
  }
  return result;
}

}  // namespace

std::u32string letters_before(std::string_view text, Span<Text> block, std::size_t end,
                              std::size_t limit) {
  std::u32string result;
  while (end > block.begin && result.size() <= limit) {
    const char32_t c = utf8::decode_before(text, end);
    if (!is_letter(c) && !is_mark(c) && c != 0x0640) break;
    if (!is_mark(c)) result.insert(result.begin(), c);
  }
  return result;
}

bool is_arabic_proclitic(const std::u32string& word) noexcept {
  if (word.empty() || word.size() > 4) return false;
  if (word.back() == 0x0640) return true;
  static constexpr std::u32string_view kLetters = U"وفبكلس";
  std::u32string_view rest = word;
  while (!rest.empty() && kLetters.find(rest.front()) != std::u32string_view::npos) {
    rest.remove_prefix(1);
  }
  return rest.empty() || rest == U"ال";
}

bool is_hebrew_prefix(const std::u32string& word) noexcept {
  static constexpr std::u32string_view kLetters = U"שהוכלבמ";
  return !word.empty() && word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char32_t c) {
    return kLetters.find(c) != std::u32string_view::npos;
  });
}

char32_t lower_letter(char32_t c) noexcept {
  const bool capital =
      (c >= U'A' && c <= U'Z') || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
  if (capital) return c + 32;
  return c >= 0x400 && c < 0x410 ? c + 80 : c;
}

std::string lower_word_after(std::string_view text, Span<Text> block, std::size_t at) {
  std::string word;
  while (at < block.end && word.size() < 16) {
    const char32_t c = utf8::decode(text, at);
    if (!is_letter(c)) break;
    utf8::append(word, lower_letter(c));
  }
  return word;
}

bool follows_sentence(std::string_view text, Span<Text> block, std::size_t at) noexcept {
  for (int looked = 0; at > block.begin && looked < kMostLookedThrough; ++looked) {
    const char32_t c = utf8::decode_before(text, at);
    if (is_space(c) || mark_kind(c) != nullptr || c == U')' || transparent(c)) continue;
    return is_sentence_end(c) || c == U':';
  }
  return true;
}

bool follows_comma(std::string_view text, Span<Text> block, std::size_t at) noexcept {
  for (int looked = 0; at > block.begin && looked < kMostLookedThrough; ++looked) {
    const char32_t c = utf8::decode_before(text, at);
    if (!is_space(c)) return c == U',' || c == 0x60C || c == 0xFF0C;
  }
  return false;
}

bool has_apostrophes(Script script) noexcept {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

Surroundings surroundings_of(std::string_view text, const Block& block,
                             const LanguageMarks& language, const MarkHabits& habits,
                             Span<Text> mark) {
  Surroundings s;
  s.text = text;
  s.block = &block;
  s.language = &language;
  s.habits = &habits;
  s.left = left_of(text, block.text, mark.begin);
  s.right = right_of(text, block.text, mark.end);
  if (s.left.side == Side::letter) s.left_script = script_of(s.left.c);
  if (s.right.side == Side::letter) s.right_script = script_of(s.right.c);
  if (s.left.side == Side::letter && s.left.through_mark) {
    const char32_t c = utf8::before(text, mark.begin);
    const std::size_t width = c == U'\'' ? 1 : 3;
    s.elision_left = (c == U'\'' || c == U'\u2019') &&
                     letters_before(text, block.text, mark.begin - width, 3).size() <= 2;
  }
  return s;
}

}  // namespace obelus
