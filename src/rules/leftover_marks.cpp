// TK and XXX by what stands beside them.
#include <algorithm>
#include <array>

#include "rules/copy_text.hpp"
#include "rules/leftover_marks.hpp"
#include "rules/leftover_search.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongestNote = 200;  // bytes of [TK …]

bool is_letter_ascii(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Placeholders : private LeftoverSearch {
 public:
  Placeholders(std::string_view text, std::vector<LeftoverMark>& marks)
      : LeftoverSearch(text, marks) {}

  void find() {
    for_each("TK", [&](std::size_t at) { to_come(at); });
    for_each("XX", [&](std::size_t at) { crosses(at); });
  }

 private:
  char32_t before(std::size_t at) const noexcept { return utf8::before(text_, at); }
  char32_t after(std::size_t at) const noexcept { return utf8::at(text_, at); }

  // The offset after the ] on this line.
  std::size_t closed(std::size_t from) const {
    const std::size_t end = text_.substr(0, from + kLongestNote).find_first_of("]\n", from);
    return end != std::string_view::npos && text_[end] == ']' ? end + 1 : 0;
  }

  // The word (ASCII letters, or what is no space) that begins after white space from `at` on.
  std::string_view next_word(std::size_t at) const noexcept {
    while (byte(at) == ' ') ++at;
    std::size_t end = at;
    while (end < text_.size() && is_word(after(end))) utf8::decode(text_, end);
    return text_.substr(at, end - at);
  }
  std::string_view word_before(std::size_t at) const noexcept {
    while (at > 0 && text_[at - 1] == ' ') --at;
    std::size_t begin = at;
    while (begin > 0 && is_letter_ascii(text_[begin - 1])) --begin;
    return text_.substr(begin, at - begin);
  }

  static bool is_currency(char32_t c) noexcept {
    return c == U'$' || c == U'£' || c == U'€' || c == U'¥' || c == U'₽' || c == U'₹';
  }
  bool counts_something(std::size_t at) const noexcept {
    constexpr std::array<std::string_view, 29> kUnits = {
        "percent",  "per",       "people",     "million",    "millions", "billion",
        "thousand", "years",     "months",     "weeks",      "days",     "hours",
        "minutes",  "miles",     "kilometres", "kilometers", "points",   "votes",
        "times",    "dollars",   "euros",      "pounds",     "Prozent",  "Millionen",
        "Menschen", "personnes", "personas",   "процентов",  "человек"};
    const char32_t c = after(at);
    return c == U'%' || c == U'٪' || (c == U' ' && is_one_of(kUnits, next_word(at)));
  }
  bool alone_on_line(std::size_t begin, std::size_t end) const noexcept {
    const char previous = byte_before(begin);
    if (byte(end) == '.') ++end;
    const char next = byte(end);
    return (previous == '\0' || previous == '\n') && (next == '\0' || next == '\n' || next == '\r');
  }

  // "to come", as editors write it: TKTK, [TK], $TK, TK percent. TK is also a company, a person, an
  // airline and a domain.
  void to_come(std::size_t at) {
    const char32_t previous = before(at);
    if (is_word(previous)) return;
    std::size_t end = at;
    while (here(end, "TK")) end += 2;
    const char32_t next = after(end);
    if (is_word(next)) return;
    if (end - at > 2) {
      add(at, end, LeftoverForm::to_come);
    } else if (previous == U'[' && (next == U']' || next == U' ' || next == U':')) {
      const std::size_t close = closed(end);
      if (close > 0 && byte(close) != '(') add(at - 1, close, LeftoverForm::to_come);
    } else if (is_currency(previous) || counts_something(end) || alone_on_line(at, end)) {
      add(at, end, LeftoverForm::to_come);
    } else if (next == U' ' && next_word(end) == "TK") {
      add(at, end + 3, LeftoverForm::to_come);
    } else if (is_expected(at, end)) {
      add(at, end, LeftoverForm::to_come, true);
    }
  }

  // "a vote of TK." ends on a word that calls for more.
  bool is_expected(std::size_t at, std::size_t end) const noexcept {
    constexpr std::array<std::string_view, 12> kCalling = {"is",   "was",   "were",   "of",
                                                           "on",   "than",  "nearly", "about",
                                                           "from", "until", "and",    "around"};
    const char32_t next = after(end);
    return (next == U'.' || next == U',' || next == U';') && !is_word(after(end + 1)) &&
           byte_before(at) == ' ' && is_one_of(kCalling, word_before(at));
  }

  // XXX: [XXX], $XXX, XX%, XXX people. Also a Roman number, a beer, what hides the digits of a
  // card.
  void crosses(std::size_t at) {
    if (byte_before(at) == 'X') return;
    std::size_t end = at;
    while (byte(end) == 'X') ++end;
    const char32_t previous = before(at);
    const char32_t next = after(end);
    if (is_word(previous) || is_word(next) || is_mask(previous) || is_mask(next)) return;
    const std::size_t length = end - at;
    if (previous == U'[' && next == U']') {
      if (length >= 3) add(at - 1, end + 1, LeftoverForm::crosses);
    } else if (is_currency(previous) || next == U'%') {
      add(at, end, LeftoverForm::crosses);
    } else if (counts_something(end)) {
      add(at, end, LeftoverForm::crosses, length < 3);
    } else if (length >= 3 && alone_on_line(at, end)) {
      add(at, end, LeftoverForm::crosses, true);
    }
  }

  static bool is_mask(char32_t c) noexcept {
    return c == U'-' || c == U'–' || c == U'/' || c == U'.' || c == U'*' || c == U'#' ||
           c == U'@' || c == U'+' || c == U':';
  }
};

}  // namespace

void find_placeholder_marks(std::string_view text, std::vector<LeftoverMark>& marks) {
  Placeholders(text, marks).find();
}

std::vector<LeftoverMark> find_leftover_marks(std::string_view text) {
  std::vector<LeftoverMark> marks;
  find_template_marks(text, marks);
  find_placeholder_marks(text, marks);
  std::sort(marks.begin(), marks.end(),
            [](const LeftoverMark& a, const LeftoverMark& b) { return a.span < b.span; });
  return marks;
}

}  // namespace obelus
