// The costs of one mark, phenomenon by phenomenon.
#include "analysis/quotation_costs.hpp"

#include <algorithm>

#include "analysis/quotation_context.hpp"
#include "document/language.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

using namespace quotation_cost;

int open_left_cost(const Surroundings& s) {
  switch (s.left.side) {
    case Side::edge:
    case Side::space:
    case Side::opening: return 0;
    case Side::unspaced: return 3;
    case Side::dash: return 4;
    case Side::symbol: return 8;
    case Side::stop:
      if (s.left.c >= 0x3000) return 0;  // 说：“…: the full-width stop has its space in it
      return s.left.c == U':' || s.left.c == 0x60C ? 15 : 30;  // said:"…
    case Side::digit: return 50;
    case Side::letter: break;
  }
  if (s.elision_left || s.left.c == 0xFFFC) return 5;
  if (s.left_script == Script::arabic &&
      is_arabic_proclitic(letters_before(s.text, s.block->text, s.left.at + 2, 4))) {
    return 3;
  }
  if (s.left_script == Script::hebrew) {
    const bool prefix = is_hebrew_prefix(letters_before(s.text, s.block->text, s.left.at + 2, 3));
    return prefix ? 5 : 150;  // ה"שוק, but או"ם
  }
  return 50;
}

int open_right_cost(const Surroundings& s) {
  switch (s.right.side) {
    case Side::letter:
    case Side::unspaced:
    case Side::digit:
    case Side::opening: return 0;
    case Side::symbol: return 2;
    case Side::dash: return 8;
    case Side::stop: {
      if (s.right.c == 0x2026) return 5;  // “… and so on”
      if (s.right.c == U'.') return 10;   // ".NET, "...
      return s.right.through_mark ? 20 : 40;
    }
    case Side::space:
      if (s.habits->spaced_guillemets || s.right.narrow_space) return 2;
      return 40;
    case Side::edge: return 90;
  }
  return 90;
}

int close_left_cost(const Surroundings& s) {
  switch (s.left.side) {
    case Side::letter:
    case Side::unspaced:
    case Side::digit:
    case Side::stop:
    case Side::symbol: return 0;
    case Side::dash: return 7;
    case Side::space:
      if (s.habits->spaced_guillemets || s.left.narrow_space) return 2;
      return 40;
    case Side::opening: return 50;
    case Side::edge: return 80;
  }
  return 80;
}

int close_right_cost(const Surroundings& s) {
  switch (s.right.side) {
    case Side::edge:
    case Side::space:
    case Side::stop: return 0;
    case Side::dash:
    case Side::opening:
    case Side::unspaced: return 3;
    case Side::symbol: return 5;
    case Side::digit: return 30;
    case Side::letter: return s.right.c == 0xFFFC ? 5 : 40;
  }
  return 40;
}

// word" and ,": what leans on the words before it closes, whatever else is wrong with it.
bool leans_left(const Surroundings& s) noexcept {
  const bool word = s.left.side == Side::letter || s.left.side == Side::digit;
  const bool dots = s.right.c == U'.' || s.right.c == 0x2026;  // said:"...
  const bool loose = s.right.side == Side::space || s.right.side == Side::edge ||
                     (s.right.side == Side::stop && (word || !dots));
  return (word || s.left.side == Side::stop) && loose && !s.elision_left;
}

// And "word opens.
bool leans_right(const Surroundings& s) noexcept {
  const bool tight = s.right.side == Side::letter || s.right.side == Side::digit;
  return tight &&
         (s.left.side == Side::space || s.left.side == Side::edge || s.left.side == Side::opening);
}

bool opens_by_shape(MarkShape shape) noexcept {
  return shape == MarkShape::left || shape == MarkShape::low ||
         shape == MarkShape::left_guillemet || shape == MarkShape::left_corner;
}

bool closes_by_shape(MarkShape shape) noexcept {
  return shape == MarkShape::right || shape == MarkShape::right_guillemet ||
         shape == MarkShape::right_corner;
}

int open_shape_cost(MarkShape shape, const MarkHabits& habits) noexcept {
  switch (shape) {
    case MarkShape::right: return habits.right_opens ? 0 : 30;
    case MarkShape::right_guillemet: return habits.inward_guillemets || habits.right_opens ? 0 : 25;
    case MarkShape::right_corner: return 40;
    default: return 0;
  }
}

int close_shape_cost(MarkShape shape, const MarkHabits& habits) noexcept {
  switch (shape) {
    case MarkShape::left: return habits.low_opens ? 3 : 25;
    case MarkShape::left_guillemet: return habits.inward_guillemets ? 0 : 25;
    case MarkShape::low: return 90;
    case MarkShape::left_corner: return 40;
    default: return 0;
  }
}

// What a single mark costs as an apostrophe, prime or letter.
int apostrophe_cost(const Surroundings& s, const MarkCandidate& mark) {
  const bool letter_left = s.left.side == Side::letter && !s.left.through_mark;
  const bool letter_right = s.right.side == Side::letter && !s.right.through_mark;
  if (s.left.side == Side::digit && !s.left.through_mark) {
    return letter_right ? 0 : 8;  // 1960's, 6', 50'
  }
  if (s.right.side == Side::digit && !s.right.through_mark) return 6;  // '60s, '88 년
  if (s.left.c == U':' && s.right.c == U'(') return 5;                 // :'(
  const bool letters = s.left_script != Script::common || s.right_script != Script::common;
  const bool written = letters ? has_apostrophes(s.left_script) || has_apostrophes(s.right_script)
                               : s.habits->inner_apostrophe;
  if (letter_left && s.left_script == Script::hebrew) return letter_right ? 5 : 12;  // geresh
  if (!written) return 200;  // Arabic, Han, kana, Hangul have no apostrophes
  if (letter_left && letter_right) return 0;
  if (letter_left) {
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
  char32_t c = 0;
  while (at > s.block->text.begin && digits <= kMostWithFraction) {
    c = utf8::decode_before(s.text, at);
    if (is_digit(c)) {
      ++digits;
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
  return {.possible = digits <= most && !named && !is_currency(c),
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
    if (s.left_script == Script::hebrew && s.right_script == Script::hebrew &&
        s.left.side == Side::letter && s.right.side == Side::letter && bare) {
      return 2;  // צה"ל
    }
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
  const std::u32string before = letters_before(s.text, s.block->text, mark.text.begin, 6);
  std::string word;
  for (const char32_t c : before) {
    utf8::append(word, c < 0x80 && c >= U'A' && c <= U'Z' ? c + 32 : c);
  }
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
  if (s.right.side == Side::digit) {  // ‘60s, ‘77
    std::size_t at = s.right.at;
    std::size_t digits = 0;
    while (at < s.block->text.end && is_digit(utf8::at(s.text, at))) {
      utf8::decode(s.text, at);
      ++digits;
    }
    return digits == 2;
  }
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

}  // namespace

void set_costs(MarkCandidate& mark, const Surroundings& s) {
  const MarkShape shape = mark.kind.shape;
  const int open = open_left_cost(s) + open_right_cost(s) + open_shape_cost(shape, *s.habits) +
                   (leans_left(s) && !opens_by_shape(shape) ? kWrongWay : 0);
  const int close = close_left_cost(s) + close_right_cost(s) + close_shape_cost(shape, *s.habits) +
                    (leans_right(s) && !closes_by_shape(shape) ? kWrongWay : 0);
  int none = kNever;
  if (mark.kind.code_point == kDoublePrime) {
    mark.open = mark.close = kNever;
    if (s.left.side == Side::digit) mark.close = static_cast<std::int16_t>(close);
    mark.none = 0;
    return;
  }
  if (mark.kind.weight == MarkWeight::single && !mark.doubled &&
      (shape == MarkShape::straight || shape == MarkShape::right)) {
    none = apostrophe_cost(s, mark);
  } else if (wrong_apostrophe(s, mark)) {
    mark.wrong_apostrophe = true;
    none = 20;
  } else if (mark.kind.code_point == U'\u2018' && s.left.side == Side::letter &&
             s.right.side == Side::letter) {
    none = 5;  // Isma‘il
  } else if (before_ayn_vowel(s, mark)) {
    none = s.left.side == Side::dash ? 5 : kUnclosed;  // al-‘Arish; in ‘Adi, perhaps
  } else {
    none = other_use_cost(s, mark);
    const bool typed = mark.doubled &&
                       (shape == MarkShape::low || shape == MarkShape::left_guillemet ||
                        shape == MarkShape::right_guillemet) &&
                       mark.text.size() == 2;
    if (typed) none = std::min(none, 30);  // ,, is a slip of the comma as well, >> an arrow
  }
  // A single mark that may be an apostrophe makes a poorer quotation mark than others.
  const int vague = mark.kind.code_point == U'\'' || mark.kind.code_point == U'\u2019' ? 3 : 0;
  mark.open = static_cast<std::int16_t>(std::min(open + vague, kNever));
  mark.close = static_cast<std::int16_t>(std::min(close + vague, kNever));
  mark.none = static_cast<std::int16_t>(std::min(none, kNever));
}

}  // namespace obelus
