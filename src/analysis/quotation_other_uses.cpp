// The costs of one mark as anything but a quotation mark, phenomenon by phenomenon.
#include "analysis/quotation_other_uses.hpp"

#include <string>
#include <string_view>

#include "analysis/quotation_context.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

using namespace quotation_cost;

std::string lower_word_before(const Surroundings& s, std::size_t at) {
  constexpr std::size_t kLongest = 7;
  std::string word;
  for (const char32_t c : letters_before(s.text, s.block->text, at, kLongest)) {
    utf8::append(word, lower_letter(c));
  }
  return word;
}

// ’68, '90s: a year without its century.
bool before_short_year(const Surroundings& s) noexcept {
  if (s.right.side != Side::digit || s.right.through_mark) return false;
  std::size_t at = s.right.at;
  std::size_t digits = 0;
  while (at < s.block->text.end && is_digit(utf8::at(s.text, at))) {
    utf8::decode(s.text, at);
    ++digits;
  }
  return digits == 2;
}

// In July of '36: a year within a sentence. A quotation that begins with a number may begin it, or
// follow the mark that hands over to it.
bool is_short_year(const Surroundings& s, const MarkCandidate& mark) noexcept {
  std::size_t at = mark.text.begin;
  if (s.left.side != Side::space || !before_short_year(s)) return false;
  while (at > s.block->text.begin && is_space(utf8::before(s.text, at))) {
    utf8::decode_before(s.text, at);
  }
  return is_letter(utf8::before(s.text, at));
}

// What a single mark costs as an apostrophe, prime or letter.
int apostrophe_cost(const Surroundings& s, const MarkCandidate& mark) {
  const bool letter_left = s.left.side == Side::letter && !s.left.through_mark;
  const bool letter_right = s.right.side == Side::letter && !s.right.through_mark;
  if (s.left.side == Side::digit && !s.left.through_mark) {
    return letter_right ? 0 : 8;  // 1960's, 6', 50'
  }
  if (s.right.side == Side::digit && !s.right.through_mark) {
    return is_short_year(s, mark) ? 1 : 6;  // '60s, '88 년
  }
  if (s.left.c == U':' && s.right.c == U'(') return 5;  // :'(
  if (s.left.c == U'+' && !letter_right) return 10;     // Compose+e+'
  const bool letters = s.left_script != Script::common || s.right_script != Script::common;
  const bool written = letters ? has_apostrophes(s.left_script) || has_apostrophes(s.right_script)
                               : s.habits->inner_apostrophe;
  if (letter_left && s.left_script == Script::hebrew) return letter_right ? 5 : 12;  // geresh
  if (!written) return 200;  // Arabic, Han, kana, Hangul have no apostrophes
  if (letter_left && letter_right) return 0;
  if (letter_left) {
    const bool elision = s.right.through_mark && listed(s.language->before_apostrophe,
                                                        lower_word_before(s, mark.text.begin));
    if (elision) return 2;  // d’« espoir »
    const char32_t c = s.left.c;
    const bool sibilant = c == U's' || c == U'x' || c == U'z' || c == 0xDF || c == U'S';
    if (s.habits->final_apostrophe && (sibilant || c == U'n')) return 10;  // boys', Fritz', goin'
    return s.habits->final_apostrophe ? 25 : 45;
  }
  if (letter_right && s.habits->initial_apostrophe) {
    const std::string word = lower_word_after(s.text, s.block->text, mark.text.end);
    return listed(s.language->clipped, word) ? 2 : 35;
  }
  return letter_right ? 90 : 60;
}

bool is_currency(char32_t c) noexcept {
  return c == U'$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF);
}

// Where the number before a mark began.
struct Measure {
  bool possible = false;
  bool quoted = false;  // "82": a mark stands before it as well
};

// 12", 5'6", 30.5": a number that may be inches. Nobody measures 2019 of them, and Mi-8, Ba1 and
// $500 are none.
Measure measure_before(const Surroundings& s) noexcept {
  constexpr int kMostDigits = 3;
  constexpr int kMostWithFraction = 5;
  std::size_t at = s.left.at;
  utf8::decode(s.text, at);
  int digits = 0;
  int most = kMostDigits;
  char32_t first = 0;
  char32_t c = 0;
  while (at > s.block->text.begin && digits <= kMostWithFraction) {
    c = utf8::decode_before(s.text, at);
    if (is_digit(c)) {
      ++digits;
      first = c;
    } else if (c == U'.' && digits > 0) {
      most = kMostWithFraction;
    } else {
      break;
    }
    c = 0;
  }
  const MarkKind* mark = mark_kind(c);
  const bool hyphen = c == U'-' || c == 0x2010 || c == 0x2011;
  if (hyphen && at > s.block->text.begin) c = utf8::decode_before(s.text, at);
  const bool named = has_apostrophes(script_of(c)) && c != U'x' && c != U'X';
  const bool padded = first == U'0' && digits > 1 && most == kMostDigits;  // 2016-09-01
  return {.possible = digits <= most && !named && !padded && !is_currency(c),
          .quoted = mark != nullptr && mark->weight == MarkWeight::twofold};
}

int inches_cost(const Surroundings& s, MarkShape shape) noexcept {
  const Measure measure = measure_before(s);
  // ” is what smart quotes make of inches, in languages that know the mark.
  const bool curly = shape == MarkShape::right;
  if (!measure.possible || (curly && !s.habits->inner_apostrophe)) return kNever;
  return (curly ? 25 : 15) + (measure.quoted ? 25 : 0);
}

// What a double mark costs as inches, gershayim, ditto, breadcrumb or a mark merely mentioned.
int other_use_cost(const Surroundings& s, const MarkCandidate& mark) {
  const bool bare = !s.left.through_mark && !s.right.through_mark;
  const MarkShape shape = mark.kind.shape;
  if (mark.doubled && s.left.side == Side::letter && s.right.c == U'(') return 5;  // g''(x)
  // awk '' | sort: an empty string.
  if (mark.doubled && shape == MarkShape::straight && bare && s.left.side == Side::space &&
      s.right.side == Side::space) {
    return 41;
  }
  // 5'6"": inches and a mark that closes; none of the two is known to be wrong.
  if (shape == MarkShape::straight && s.left.side == Side::digit && mark.text.begin > 1 &&
      s.text[mark.text.begin - 1] == '"' && is_digit(utf8::before(s.text, mark.text.begin - 1))) {
    return 25;
  }
  if (shape == MarkShape::straight || shape == MarkShape::right) {
    if (s.left.side == Side::digit && !s.left.through_mark) {
      const bool times = s.right.c == U'x' || s.right.c == 0xD7;  // 12" x 12", 30.5")
      const int inches = inches_cost(s, shape);
      if (inches < kNever && (times || s.right.side != Side::letter)) return inches;
    }
    if (between_hebrew_letters(s)) return 2;
  }
  if (s.left.side == Side::opening && s.right.side == Side::stop && bare) return 10;   // (")
  if (s.left.side == Side::opening && s.right.side == Side::space && bare) return 10;  // (" or
  if (s.left.side == Side::edge && s.right.side == Side::edge && bare) return 10;      // ditto
  if (shape == MarkShape::right_guillemet || shape == MarkShape::left_guillemet) {
    const bool right = shape == MarkShape::right_guillemet && !s.habits->spaced_guillemets;
    if (right && s.left.side == Side::edge && s.right.side == Side::space && bare) return 20;
    if (right && s.left.side == Side::space && s.right.side == Side::edge && bare) return 20;
    if (s.left.side == Side::edge && shape == MarkShape::right_guillemet &&
        s.habits->guillemet_continues) {
      return 10;
    }
  }
  return kNever;
}

// l‘hora, dell‘acqua, don‘t, gibt‘s, Ankara‘dan: between letters a ‘ is often a transliterated ʿayn
// or ʻokina, so it must look like an apostrophe of the language.
bool elided(const Surroundings& s, const MarkCandidate& mark) {
  const LanguageMarks& language = *s.language;
  const std::string after = lower_word_after(s.text, s.block->text, s.right.at);
  if (listed(language.after_apostrophe, after)) return true;
  const std::string word = lower_word_before(s, mark.text.begin);
  // O‘Brien, but O‘ahu is Hawaiian.
  return listed(language.before_apostrophe, word) && (word != "o" || is_upper(s.right.c));
}

// ‘60s and l‘hora, Paul`s: not an apostrophe, but it stands where one belongs.
bool wrong_apostrophe(const Surroundings& s, const MarkCandidate& mark) {
  if (s.left.through_mark || s.right.through_mark) return false;
  const bool between = s.left.side == Side::letter && s.right.side == Side::letter;
  if (mark.kind.shape == MarkShape::backtick) {
    return between && has_apostrophes(s.left_script) && has_apostrophes(s.right_script);
  }
  if (mark.kind.code_point != U'\u2018') return false;
  if (between) return elided(s, mark);
  if (s.left.side != Side::edge && s.left.side != Side::space) return false;
  if (s.right.side == Side::digit) return before_short_year(s);
  return s.right.side == Side::letter && s.habits->initial_apostrophe &&
         listed(s.language->clipped, lower_word_after(s.text, s.block->text, mark.text.end));
}

// ‘Adi, ‘Umar: the letter ʿayn of a transliterated name stands before a capital vowel. No word of
// one letter: ‘I know is speech.
bool before_ayn_vowel(const Surroundings& s, const MarkCandidate& mark) {
  constexpr std::u32string_view kVowels = U"AIUEO";
  return mark.kind.code_point == U'\u2018' && !s.left.through_mark && !s.right.through_mark &&
         kVowels.find(s.right.c) != std::u32string_view::npos &&
         is_lower(utf8::at(s.text, s.right.at + 1)) &&
         (s.left.side == Side::dash ||
          (s.left.side == Side::space && !follows_comma(s.text, s.block->text, mark.text.begin) &&
           !follows_sentence(s.text, s.block->text, mark.text.begin)));
}

// Rock ‘n’ roll, fish ‚n‘ chips: the n is what is left of “and”, so that both marks are
// apostrophes. Press ‘N’ and n of mathematics are quoted, so the word before must be one of these.
constexpr std::string_view kBeforeClippedAnd =
    " rock drum fish pick mac salt drag cut cash wash surf bed shake hit sugar bait bangers "
    "chicken "
    "biscuits sweet rhythm hide sun arts sip paint ";

bool beside_clipped_and(const Surroundings& s, const MarkCandidate& mark) {
  const auto is_n = [](char32_t c) { return c == U'n' || c == U'N'; };
  const auto is_single = [](char32_t c) {
    const MarkKind* kind = mark_kind(c);
    return kind != nullptr && kind->weight == MarkWeight::single;
  };
  const Span<Text> block = s.block->text;
  std::size_t first = mark.text.begin;  // of the two marks
  if (is_n(s.right.c) && s.right.at == mark.text.end) {
    if (!is_single(utf8::at(s.text, mark.text.end + 1))) return false;
  } else {
    if (!is_n(s.left.c) || s.left.at + 1 != mark.text.begin || s.left.at == block.begin) {
      return false;
    }
    first = s.left.at;
    if (!is_single(utf8::decode_before(s.text, first))) return false;
  }
  return first > block.begin && s.text[first - 1] == ' ' && listed(s.language->clipped, "n") &&
         listed(kBeforeClippedAnd, lower_word_before(s, first - 1));
}

}  // namespace

bool between_hebrew_letters(const Surroundings& s) noexcept {
  return s.left_script == Script::hebrew && s.right_script == Script::hebrew &&
         !s.left.through_mark && !s.right.through_mark;
}

OtherUse other_use_of(const MarkCandidate& mark, const Surroundings& s) {
  const MarkShape shape = mark.kind.shape;
  const bool single = mark.kind.weight == MarkWeight::single && !mark.doubled;
  const bool apostrophe = shape == MarkShape::straight || shape == MarkShape::right;
  if (single && beside_clipped_and(s, mark)) {
    return {.cost = 0, .wrong_apostrophe = !apostrophe, .certain = true};
  }
  if (mark.kind.code_point == kDoublePrime) {
    return {.cost = 0, .certain = s.left.side != Side::digit};
  }
  if (single && apostrophe) {
    constexpr int kYear = 8;  // so that the workers’ of the next line does not close it
    return {.cost = apostrophe_cost(s, mark), .opening = is_short_year(s, mark) ? kYear : 0};
  }
  if (wrong_apostrophe(s, mark)) return {.cost = 20, .wrong_apostrophe = true};
  if (mark.kind.code_point == U'\u2018' && s.left.side == Side::letter &&
      s.right.side == Side::letter) {
    return {.cost = 5};  // Isma‘il
  }
  if (before_ayn_vowel(s, mark)) {
    return {.cost = s.left.side == Side::dash ? 5 : kUnclosed};  // al-‘Arish; in ‘Adi, perhaps
  }
  const bool typed = mark.doubled && mark.text.size() == 2 &&
                     (shape == MarkShape::low || shape == MarkShape::left_guillemet ||
                      shape == MarkShape::right_guillemet);
  const int cost = other_use_cost(s, mark);
  return {.cost =
              typed && cost > 30 ? 30 : cost};  // ,, is a slip of the comma as well, >> an arrow
}

}  // namespace obelus
