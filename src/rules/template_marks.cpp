// Templates and shortcodes by their brackets.
#include "rules/leftover_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rules/copy_text.hpp"
#include "rules/leftover_search.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLongestTemplate = 200;  // bytes
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

class Templates : private LeftoverSearch {
 public:
  Templates(std::string_view text, std::vector<LeftoverMark>& marks)
      : LeftoverSearch(text, marks) {}

  void find() {
    for_each_byte(text_, '{', [&](std::size_t at) { brace(at); });
    for_each_byte(text_, '[', [&](std::size_t at) { bracket(at); });
    for_each_byte(text_, '<', [&](std::size_t at) { angle(at); });
    for_each("*|", [&](std::size_t at) { merge_field(at); });
    for_each("%%", [&](std::size_t at) { percents(at); });
  }

 private:
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
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return is_upper_ascii(c) ? static_cast<char>(c - 'A' + 'a') : c; });
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
        "gallery", "caption", "embed", "playlist", "contact-form", "contact-form-7", "img",   "url",
        "quote",   "color",   "size",  "center",   "spoiler",      "video",          "audio", "b"};
    constexpr std::array<std::string_view, 6> kBare = {
        "gallery", "playlist", "img", "contact-form-7", "url", "contact-form"};
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
};

}  // namespace

void find_template_marks(std::string_view text, std::vector<LeftoverMark>& marks) {
  Templates(text, marks).find();
}

}  // namespace obelus
