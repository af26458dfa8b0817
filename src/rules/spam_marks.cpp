// One pass over the code points, another over the words of ASCII.
#include "rules/spam_marks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

bool is_ornament(char32_t c) noexcept {
  switch (c) {
    case U'*':
    case U'=':
    case U'>':
    case U'<':
    case U'~':
    case U'^':
    case U'+':
    case U'\\':
    case U'$':
    case U'!':
    case U'|':
    case U'◙':
    case U'×':
    case U'/': return true;
    default: return false;
  }
}

// Those of which two in a row are no operator of some notation.
bool is_paired_ornament(char32_t c) noexcept {
  return is_ornament(c) && c != U'|' && c != U'+' && c != U'*' && c != U'=' && c != U'!';
}

// www, XXX and III are no stretched words, nor are syllables of Korean again and again.
bool is_figure_letter(char32_t c) noexcept {
  return c == U'w' || c == U'W' || c == U'x' || c == U'X' || c == U'i' || c == U'I' ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

// Digits that nobody writes in prose: a number to call. Groups may be parted by one space, hyphen
// or bracket when the number begins like one that is dialled.
class Dial {
 public:
  // Whether what is no digit changes nothing.
  bool is_idle() const noexcept { return digits_ == 0; }
  // Returns whether a telephone number has just been completed.
  bool take(char32_t c, char32_t previous) {
    if (is_digit(c)) {
      if (digits_ == 0) {
        opens_dialled_ = c == U'0' || c == 0x0660 || previous == U'+';
        // Part of an address, a name or a decimal: no number of its own.
        reported_ = is_letter(previous) || previous == U'/' || previous == U'.' ||
                    previous == U'=' || previous == U'_' || previous == U'-' || previous == U'%';
      }
      ++digits_;
      parted_ = false;
      if (!reported_ && opens_dialled_ && digits_ == kDialledDigits) {
        reported_ = true;
        return true;
      }
      return false;
    }
    const bool parts = c == U' ' || c == U'-' || c == U'(' || c == U')' || c == 0xA0;
    if (digits_ > 0 && parts && !parted_) {
      parted_ = true;
    } else {
      *this = Dial();
    }
    return false;
  }

 private:
  std::uint32_t digits_ = 0;
  bool opens_dialled_ = false;
  bool parted_ = false;
  bool reported_ = false;
};

bool is_money(char32_t c) noexcept {
  return c == U'$' || c == U'€' || c == U'£' || c == U'¥' || c == U'₽' || c == U'￥';
}

// "#d-i name": a line of a configuration, no name of a topic as #k-pop is.
bool is_directive(std::string_view text, std::size_t at) noexcept {
  const std::string_view rest = text.substr(at, 4);
  return rest.size() == 4 && rest[1] == '-' && rest[3] == ' ';
}

// "The hashtag #name": a text that tells of it.
bool is_spoken_of(std::string_view before) noexcept {
  while (before.ends_with(' ') || before.ends_with('"')) before.remove_suffix(1);
  for (const std::string_view word : {"hashtag", "Hashtag", "هاشتاج", "هاشتاق", "هاشتاغ", "وسم",
                                      "الوسم", "хештег", "хэштег", "etiqueta", "mot-dièse"}) {
    if (before.ends_with(word)) return true;
  }
  return false;
}

// The spelling of short messages, by a whole word of theirs; digits count only beside letters.
bool is_chat_word(std::string_view word) noexcept {
  std::string key;
  for (const char c : word.substr(0, 6)) {
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  constexpr std::array<std::string_view, 21> kWords = {
      "u",   "ur", "txt", "txts", "msg",  "pls",   "plz",  "thx",  "thnx", "gr8", "b4",
      "l8r", "2u", "4u",  "wot",  "wan2", "2nite", "nite", "2day", "luv",  "cuz"};
  return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

// What joins the parts of paths, names and versions.
bool is_joint(char c) noexcept {
  return std::string_view("/-._=:~$%[]()").find(c) != std::string_view::npos;
}

// SpamMarks the words of ASCII that tell a message: its spelling, its codes, its hosts.
void count_words_of(std::string_view text, SpamMarks& counts) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    std::size_t letters = 0;
    std::size_t digits = 0;
    std::size_t dot = std::string_view::npos;
    for (; i < text.size(); ++i) {
      const char c = text[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      const bool digit = c >= '0' && c <= '9';
      if (c == '.' && i > begin && i + 1 < text.size() && text[i + 1] >= 'a' &&
          text[i + 1] <= 'z') {
        dot = i;
      } else if (!letter && !digit) {
        break;
      }
      letters += letter ? 1 : 0;
      digits += digit ? 1 : 0;
    }
    if (i == begin) {
      ++i;
      continue;
    }
    const std::string_view word = text.substr(begin, i - begin);
    const bool apart = begin == 0 || (text[begin - 1] != '\'' && text[begin - 1] != '@' &&
                                      (static_cast<unsigned char>(text[begin - 1]) & 0x80) == 0);
    if (dot != std::string_view::npos) {
      const std::string_view last = text.substr(dot + 1, i - dot - 1);
      counts.hosts += apart && (last == "com" || last == "net" || last == "uk" || last == "biz" ||
                                last == "info" || last == "org" || last == "tv")
                          ? 1
                          : 0;
    } else if (apart) {
      counts.chat += is_chat_word(word) ? 1 : 0;
      const bool code =
          (begin > 0 && is_joint(text[begin - 1])) ||
          (i < text.size() && is_joint(text[i]) && i + 1 < text.size() && text[i + 1] != ' ');
      counts.mixed += letters >= 2 && digits >= 1 && word.size() <= 12 && !code ? 1 : 0;
    }
  }
}

}  // namespace

SpamMarks count_spam_marks(std::string_view text) {
  SpamMarks counts;
  Dial dial;
  const std::size_t last_bracket = text.rfind('>');
  std::uint32_t capitals = 0;  // of the word so far, while it has nothing else
  std::uint32_t repeated = 1;  // times that the last code point came in a row
  bool in_hashtag = false;
  bool in_path = false;  // behind a slash: an address, where letters come as they like
  char32_t previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 'a' && byte <= 'z' && byte != previous && dial.is_idle()) {
      // Most of a text: nothing but the end of capitals.
      repeated = 1;
      capitals = 0;
      previous = byte;
      ++i;
      continue;
    }
    const char32_t c = utf8::decode(text, i);
    const char32_t next = utf8::at(text, i);
    repeated = c == previous ? repeated + 1 : 1;
    if (dial.take(c, previous)) ++counts.phones;
    if (c == U'#' && is_word(next) && !is_word(previous) && previous != U'&' && previous != U'/') {
      if (!is_digit(next) && !is_directive(text, i) && !is_spoken_of(text.substr(0, i - 1))) {
        ++counts.hashtags;
        in_hashtag = true;
        counts.edge_hashtag = counts.edge_hashtag || i == 1;
      }
    } else if (in_hashtag && c == U'_') {
      ++counts.joined_hashtags;
    } else if (!is_word(c)) {
      in_hashtag = false;
    }
    if (c == U'@' && is_word(next)) {
      if (is_word(previous)) {
        ++counts.addresses;
      } else {
        ++counts.handles;
        if (i == 1) counts.opens_with_handle = true;
      }
    }
    if (c == U'!' || c == U'！') ++counts.exclamations;
    if ((c == U'!' && is_upper(next)) || (c == U'>' && is_letter(previous) && is_upper(next))) {
      ++counts.glued;
    }
    if (repeated == 3 && (is_ornament(c) || (c == U'-' && next == U'-'))) ++counts.ornaments;
    if (repeated == 2 && is_paired_ornament(c) && !text.substr(0, i).ends_with("://")) {
      ++counts.ornaments;
    }
    in_path = c == U'/' || (in_path && !is_space(c));
    if (repeated == 3 && !in_path && (c == 0x0640 || (is_letter(c) && !is_figure_letter(c)))) {
      ++counts.stretched;
    }
    if ((repeated == 3 && c == 0x0640) || (repeated == 2 && c == 0x0622)) {
      counts.stretched += c == 0x0622 ? 1 : 0;
      ++counts.elongated;
    }
    if (c == U'<' && (next == U'/' || (next < 0x80 && is_letter(next))) &&
        last_bracket != std::string_view::npos && last_bracket > i) {
      ++counts.tags;
    }
    const bool spaced = next == U' ' && is_digit(utf8::at(text, i + 1));
    if (is_money(c) && (is_digit(next) || is_digit(previous) || spaced)) ++counts.amounts;
    if (is_word(c)) {
      capitals = is_upper(c) && (capitals > 0 || !is_word(previous)) ? capitals + 1 : 0;
      if (capitals == 3) ++counts.shouted;
    } else {
      capitals = 0;
    }
    previous = c;
  }
  if (in_hashtag) counts.edge_hashtag = true;
  count_words_of(text, counts);
  return counts;
}

}  // namespace obelus
