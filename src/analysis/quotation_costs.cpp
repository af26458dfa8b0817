// The costs of one mark as an opener and as a closer, phenomenon by phenomenon.
#include "analysis/quotation_costs.hpp"

#include <algorithm>

#include "analysis/quotation_context.hpp"
#include "analysis/quotation_other_uses.hpp"

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
    case Side::symbol: return s.left.c == U'=' ? 2 : 8;  // author="…
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
  if (s.elision_left) return 40;  // d’« espoir
  switch (s.left.side) {
    case Side::letter:
    case Side::unspaced:
    case Side::digit:
    case Side::stop: return 0;
    case Side::symbol: return s.left.c == U'=' ? 20 : 0;
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
    case Side::letter: break;
  }
  if (s.right.c == 0xFFFC) return 5;
  return between_hebrew_letters(s) ? 100 : 40;
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
    case MarkShape::right: return habits.right_opens || habits.reversed_curly ? 0 : 30;
    case MarkShape::right_guillemet: return habits.inward_guillemets || habits.right_opens ? 0 : 25;
    case MarkShape::right_corner: return 40;
    default: return 0;
  }
}

int close_shape_cost(MarkShape shape, const MarkHabits& habits) noexcept {
  switch (shape) {
    case MarkShape::left: return habits.reversed_curly ? 0 : habits.low_opens ? 3 : 25;
    case MarkShape::left_guillemet: return habits.inward_guillemets ? 0 : 25;
    case MarkShape::low: return 90;
    case MarkShape::left_corner: return 40;
    default: return 0;
  }
}

}  // namespace

void set_costs(MarkCandidate& mark, const Surroundings& s) {
  const OtherUse other = other_use_of(mark, s);
  mark.none = static_cast<std::int16_t>(std::min(other.cost, kNever));
  mark.wrong_apostrophe = other.wrong_apostrophe;
  mark.open = mark.close = kNever;
  if (other.certain) return;
  const MarkShape shape = mark.kind.shape;
  // A single mark that may be an apostrophe makes a poorer quotation mark than others.
  const int vague = mark.kind.code_point == U'\'' || mark.kind.code_point == U'\u2019' ? 3 : 0;
  const int close = close_left_cost(s) + close_right_cost(s) + close_shape_cost(shape, *s.habits) +
                    (leans_right(s) && !closes_by_shape(shape) ? kWrongWay : 0) + vague;
  mark.close = static_cast<std::int16_t>(std::min(close, kNever));
  if (mark.kind.code_point == kDoublePrime) return;
  // word“. leans as well, but its shape speaks for it.
  const int leaning = !leans_left(s) ? 0 : opens_by_shape(shape) ? kWrongWay / 2 : kWrongWay;
  const int open = open_left_cost(s) + open_right_cost(s) + open_shape_cost(shape, *s.habits) +
                   leaning + vague + other.opening;
  mark.open = static_cast<std::int16_t>(std::min(open, kNever));
}

}  // namespace obelus
