// One pass over the bytes of the blocks.
#include "analysis/quotation_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/quotation_context.hpp"
#include "document/document.hpp"
#include "text/sixteen_bytes.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

using sixteen_bytes::Bytes;

constexpr std::size_t kLongestElision = 7;

// Where a mark may begin; a comma only where another follows.
Bytes may_begin(Bytes b, Bytes next) noexcept {
  using sixteen_bytes::equal;
  return equal(b, 0x22) | equal(b, 0x27) | equal(b, 0x3C) | equal(b, 0x3E) | equal(b, 0x60) |
         equal(b, 0xC2) | equal(b, 0xD7) | equal(b, 0xE2) | equal(b, 0xE3) | equal(b, 0xEF) |
         (equal(b, 0x2C) & equal(next, 0x2C));
}

// The first byte at or after `at` with which a mark may begin; `end` where there is none.
std::size_t skip_plain(std::string_view text, std::size_t at, std::size_t end) noexcept {
  using namespace sixteen_bytes;
  const auto found_in = [](const char* bytes) {
    return first(may_begin(load(bytes), load(bytes + 1)));
  };
  while (at < end) {
    std::size_t found = 0;
    if (text.size() - at > kSize) {  // what stands behind the block is readable
      found = found_in(text.data() + at);
    } else {
      std::array<char, kSize + 1> rest{};
      std::copy_n(text.data() + at, text.size() - at, rest.begin());
      found = found_in(rest.data());
    }
    at += found;
    if (found < kSize) break;
  }
  return std::min(at, end);
}

// The twofold kind that two single marks side by side stand for.
MarkKind doubled_kind(const MarkKind& single) noexcept {
  MarkKind kind = single;
  kind.weight = MarkWeight::twofold;
  return kind;
}

class MarkScanner {
 public:
  explicit MarkScanner(const Document& document) : document_(document), text_(document.text()) {}

  ScannedMarks run() {
    for (std::uint32_t b = 0; b < document_.blocks.size(); ++b) {
      const Block& block = document_.blocks[b];
      if (!is_beside_the_text(block.scope)) scan_block(b, block.text);
    }
    return std::move(result_);
  }

 private:
  void scan_block(std::uint32_t index, Span<Text> span) {
    std::size_t at = span.begin;
    while ((at = skip_plain(text_, at, span.end)) < span.end) {
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
        if (letters_around({begin, at}, span)) {  // don't, l'homme, п'ять
          if (c == 0x2019 && closes_before_suffix(index, at, span)) {
            result_.marks.push_back({.text = {begin, at}, .kind = *kind, .block = index});
          }
          continue;
        }
        const std::size_t end = apostrophes_end(begin, span);
        if (end > at && letters_around({begin, end}, span) &&
            !elides_before_two(index, begin, text_.substr(at, end - at), span)) {
          if (c == 0x2019 && left_single_waits(index)) {  // the ‘Mirror’’s editor
            result_.marks.push_back({.text = {begin, at}, .kind = *kind, .block = index});
          } else {  // don''t
            add_wrong_apostrophe(index, *kind, {begin, end});
          }
          at = end;
          continue;
        }
      }
      std::size_t count = 1;
      while (at < span.end && utf8::at(text_, at) == c) {
        utf8::decode(text_, at);
        ++count;
      }
      if (c == U'`' && count == 1 && letters_around({begin, at}, span)) {  // Paul`s
        add_wrong_apostrophe(index, *kind, {begin, at});
        continue;
      }
      if (c == U'`' && count <= 2) {
        const std::size_t end = code_end({begin, at}, span);
        const bool code = end > at;
        at = end;
        if (code || count == 1) continue;
      }
      const bool markup = (count > 2 && kind->shape == MarkShape::straight) ||
                          (count != 2 && kind->shape == MarkShape::backtick);
      if (markup) continue;  // """ and `code`
      add(index, *kind, {begin, at}, count, span);
    }
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

  // `code` and ``code`` in a plain text; the end of `ticks` where they begin nothing.
  std::size_t code_end(Span<Text> ticks, Span<Text> within) noexcept {
    constexpr std::size_t kLongest = 80;
    constexpr std::size_t kCustom =
        3;  // as many between two ticks show what the text means by them
    const std::size_t at = ticks.end;
    const std::size_t end = text_.substr(0, std::min(within.end, at + kLongest))
                                .find(text_.substr(ticks.begin, ticks.size()), at);
    if (end == std::string_view::npos || end == at) return at;
    const std::string_view inside = text_.substr(at, end - at);
    const bool code = inside.front() != ' ' && inside.back() != ' ' &&
                      !letters_around({end, end + ticks.size()}, within) &&
                      (ticks.size() == 1 || codes_ >= kCustom || is_no_prose(inside));
    if (!code) return at;
    codes_ += ticks.size() == 2 ? 1 : 0;
    return end + ticks.size();
  }

  // Two ticks may be typed for a quotation mark: between them stands a single word, or a command.
  static bool is_no_prose(std::string_view inside) noexcept {
    if (inside.find("''") != std::string_view::npos) return false;
    return inside.find_first_of(" \n") == std::string_view::npos ||
           inside.find_first_of("/_=@<>$|{}\\") != std::string_view::npos ||
           inside.find(" -") != std::string_view::npos;
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

  // d’''un mot'': an apostrophe, and two marks for one that opens.
  bool elides_before_two(std::uint32_t block, std::size_t begin, std::string_view two,
                         Span<Text> within) const {
    if (two != "''" && two != "’’") return false;
    std::string word;
    for (const char32_t c : letters_before(text_, within, begin, kLongestElision)) {
      utf8::append(word, lower_letter(c));
    }
    return listed(language_marks(document_.blocks[block].language).before_apostrophe, word);
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
    note_orientation(block, kind, run, within);
    const bool clipped =  // ''n Blödsinn'
        count == 2 && kind.shape == MarkShape::straight && clipped_after(block, run.end, within);
    if (count == 2 && kind.weight == MarkWeight::single && !clipped &&
        kind.shape != MarkShape::left_corner && kind.shape != MarkShape::right_corner) {
      result_.marks.push_back(
          {.text = run, .kind = doubled_kind(kind), .block = block, .doubled = true});
      return;
    }
    const std::size_t each = run.size() / count;
    for (std::size_t at = run.begin; at < run.end; at += each) {
      result_.marks.push_back({.text = {at, at + each}, .kind = kind, .block = block});
    }
  }

  bool left_single_waits(std::uint32_t block) const noexcept {
    return !result_.marks.empty() && result_.marks.back().block == block &&
           result_.marks.back().kind.code_point == 0x2018;
  }

  // ‘Birgün’ün: the mark closes, and the word goes on with an ending of the language.
  bool closes_before_suffix(std::uint32_t block, std::size_t at, Span<Text> within) const {
    if (!left_single_waits(block)) return false;
    const LanguageMarks& language = language_marks(document_.blocks[block].language);
    return language.habits.particles &&
           listed(language.after_apostrophe, lower_word_after(text_, within, at));
  }

  bool clipped_after(std::uint32_t block, std::size_t at, Span<Text> within) const {
    return clipped_word(lower_word_after(text_, within, at), document_.blocks[block].language);
  }

  void note_orientation(std::uint32_t block, const MarkKind& kind, Span<Text> run,
                        Span<Text> within) noexcept {
    if (kind.shape == MarkShape::low) result_.orientation.low = true;
    if (kind.code_point == 0x201C) result_.orientation.left = true;
    if ((kind.code_point == 0x201C || kind.code_point == 0x201D) && run.end < within.end &&
        (run.begin == within.begin || is_space(utf8::before(text_, run.begin))) &&
        !is_space(utf8::at(text_, run.end))) {
      const bool left = kind.code_point == 0x201C;
      MarkOrientation& orientation = result_.orientation;
      orientation.right_opens += left ? 0 : 1;
      if (mark_habits(document_.blocks[block].language).mirrored_curly) {
        ++(left ? orientation.mirrored_left_opens : orientation.mirrored_right_opens);
      }
    }
    if (kind.shape != MarkShape::left_guillemet && kind.shape != MarkShape::right_guillemet) return;
    const bool free_left = run.begin == within.begin || is_space(utf8::before(text_, run.begin));
    const bool free_right = run.end == within.end || is_space(utf8::at(text_, run.end));
    if (free_left == free_right) return;
    const bool opens = free_left;
    const bool outward = opens == (kind.shape == MarkShape::left_guillemet);
    ++(outward ? result_.orientation.outward : result_.orientation.inward);
  }

  const Document& document_;
  std::string_view text_;
  ScannedMarks result_;
  std::size_t codes_ = 0;  // between two ticks
};

}  // namespace

ScannedMarks scan_marks(const Document& document) { return MarkScanner(document).run(); }

}  // namespace obelus
