// Finds the marks of an article and has each priced.
#include "analysis/quotation_costs.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analysis/quotation_context.hpp"
#include "document/document.hpp"
#include "text/eight_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// Bytes that may begin a mark.
constexpr std::array<bool, 256> kMarkLead = [] {
  std::array<bool, 256> table{};
  for (const std::size_t c :
       {0x22U, 0x27U, 0x2CU, 0x3CU, 0x3EU, 0x60U, 0xC2U, 0xD7U, 0xE2U, 0xE3U, 0xEFU}) {
    table[c] = true;
  }
  return table;
}();

// The twofold kind that two single marks side by side stand for.
MarkKind doubled_kind(const MarkKind& single) noexcept {
  MarkKind kind = single;
  kind.weight = MarkWeight::twofold;
  return kind;
}

// How the article itself uses the marks that point either way.
struct Orientation {
  std::size_t outward = 0;      // «text
  std::size_t inward = 0;       // »text
  bool low = false;             // „ occurs
  std::size_t right_opens = 0;  // ”text
  bool left = false;            // “ occurs
};

class CandidateFinder {
 public:
  explicit CandidateFinder(const Document& document)
      : document_(document), text_(document.text()) {}

  CandidateList run() {
    scan();
    if (result_.marks.empty()) return std::move(result_);
    result_.habits.reserve(document_.blocks.size());
    const Block* last = nullptr;
    for (const Block& block : document_.blocks) {
      const bool same = last != nullptr && last->language == block.language;
      result_.habits.push_back(same ? result_.habits.back() : adapted(block));
      last = &block;
    }
    for (MarkCandidate& mark : result_.marks) {
      const Block& block = document_.blocks[mark.block];
      const Surroundings s = surroundings_of(text_, block, result_.habits[mark.block], mark.text);
      if (!mark.wrong_apostrophe) set_costs(mark, s);
      if (mark.kind.shape == MarkShape::left_guillemet && s.habits->guillemet_continues) {
        result_.guillemets_go_on = true;
      }
      mark.before_lower = is_lower(s.right.c);
      mark.block_end = block.text.end;
      mark.begins_block = s.left.side == Side::edge;
      mark.loose = (s.left.side == Side::space || s.left.side == Side::edge) &&
                   (s.right.side == Side::space || s.right.side == Side::edge);
      mark.after_comma = follows_comma(text_, block.text, mark.text.begin);
      mark.after_sentence = follows_sentence(text_, block.text, mark.text.begin);
    }
    find_breadcrumbs();
    return std::move(result_);
  }

 private:
  void scan() {
    for (std::uint32_t b = 0; b < document_.blocks.size(); ++b) {
      const Block& block = document_.blocks[b];
      if (!is_beside_the_text(block.scope)) scan_block(b, block.text);
    }
  }

  void scan_block(std::uint32_t index, Span<Text> span) {
    std::size_t at = span.begin;
    while ((at = next_lead(at, span.end)) < span.end) {
      const std::size_t begin = at;
      const char32_t c = utf8::decode(text_, at);
      if (c == U',' || c == U'<' || c == U'>') {
        if (at < span.end && text_[at] == text_[begin]) at = add_typed(index, begin, span);
        continue;
      }
      if (c == 0xB4) add_acute(index, {begin, at}, span);
      const MarkKind* kind = mark_kind(c);
      if (kind == nullptr) continue;
      if (c == U'\'' || c == 0x2019) {
        const std::size_t end = apostrophes_end(begin, span);
        if (end > at && letters_around({begin, end}, span)) {  // don''t
          add_wrong_apostrophe(index, *kind, {begin, end});
          at = end;
          continue;
        }
      }
      std::size_t count = 1;
      while (at < span.end && utf8::at(text_, at) == c) {
        utf8::decode(text_, at);
        ++count;
      }
      if (c == U'`' && count == 1) {
        if (letters_around({begin, at}, span)) {  // Paul`s
          add_wrong_apostrophe(index, *kind, {begin, at});
        } else {
          at = code_end(at, span);
        }
        continue;
      }
      const bool markup = (count > 2 && kind->shape == MarkShape::straight) ||
                          (count != 2 && kind->shape == MarkShape::backtick);
      if (markup) continue;  // """ and `code`
      add(index, *kind, {begin, at}, count, span);
    }
  }

  // The next byte that may begin a mark; `end` where there is none.
  std::size_t next_lead(std::size_t at, std::size_t end) const noexcept {
    while (at < end) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (kMarkLead[byte]) break;
      if (byte >= 0x80) {
        ++at;
        continue;
      }
      // ASCII comes in runs; the bytes of other letters do, too.
      at = eight_bytes::find(text_.substr(0, end), at, [](std::uint64_t bytes) noexcept {
        using namespace eight_bytes;
        return maybe_equal(bytes, '"') | maybe_equal(bytes, '\'') | maybe_equal(bytes, ',') |
               maybe_equal(bytes, '<') | maybe_equal(bytes, '>') | maybe_equal(bytes, '`') |
               beyond_ascii(bytes);
      });
    }
    return at;
  }

  // ,,so“ and <<so>>: typed for lack of the mark. Returns the end of what it looked at.
  std::size_t add_typed(std::uint32_t block, std::size_t begin, Span<Text> within) {
    const char c = text_[begin];
    std::size_t end = begin;
    while (end < within.end && text_[end] == c) ++end;
    const char32_t before = begin > within.begin ? utf8::before(text_, begin) : U' ';
    const char32_t after = end < within.end ? utf8::at(text_, end) : U' ';
    const bool opens = !is_word(before) && !is_punctuation(before) && is_word(after);
    const bool closes = (is_word(before) || is_sentence_end(before)) && !is_word(after);
    if (end - begin != 2 || (c == '>' ? !closes : !opens)) return end;
    const char32_t stands_for = c == ',' ? 0x201E : c == '<' ? 0xAB : 0xBB;
    result_.marks.push_back(
        {.text = {begin, end}, .kind = *mark_kind(stands_for), .block = block, .doubled = true});
    return end;
  }

  void add_wrong_apostrophe(std::uint32_t block, const MarkKind& kind, Span<Text> run) {
    result_.marks.push_back({.text = run,
                             .kind = kind,
                             .block = block,
                             .open = quotation_cost::kNever,
                             .close = quotation_cost::kNever,
                             .none = 20,
                             .wrong_apostrophe = true});
  }

  // Paul´s: an accent for an apostrophe.
  void add_acute(std::uint32_t block, Span<Text> mark, Span<Text> within) {
    if (letters_around(mark, within)) add_wrong_apostrophe(block, *mark_kind(0x2019), mark);
  }

  // `code` in a plain text; `at` where a lone backtick begins nothing.
  std::size_t code_end(std::size_t at, Span<Text> within) const noexcept {
    constexpr std::size_t kLongest = 80;
    const std::size_t end = text_.substr(0, std::min(within.end, at + kLongest)).find('`', at);
    const bool code = end != std::string_view::npos && end > at && text_[at] != ' ' &&
                      text_[end - 1] != ' ' && !letters_around({end, end + 1}, within);
    return code ? end + 1 : at;
  }

  std::size_t apostrophes_end(std::size_t at, Span<Text> within) const noexcept {
    while (at < within.end) {
      std::size_t next = at;
      const char32_t c = utf8::decode(text_, next);
      if (c != U'\'' && c != 0x2019) break;
      at = next;
    }
    return at;
  }

  bool letters_around(Span<Text> mark, Span<Text> within) const noexcept {
    if (mark.begin == within.begin || mark.end == within.end) return false;
    const char32_t before = utf8::before(text_, mark.begin);
    const char32_t after = utf8::at(text_, mark.end);
    return is_letter(before) && is_letter(after) && has_apostrophes(script_of(before)) &&
           has_apostrophes(script_of(after));
  }

  void add(std::uint32_t block, const MarkKind& kind, Span<Text> run, std::size_t count,
           Span<Text> within) {
    note_orientation(kind, run, within);
    const bool clipped =  // ''n Blödsinn'
        count == 2 && kind.shape == MarkShape::straight && clipped_after(block, run.end, within);
    if (count == 2 && kind.weight == MarkWeight::single && !clipped &&
        kind.shape != MarkShape::left_corner && kind.shape != MarkShape::right_corner) {
      result_.marks.push_back(
          {.text = run, .kind = doubled_kind(kind), .block = block, .doubled = true});
      return;
    }
    if (count == 1 && kind.weight == MarkWeight::single && inside_word(run, within)) return;
    const std::size_t each = run.size() / count;
    for (std::size_t at = run.begin; at < run.end; at += each) {
      result_.marks.push_back({.text = {at, at + each}, .kind = kind, .block = block});
    }
  }

  bool clipped_after(std::uint32_t block, std::size_t at, Span<Text> within) const {
    return clipped_word(lower_word_after(text_, within, at), document_.blocks[block].language);
  }

  // don't, l'homme, п'ять: most apostrophes, settled without a search.
  bool inside_word(Span<Text> mark, Span<Text> within) const noexcept {
    const char32_t c = utf8::at(text_, mark.begin);
    if (c != U'\'' && c != U'\u2019') return false;
    return letters_around(mark, within);
  }

  void note_orientation(const MarkKind& kind, Span<Text> run, Span<Text> within) noexcept {
    if (kind.shape == MarkShape::low) orientation_.low = true;
    if (kind.code_point == 0x201C) orientation_.left = true;
    if (kind.code_point == 0x201D && run.end < within.end &&
        (run.begin == within.begin || is_space(utf8::before(text_, run.begin))) &&
        !is_space(utf8::at(text_, run.end))) {
      ++orientation_.right_opens;
    }
    if (kind.shape != MarkShape::left_guillemet && kind.shape != MarkShape::right_guillemet) return;
    const bool free_left = run.begin == within.begin || is_space(utf8::before(text_, run.begin));
    const bool free_right = run.end == within.end || is_space(utf8::at(text_, run.end));
    if (free_left == free_right) return;
    const bool opens = free_left;
    const bool outward = opens == (kind.shape == MarkShape::left_guillemet);
    ++(outward ? orientation_.outward : orientation_.inward);
  }

  MarkHabits adapted(const Block& block) const noexcept {
    MarkHabits habits = mark_habits(block.language);
    if (orientation_.low) habits.low_opens = true;
    if (orientation_.right_opens > 2 && !orientation_.left) habits.right_opens = true;
    if (orientation_.outward > 2 * orientation_.inward) habits.inward_guillemets = false;
    const bool known = !language_marks(block.language).styles.empty();
    if (!known && orientation_.inward > 2 * orientation_.outward && orientation_.inward > 1) {
      habits.inward_guillemets = true;
    }
    return habits;
  }

  // A » B » C: a mark between spaces that recurs in its block and has no partner of the other kind.
  void find_breadcrumbs() {
    auto& marks = result_.marks;
    for (std::size_t first = 0; first < marks.size();) {
      std::size_t last = first;
      const MarkHabits& habits = result_.habits[marks[first].block];
      std::array<std::size_t, 2> count{};
      bool spaced = true;
      while (last < marks.size() && marks[last].block == marks[first].block) {
        const MarkShape shape = marks[last].kind.shape;
        if (shape == MarkShape::left_guillemet || shape == MarkShape::right_guillemet) {
          ++count[shape == MarkShape::right_guillemet];
          spaced = spaced && marks[last].loose;
        }
        ++last;
      }
      const bool trail = spaced && (count[0] == 0) != (count[1] == 0) &&
                         count[0] + count[1] > (habits.spaced_guillemets ? 2U : 1U);
      for (std::size_t i = first; trail && i < last; ++i) {
        const MarkShape shape = marks[i].kind.shape;
        if (shape == MarkShape::left_guillemet || shape == MarkShape::right_guillemet) {
          marks[i].none = 5;
        }
      }
      first = last;
    }
  }

  const Document& document_;
  std::string_view text_;
  Orientation orientation_;
  CandidateList result_;
};

}  // namespace

CandidateList find_candidates(const Document& document) { return CandidateFinder(document).run(); }

}  // namespace obelus
