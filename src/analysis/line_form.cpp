// Measures the outward form of a block. Neighbours are looked at only as far as it takes to tell
// prose from a line, so that the forms of all blocks together cost one reading of the text.
#include "analysis/line_form.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::uint32_t kLineLimit = 90;  // code points of a stand-alone line, exclusive
constexpr std::size_t kProseWords = 12;
constexpr std::size_t kProseBytes = 600;  // enough to hold that many words in any script
constexpr int kNeighbours = 8;            // stand-alone lines looked through on either side

bool is_closer(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U')':
    case U']':
    case U'}':
    case U'*':
    case U'_':
    case U'”':
    case U'’':
    case U'“':
    case U'‘':
    case U'»':
    case U'«':
    case U'›':
    case U'」':
    case U'』':
    case U'）':
    case U'】':
    case U'》': return true;
    default: return is_space(c) || is_default_ignorable(c);
  }
}

bool ends_sentence(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const char32_t c = utf8::decode_before(text, end);
    if (!is_closer(c)) return is_sentence_end(c);
  }
  return false;
}

bool is_prose(std::string_view text) {
  return ends_sentence(text) && has_words(utf8::head(text, kProseBytes), kProseWords);
}

// ASCII that changes no count of a line but that of its code points and words: most of a text.
constexpr std::array<bool, 128> kPlain = [] {
  std::array<bool, 128> plain{};
  for (unsigned c = 'a'; c <= 'z'; ++c) plain[c] = c != 'h' && c != 'w';
  for (const char c : {' ', ',', '.', '\'', '"', '-', '(', ')', ':', ';', '?', '!'}) {
    plain[static_cast<unsigned char>(c)] = true;
  }
  return plain;
}();

bool is_standalone(std::string_view text) {
  return text.size() < std::size_t{kLineLimit} * 4 && !ends_sentence(text) &&
         utf8::length(text) < kLineLimit;
}

// Whether prose stands in the direction of `step`, with nothing but lines before it.
bool prose_beyond(const Document& document, std::size_t block, int step) {
  int looked_through = 0;
  for (int distance = 1; distance <= 4 * kNeighbours; ++distance) {
    block += static_cast<std::size_t>(step);  // wraps below 0: then past the end as well
    if (block >= document.blocks.size()) return false;
    const Block& other = document.blocks[block];
    if (is_beside_the_text(other.scope)) continue;
    const std::string_view text = document.text(other);
    if (is_prose(text)) return true;
    if (!is_standalone(text) || ++looked_through == kNeighbours) return false;
  }
  return false;
}

std::uint32_t digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return c - U'0';
  if (c >= 0x660 && c <= 0x669) return c - 0x660;
  if (c >= 0x6F0 && c <= 0x6F9) return c - 0x6F0;
  return 10;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char want, char have) {
    return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have + 32) : have);
  });
}

// Length of what begins a URL at the front of `text`; 0 where none does.
std::size_t url_prefix(std::string_view text) {
  for (const std::string_view prefix :
       {"https://www.", "http://www.", "https://", "http://", "www."}) {
    if (starts_with_ignoring_case(text, prefix)) return prefix.size();
  }
  return 0;
}

// Whether a sign parts the items of a line; `quoted`: a « is open, which » closes.
bool is_divider(char32_t c, char32_t previous, char32_t next, bool quoted) {
  switch (c) {
    case U'|':
    case U'｜':
    case U'¦':
    case U'•': return true;
    case U'»':
    case U'›': return !quoted && is_space(previous) && is_space(next);
    case U'·': return is_space(previous) && is_space(next);
    default: return false;
  }
}

// ©, ® and ™ are pictographs to Unicode only.
bool is_pictograph(char32_t c) { return c > 0x2122 && is_emoji(c); }

// Counts of one pass over the code points.
void count(std::string_view text, LineForm& form) {
  std::uint32_t digits_in_row = 0;
  std::uint32_t number = 0;
  bool in_word = false;
  const auto end_number = [&] {
    if (digits_in_row == 4 && number >= 1900 && number <= 2099) {
      form.year = static_cast<std::uint16_t>(number);
    }
    digits_in_row = 0;
    number = 0;
  };
  bool quoted = false;
  char32_t previous = 0;
  std::size_t url_end = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (digits_in_row == 0 && byte < 0x80 && kPlain[byte]) {
      ++form.code_points;
      previous = byte;
      in_word = byte >= 'a';
      ++i;
      continue;
    }
    const char32_t c = utf8::decode(text, i);
    ++form.code_points;
    const bool word = is_word(c);
    if (!in_word && word) {
      if (is_upper(c)) ++form.capitals;
      if ((c | 0x20) == U'h' || (c | 0x20) == U'w') {
        const std::size_t prefix = begin < url_end ? 0 : url_prefix(text.substr(begin));
        if (prefix > 0) {
          ++form.urls;
          url_end = begin + prefix;
        }
      }
    }
    in_word = word;
    if (is_digit(c)) {
      ++form.digits;
      if (digits_in_row < 5) {
        number = number * 10 + digit_value(c) % 10;
        ++digits_in_row;
      }
    } else {
      end_number();
    }
    if (c == U'\n' && form.lines < std::numeric_limits<std::uint16_t>::max()) ++form.lines;
    if (begin > 0 && i < text.size() && is_divider(c, previous, utf8::at(text, i), quoted)) {
      ++form.pipes;
    }
    if (c == U'«' || c == U'‹') quoted = true;
    if (c == U'»' || c == U'›') quoted = false;
    if (is_pictograph(c)) ++form.emoji;
    previous = c;
  }
  end_number();
}

}  // namespace

bool reads_as_prose(const Document& document, std::size_t block) {
  return is_prose(document.text(document.blocks[block]));
}

bool stands_alone(const Document& document, std::size_t block) {
  const Block& where = document.blocks[block];
  return !is_beside_the_text(where.scope) && is_standalone(document.text(where));
}

LineForm line_form(const Document& document, std::size_t block) {
  const std::string_view text = document.text(document.blocks[block]);
  LineForm form;
  count(text, form);
  form.words = static_cast<std::uint32_t>(count_words(text));
  form.script = main_script(text);
  form.terminal = ends_sentence(text);
  form.standalone = form.code_points < kLineLimit && !form.terminal &&
                    !is_beside_the_text(document.blocks[block].scope);
  if (!is_beside_the_text(document.blocks[block].scope)) {
    form.between_prose = prose_beyond(document, block, -1) && prose_beyond(document, block, 1);
  }
  return form;
}

}  // namespace obelus
