// What the marks, the ends and the place of a block amount to.
#include "rules/spam_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "rules/spam_marks.hpp"

namespace obelus {
namespace {

constexpr std::size_t kShortCall = 120;     // bytes of a line that asks or shouts
constexpr std::uint32_t kWordsToChat = 20;  // of prose to each that is spelled like a message
constexpr std::uint32_t kShortLine = 25;    // words: where one exclamation mark is a shout

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

enum class LastWord : std::uint8_t { sound, number, gibberish };

// A last word that is no word: letters and digits mixed without sense, a long number, a number
// stuck to a word. Senders of bulk mail append one so that no two messages are alike.
LastWord last_word(std::string_view text) noexcept {
  constexpr std::size_t kNumber = 5;      // digits
  constexpr std::size_t kMixed = 8;       // letters and digits by turns; less may be a model's name
  constexpr std::size_t kScrambled = 12;  // letters large and small by turns
  const std::size_t space = text.find_last_of(" \t");
  if (space == std::string_view::npos) return LastWord::sound;
  std::string_view last = text.substr(space + 1);
  const std::size_t shout = last.find_last_of("!?");
  const bool stuck = shout != std::string_view::npos && shout > 0;
  if (stuck) last.remove_prefix(shout + 1);
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t turns = 0;     // between letters and digits
  std::size_t switches = 0;  // and between large and small letters
  char before = 0;           // 'a', 'A' or '0' for what kind the last one was
  for (const char c : last) {
    char kind = 0;
    if (c >= '0' && c <= '9') {
      kind = '0';
      ++digits;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      kind = c >= 'a' ? 'a' : 'A';
      ++letters;
    } else if (c == '-' || c == '[' || c == ']') {
      continue;
    } else {
      return LastWord::sound;
    }
    turns += before != 0 && (before == '0') != (kind == '0') ? 1 : 0;
    switches += before != 0 && before != kind ? 1 : 0;
    before = kind;
  }
  if (letters == 0) {
    if (last.find('-') != std::string_view::npos) return LastWord::sound;
    if (stuck && digits + 1 >= kNumber) return LastWord::gibberish;
    return digits >= kNumber ? LastWord::number : LastWord::sound;
  }
  const bool mixed = last.size() >= kMixed && digits >= 2 && letters >= 2 && turns >= 2;
  const bool scrambled = last.size() >= kScrambled && switches * 5 >= last.size() * 2;
  const bool appended = turns == 1 && before == '0' && digits >= kNumber;
  return mixed || scrambled || appended ? LastWord::gibberish : LastWord::sound;
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
      } else if (kind == 1 || ++digits == kDialledDigits) {
        return true;
      }
    }
    at = end;
  }
  return article.text(block).starts_with('[');
}

std::vector<SpamSignal> form_signals(std::string_view text, const LineForm& form) {
  const SpamMarks counts = count_spam_marks(text);
  std::vector<SpamSignal> signals;
  const auto add = [&](double value, std::string name) {
    signals.push_back({value, std::move(name)});
  };
  if (counts.hashtags > 0) {
    const bool post = counts.hashtags > 1 ||
                      (counts.joined_hashtags > 0 && !form.standalone && counts.edge_hashtag);
    add(post                  ? 2
        : counts.edge_hashtag ? 1.5
                              : 1,
        fmt::format("{} hashtag{}", counts.hashtags, counts.hashtags > 1 ? "s" : ""));
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
  if (const LastWord last = last_word(text); last != LastWord::sound) {
    add(last == LastWord::gibberish ? 2 : 1.5, "a meaningless last word");
  }
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
