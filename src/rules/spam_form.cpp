// Counts the marks of posts and advertisements in one pass over the code points.
#include "rules/spam_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kShortCall = 120;  // bytes of a line that asks or shouts
constexpr std::uint32_t kDialled = 9;     // digits of a number to call, which begins with + or 0
constexpr std::uint32_t kWordsToChat = 20;  // of prose to each that is spelled like a message
constexpr std::uint32_t kShortLine = 25;  // words: where one exclamation mark is a shout

struct Counts {
  std::uint32_t hashtags = 0;
  std::uint32_t joined_hashtags = 0;  // underscores in them: #two_words
  bool edge_hashtag = false;          // the first or the last word is one
  std::uint32_t handles = 0;
  bool opens_with_handle = false;  // a reply; "— @name" is a credit
  std::uint32_t addresses = 0;     // of e-mail
  std::uint32_t exclamations = 0;
  std::uint32_t shouted = 0;    // words of three capitals or more
  std::uint32_t ornaments = 0;  // runs of one sign: *** >>> ===
  std::uint32_t stretched = 0;  // letters three times in a row, tatweel likewise
  std::uint32_t elongated = 0;  // of these, by tatweel or by alef madda again and again
  std::uint32_t phones = 0;
  std::uint32_t amounts = 0;  // figures with a sign of money
  std::uint32_t tags = 0;     // <p>, </font>
  std::uint32_t glued = 0;    // words stuck together: "now!Click", "FREE>Call"
  std::uint32_t mixed = 0;    // words of letters and digits: TONES2U, in2
  std::uint32_t chat = 0;     // u, ur, 2nite: see is_chat_word()
  std::uint32_t hosts = 0;    // shop.example.com, without http or www
};

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

// www, XXX and III are no stretched words.
bool is_figure_letter(char32_t c) noexcept {
  return c == U'w' || c == U'W' || c == U'x' || c == U'X' || c == U'i' || c == U'I';
}

// Digits that nobody writes in prose: a number to call. Groups may be parted by one space, hyphen
// or bracket when the number begins like one that is dialled.
class Dial {
 public:
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
      if (!reported_ && opens_dialled_ && digits_ == kDialled) {
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
      "u",   "ur",  "txt", "txts", "msg",  "pls",   "plz", "thx",  "thnx", "gr8",
      "b4",  "l8r", "2u",  "4u",  "wot",  "wan2", "2nite", "nite", "2day", "luv",  "cuz"};
  return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

// What joins the parts of paths, names and versions.
bool is_joint(char c) noexcept { return std::string_view("/-._=:~$%[]()").find(c) != std::string_view::npos; }

// Counts the words of ASCII that tell a message: its spelling, its codes, its hosts.
void count_words_of(std::string_view text, Counts& counts) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    std::size_t letters = 0;
    std::size_t digits = 0;
    std::size_t dot = std::string_view::npos;
    for (; i < text.size(); ++i) {
      const char c = text[i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      const bool digit = c >= '0' && c <= '9';
      if (c == '.' && i > begin && i + 1 < text.size() && text[i + 1] >= 'a' && text[i + 1] <= 'z') {
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
      const bool code = (begin > 0 && is_joint(text[begin - 1])) ||
                        (i < text.size() && is_joint(text[i]) && i + 1 < text.size() &&
                         text[i + 1] != ' ');
      counts.mixed += letters >= 2 && digits >= 1 && word.size() <= 12 && !code ? 1 : 0;
    }
  }
}

Counts count(std::string_view text) {
  Counts counts;
  Dial dial;
  const std::size_t last_bracket = text.rfind('>');
  std::uint32_t capitals = 0;  // of the word so far, while it has nothing else
  std::uint32_t repeated = 1;  // times that the last code point came in a row
  bool in_hashtag = false;
  char32_t previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::decode(text, i);
    const char32_t next = utf8::at(text, i);
    repeated = c == previous ? repeated + 1 : 1;
    if (dial.take(c, previous)) ++counts.phones;
    if (c == U'#' && is_word(next) && !is_word(previous) && previous != U'&' && previous != U'/') {
      if (!is_digit(next) && !is_spoken_of(text.substr(0, i - 1))) {
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
    if (repeated == 3 && (c == 0x0640 || (is_letter(c) && !is_figure_letter(c)))) {
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
    if (in_hashtag && i == text.size()) counts.edge_hashtag = true;
    previous = c;
  }
  return counts;
}

// "Re:", "FW:", "[New]", "ADV:" at the front: the subject of a mail, the label of a listing.
bool has_subject_label(std::string_view text) noexcept {
  for (const std::string_view label :
       {"Re: ", "RE: ", "re: ", "Fw: ", "FW: ", "Fwd: ", "FWD: ", "ADV: "}) {
    if (text.starts_with(label)) return true;
  }
  if (!text.starts_with('[') || text.find('=') != std::string_view::npos) return false;
  const std::size_t end = text.find(']');
  if (end == std::string_view::npos || end < 3 || end > 24 || end + 1 == text.size()) return false;
  for (const char c : text.substr(1, end - 1)) {
    if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-') return false;
  }
  return true;
}

// A last word that is no word: letters and digits mixed without sense, a long number. Senders of
// bulk mail append one so that no two messages are alike.
bool ends_in_token(std::string_view text) noexcept {
  const std::size_t space = text.find_last_of(" \t");
  if (space == std::string_view::npos) return false;
  const std::string_view last = text.substr(space + 1);
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (const char c : last) {
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++letters;
    } else if (c != '-' && c != '[' && c != ']') {
      return false;
    }
  }
  if (letters == 0) return digits >= 5 && last.find('-') == std::string_view::npos;
  return digits >= 2 && letters >= 2 && last.size() >= 6;
}

// Sentences of news end with a full stop.
bool is_short_call(const Article& article, std::size_t block) {
  const Block& where = article.blocks()[block];
  const std::string_view text = article.text(where.text);
  if (is_beside_the_text(where.scope) || text.size() > kShortCall) return false;
  return text.ends_with('!') || text.ends_with('?') || text.ends_with("！") ||
         text.ends_with("？") || text.ends_with("؟");
}

}  // namespace

double points(const std::vector<SpamSignal>& signals) {
  double sum = 0;
  for (const SpamSignal& signal : signals) sum += signal.points;
  return sum;
}

bool has_odd_bytes(const Article& article, Span<Text> block) noexcept {
  static constexpr std::array<std::uint8_t, 256> kClass = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : {'#', '@', '!', '*', '=', '>', '\\'})
      table[static_cast<unsigned char>(c)] = 1;
    for (unsigned c = '0'; c <= '9'; ++c) table[c] = 2;
    table[0xF0] = 1;  // emoji, mathematical letters
    return table;
  }();
  constexpr std::uint8_t kAny = ByteMarks::kSign | ByteMarks::kDigit | ByteMarks::kStyled;
  std::uint32_t digits = 0;
  for (std::size_t at = block.begin; at < block.end;) {
    const std::size_t end =
        std::min(block.end, (at / ByteMarks::kStretch + 1) * ByteMarks::kStretch);
    const bool any = (article.bytes().of({at, end}) & kAny) != 0;
    if (!any) digits = 0;
    for (const char c : article.text(Span<Text>{at, any ? end : at})) {
      const std::uint8_t kind = kClass[static_cast<unsigned char>(c)];
      if (kind == 0) {
        if (c != ' ' && c != '-') digits = 0;
      } else if (kind == 1 || ++digits == kDialled) {
        return true;
      }
    }
    at = end;
  }
  return article.text(block).starts_with('[');
}

std::vector<SpamSignal> form_signals(std::string_view text, const LineForm& form) {
  Counts counts = count(text);
  count_words_of(text, counts);
  std::vector<SpamSignal> signals;
  const auto add = [&](double value, std::string name) {
    signals.push_back({value, std::move(name)});
  };
  if (counts.hashtags > 0) {
    const bool post = counts.hashtags > 1 || (counts.joined_hashtags > 0 && !form.standalone &&
                                              counts.edge_hashtag);
    add(post ? 2 : counts.edge_hashtag ? 1.5 : 1, fmt::format("{} hashtag{}", counts.hashtags, counts.hashtags > 1 ? "s" : ""));
  }
  if (counts.opens_with_handle) {
    add(1.5, "opens with an @name");
  } else if (counts.handles > 0) {
    add(1, "an @name");
  }
  if (form.emoji > 0) {
    add(form.emoji > 1 ? 2 : 1.5, fmt::format("{} emoji", form.emoji));
  }
  if (form.urls > 0) {
    add(1, "an address of the web");
  } else if (counts.hosts > 0) {
    add(0.5, "the name of a host");
  }
  if (counts.addresses > 0) add(1, "an address of e-mail");
  if (counts.phones > 0) add(1.5, "a number to call");
  if (counts.exclamations > 1) {
    add(1, fmt::format("{} exclamation marks", counts.exclamations));
  } else if (counts.exclamations == 1 && form.words <= kShortLine) {
    add(0.5, "an exclamation mark");
  }
  if (counts.shouted >= 2 && counts.shouted * 2 >= form.words) add(1, "shouted words");
  if (counts.ornaments > 0) add(1, "rows of signs");
  if (counts.stretched > 0) add(counts.elongated > 0 ? 2 : 1.5, "stretched words");
  if (counts.amounts > 0) add(0.5, "an amount of money");
  if (counts.chat > 1 && counts.chat * kWordsToChat >= form.words) {
    add(2, "the spelling of short messages");
  } else if (counts.chat > 0 && counts.mixed + counts.shouted > 0) {
    add(1, "the spelling of short messages");
  }
  if (counts.mixed > 1) add(1, fmt::format("{} words of letters and digits", counts.mixed));
  if (counts.glued > 0) add(1, "words stuck together");
  if (counts.tags > 0) add(1, "markup among the words");
  const bool bullet = text.starts_with("•") || text.starts_with("·");
  if (form.pipes > 0 && !bullet) add(0.5, "dividers between its parts");
  if (has_subject_label(text)) add(2, "a label in front");
  if (ends_in_token(text)) add(1.5, "a meaningless last word");
  return signals;
}

std::vector<SpamSignal> position_signals(const Article& article, std::size_t block) {
  std::vector<SpamSignal> signals;
  const std::string_view text = article.text(article.blocks()[block].text);
  if (text.ends_with(':') || text.ends_with("：")) return signals;  // announces what follows
  const bool alone = stands_alone(article.document(), block);
  if (alone || is_short_call(article, block)) {
    signals.push_back({1, alone ? "a short line of its own without a full stop"
                                : "a short line of its own that asks or shouts"});
    if (article.form(block).between_prose) {
      signals.push_back({1, "stands between paragraphs of prose"});
    }
  }
  return signals;
}

}  // namespace obelus
