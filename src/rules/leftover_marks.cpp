// Templates and shortcodes by their brackets; TK and XXX by what stands beside them.
#include "rules/leftover_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rules/copy_text.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongestTemplate = 200;   // bytes
constexpr std::size_t kLongestShortcode = 600;

bool is_lower_ascii(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_upper_ascii(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_digit_ascii(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter_ascii(char c) noexcept { return is_lower_ascii(c) || is_upper_ascii(c); }
bool is_name_ascii(char c) noexcept { return is_letter_ascii(c) || is_digit_ascii(c) || c == '_'; }

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<LeftoverMark> find() {
    for_each_byte(text_, '{', [&](std::size_t at) { brace(at); });
    for_each_byte(text_, '[', [&](std::size_t at) { bracket(at); });
    for_each_byte(text_, '<', [&](std::size_t at) { angle(at); });
    for_each("*|", [&](std::size_t at) { merge_field(at); });
    for_each("%%", [&](std::size_t at) { percents(at); });
    for_each("TK", [&](std::size_t at) { to_come(at); });
    for_each("XX", [&](std::size_t at) { crosses(at); });
    std::sort(marks_.begin(), marks_.end(), [](const LeftoverMark& a, const LeftoverMark& b) {
      return a.span < b.span;
    });
    return std::move(marks_);
  }

 private:
  template <class Visit>
  void for_each(std::string_view what, Visit visit) {
    if (!holds(text_, what)) return;
    for (std::size_t at = 0; (at = text_.find(what, at)) != std::string_view::npos; ++at) visit(at);
  }

  char byte(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }
  char byte_before(std::size_t at) const noexcept { return at > 0 ? text_[at - 1] : '\0'; }
  bool here(std::size_t at, std::string_view what) const noexcept {
    return text_.substr(at, what.size()) == what;
  }
  char32_t before(std::size_t at) const noexcept { return utf8::before(text_, at); }
  char32_t after(std::size_t at) const noexcept { return utf8::at(text_, at); }

  void add(std::size_t begin, std::size_t end, LeftoverForm form, bool doubtful = false) {
    marks_.push_back({{begin, end}, form, doubtful});
  }

  // The offset after the next `closer` on this line.
  std::optional<std::size_t> closed(std::size_t from, std::string_view closer,
                                    std::size_t longest) const {
    const std::string_view rest = text_.substr(from, longest);
    const std::size_t end = rest.find(closer);
    if (end == std::string_view::npos || rest.substr(0, end).find('\n') != std::string_view::npos) {
      return std::nullopt;
    }
    return from + end + closer.size();
  }

  std::size_t end_of_name(std::size_t at) const noexcept {
    while (is_name_ascii(byte(at))) ++at;
    return at;
  }

  void brace(std::size_t at) {
    const char previous = byte_before(at);
    if (previous == '{') return;
    if (previous == '$' || previous == '#') return variable(at);
    // LaTeX: \frac{{a}}{b}, x_{max}.
    if (previous == '\\' || previous == '}' || previous == '^' || previous == '_' ||
        is_letter_ascii(previous)) {
      return;
    }
    if (here(at, "{{")) {
      double_brace(at);
    } else if (here(at, "{%")) {
      const auto end = closed(at, "%}", kLongestTemplate);
      if (end) add(at, *end, LeftoverForm::template_tag);
    } else {
      single_brace(at);
    }
  }

  void double_brace(std::size_t at) {
    const std::size_t inside = text_.find_first_not_of('{', at);
    const auto end = closed(at, "}}", kLongestTemplate);
    if (!end || inside == std::string_view::npos || inside >= *end) return;
    const std::string_view content = text_.substr(inside, *end - 2 - inside);
    const std::size_t first = content.find_first_not_of(' ');
    if (first == std::string_view::npos || content.find('\\') != std::string_view::npos) return;
    const char32_t c = utf8::at(content, first);
    constexpr std::u32string_view kFirst = U"#/>&!.$_\"'<%@";
    if (!is_letter(c) && kFirst.find(c) == std::u32string_view::npos) return;
    std::size_t close = *end;
    while (byte(close) == '}') ++close;
    add(at, close, LeftoverForm::template_tag);
  }

  // {first_name}; a lone word only where it is a usual field. Not the parts of addresses.
  void single_brace(std::size_t at) {
    constexpr std::array<std::string_view, 12> kFields = {
        "name",    "firstname", "lastname", "username", "fullname", "title",
        "company", "email",     "city",     "date",     "author",   "headline"};
    const std::size_t end = end_of_name(at + 1);
    if (byte(end) != '}' || byte_before(at) == '/' || byte(end + 1) == '/') return;
    std::string word(text_.substr(at + 1, end - at - 1));
    if (word.size() < 3 || !is_letter_ascii(word.front())) return;
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
      return is_upper_ascii(c) ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const std::size_t underscore = word.find('_');
    const bool compound = underscore != std::string::npos && underscore + 1 < word.size();
    if (compound || is_one_of(kFields, word)) {
      add(at, end + 1, LeftoverForm::template_tag, true);
    }
  }

  // ${name} and #{name}, at their brace. ${x}$ is a formula.
  void variable(std::size_t at) {
    std::size_t end = at + 1;
    while (is_name_ascii(byte(end)) || byte(end) == '.') ++end;
    if (byte(end) != '}' || end < at + 3 || is_digit_ascii(byte(at + 1))) return;
    const char next = byte(end + 1);
    if (next == '$' || next == '^' || next == '_' || next == '\\') return;
    add(at - 1, end + 1, LeftoverForm::template_tag);
  }

  void angle(std::size_t at) {
    if (here(at, "<%")) {
      const auto end = closed(at + 2, "%>", kLongestTemplate);
      if (end) add(at, *end, LeftoverForm::template_tag);
    } else if (here(at, "<?php") || here(at, "<?=")) {
      const auto end = closed(at, "?>", kLongestTemplate);
      add(at, end.value_or(at + (here(at, "<?=") ? 3 : 5)), LeftoverForm::template_tag);
    }
  }

  // *|FNAME|*
  void merge_field(std::size_t at) {
    std::size_t end = at + 2;
    while (is_name_ascii(byte(end)) || byte(end) == ':') ++end;
    if (end > at + 2 && here(end, "|*")) add(at, end + 2, LeftoverForm::template_tag);
  }

  // %%first_name%%
  void percents(std::size_t at) {
    const std::size_t end = end_of_name(at + 2);
    if (end > at + 3 && here(end, "%%") && is_letter_ascii(byte(at + 2))) {
      add(at, end + 2, LeftoverForm::template_tag);
    }
  }

  // [name attribute=value], [name=value] and [/name] of content systems and forums; links and
  // footnotes of Markdown go on after the bracket.
  void bracket(std::size_t at) {
    constexpr std::array<std::string_view, 16> kNames = {
        "gallery", "caption", "embed", "playlist", "contact-form", "contact-form-7", "img", "url",
        "quote",   "color",   "size",  "center",   "spoiler",      "video",          "audio", "b"};
    constexpr std::array<std::string_view, 6> kBare = {"gallery",        "playlist", "img",
                                                       "contact-form-7", "url",      "contact-form"};
    const bool closing = byte(at + 1) == '/';
    const std::size_t begin = at + (closing ? 2 : 1);
    std::size_t end = begin;
    while (is_lower_ascii(byte(end)) || is_digit_ascii(byte(end)) || byte(end) == '_' ||
           byte(end) == '-') {
      ++end;
    }
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.empty() || !is_lower_ascii(word.front())) return;
    const bool known = is_one_of(kNames, word) || word.starts_with("vc_") ||
                       word.starts_with("et_pb_") || word.starts_with("fusion_");
    bool found = false;
    if (byte(end) == ']') {
      found = known && (closing || is_one_of(kBare, word) || word.find('_') != word.npos);
    } else if (!closing && byte(end) == '=') {
      found = known && byte(end + 1) != ' ';
    } else if (!closing && byte(end) == ' ') {
      found = has_attribute(end);
    }
    if (!found) return;
    const auto close = closed(end, "]", kLongestShortcode);
    if (!close || byte(*close) == '(' || byte(*close) == ':' || byte(*close) == '[') return;
    add(at, *close, LeftoverForm::shortcode);
  }

  // " name=value" or " name="value"
  bool has_attribute(std::size_t at) const noexcept {
    while (byte(at) == ' ') ++at;
    const std::size_t name = at;
    while (is_name_ascii(byte(at)) || byte(at) == '-') ++at;
    if (at < name + 2 || byte(at) != '=') return false;
    const char value = byte(at + 1);
    return value == '"' || value == '\'' || is_name_ascii(value) || value == '#' ||
           here(at + 1, "“") || here(at + 1, "”");
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
        "percent", "per",     "people",   "million",   "millions", "billion",  "thousand", "years",
        "months",  "weeks",   "days",     "hours",     "minutes",  "miles",    "kilometres",
        "kilometers", "points", "votes",  "times",     "dollars",  "euros",    "pounds",
        "Prozent", "Millionen", "Menschen", "personnes", "personas", "процентов", "человек"};
    const char32_t c = after(at);
    return c == U'%' || c == U'٪' || (c == U' ' && is_one_of(kUnits, next_word(at)));
  }
  bool alone_on_line(std::size_t begin, std::size_t end) const noexcept {
    const char previous = byte_before(begin);
    if (byte(end) == '.') ++end;
    const char next = byte(end);
    return (previous == '\0' || previous == '\n') &&
           (next == '\0' || next == '\n' || next == '\r');
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
      const auto close = closed(end, "]", kLongestTemplate);
      if (close && byte(*close) != '(') add(at - 1, *close, LeftoverForm::to_come);
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
    constexpr std::array<std::string_view, 12> kCalling = {
        "is",     "was",   "were", "of",    "on",  "than",
        "nearly", "about", "from", "until", "and", "around"};
    const char32_t next = after(end);
    return (next == U'.' || next == U',' || next == U';') && !is_word(after(end + 1)) &&
           byte_before(at) == ' ' && is_one_of(kCalling, word_before(at));
  }

  // XXX: [XXX], $XXX, XX%, XXX people. Also a Roman number, a beer, what hides the digits of a card.
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
    } else if (length >= 4 && !is_digit(after(end + 1)) && next_word(end) != "Gold" &&
               next_word(end) != "beer") {
      add(at, end, LeftoverForm::crosses, true);
    }
  }

  static bool is_mask(char32_t c) noexcept {
    return c == U'-' || c == U'–' || c == U'/' || c == U'.' || c == U'*' || c == U'#' ||
           c == U'@' || c == U'+' || c == U':';
  }

  std::string_view text_;
  std::vector<LeftoverMark> marks_;
};

}  // namespace

std::vector<LeftoverMark> find_leftover_marks(std::string_view text) {
  return Finder(text).find();
}

}  // namespace obelus
