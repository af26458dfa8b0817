// The first look classifies bytes only; whoever passes it is decoded.
#include "rules/disguise.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/chars.hpp"
#include "text/skeleton.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

enum Class : std::uint16_t {
  kOther = 0,
  kSpace = 1,
  kAscii = 2,    // a letter
  kSign = 4,     // a digit or sign that may stand for a letter
  kGreek = 8,    // and Cyrillic: what imitates Latin
  kStyled = 16,  // may begin a styled letter or something invisible
  kContinuation = 32,
  kLetter = 64,  // begins a letter of another script
};

constexpr std::array<std::uint16_t, 256> kClasses = [] {
  std::array<std::uint16_t, 256> table{};
  for (const char c : {' ', '\t', '\n', '\r'}) table[static_cast<unsigned char>(c)] = kSpace;
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = kAscii;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = kSign;
  for (const char c : {'@', '$', '!', '|'}) table[static_cast<unsigned char>(c)] = kSign;
  for (unsigned c = 0x80; c <= 0xBF; ++c) table[c] = kContinuation;
  for (unsigned c = 0xC3; c <= 0xDF; ++c) table[c] = kLetter;
  for (unsigned c = 0xCE; c <= 0xD4; ++c) table[c] = kGreek;
  table[0xC2] = kSign;  // ¡ and soft hyphens
  table[0xE1] = kStyled;
  table[0xE2] = kStyled;
  table[0xEF] = kStyled;
  table[0xF0] = kStyled;
  return table;
}();

// Whether the character at `i`, of class kStyled, is one that disguises.
bool disguises(std::string_view text, std::size_t i) noexcept {
  const auto byte = [&](std::size_t j) { return static_cast<unsigned char>(text[j]); };
  switch (byte(i)) {
    case 0xE1: return byte(i + 1) == 0xB4;
    case 0xE2:
      return byte(i + 1) == 0x92 || byte(i + 1) == 0x93 ||
             (byte(i + 1) == 0x80 && byte(i + 2) >= 0x8B && byte(i + 2) <= 0x8F) ||
             (byte(i + 1) == 0x81 && byte(i + 2) == 0xA0);
    case 0xEF:  // full-width letters, not the punctuation of Chinese
      return (byte(i + 1) == 0xBC && byte(i + 2) >= 0xA1 && byte(i + 2) <= 0xBA) ||
             (byte(i + 1) == 0xBD && byte(i + 2) >= 0x81 && byte(i + 2) <= 0x9A) ||
             (byte(i + 1) == 0xBB && byte(i + 2) == 0xBF);
    default:
      return byte(i + 1) == 0x9D || (byte(i + 1) == 0x9F && byte(i + 2) == 0x84) ||
             (byte(i + 1) == 0x9F && byte(i + 2) == 0x85);
  }
}

bool is_styled(char32_t c) noexcept {
  return (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x24B6 && c <= 0x24E9) ||
         (c >= 0x1F110 && c <= 0x1F189) || (c >= 0xFF21 && c <= 0xFF3A) ||
         (c >= 0xFF41 && c <= 0xFF5A);
}

// Mathematical letters come in blocks of 52, their digits in blocks of ten.
std::uint32_t style_of(char32_t c) noexcept {
  if (c >= 0x1D7CE && c <= 0x1D7FF) return 1;  // digits go with any letters
  if (c >= 0x1D400 && c < 0x1D7CE) return 2 + static_cast<std::uint32_t>(c - 0x1D400) / 52;
  return c >= 0xFF21 ? 101 : 100;
}

bool is_edge(char32_t c) noexcept { return !is_word(c) && !is_styled(c); }

// Where a token ends inside a run of characters: hashtags are parted by underscores.
// Spaces without width part nothing that a reader sees.
bool parts(char32_t c) noexcept {
  return (is_space(c) && !is_default_ignorable(c)) || c == U'_' || c == U'/' || c == U'\\';
}

void look_at(std::string_view word, DisguiseToken& token) {
  char32_t previous = 0;
  std::size_t repeated = 1;
  std::size_t plain = 0;
  std::size_t digits = 0;
  std::uint32_t first_style = 0;
  bool several_styles = false;
  for (std::size_t i = 0; i < word.size();) {
    char32_t c = utf8::decode(word, i);
    if (is_styled(c)) {
      ++token.styled;
      const std::uint32_t own = style_of(c);
      if (first_style != 0 && own != first_style) several_styles = true;
      first_style = own;
    } else if (is_letter(c)) {
      ++plain;
    } else if (is_digit(c)) {
      ++digits;
    }
    if (c == 0x0622 || c == 0x0623 || c == 0x0625) c = 0x0627;  // stretched with any alef
    repeated = c == previous ? repeated + 1 : 1;
    if (repeated == 3 && (is_letter(c) || c == 0x0640)) token.stretched = true;
    previous = c;
  }
  // One such letter beside one plain letter may be a formula: 𝑥y.
  token.patched = (token.styled >= 1 && plain >= 2) ||
                  (token.styled >= 2 && (plain > 0 || digits > 0 || several_styles));
  token.disguised = looks_disguised(word);
}

// A machine that reads the classes of bytes and stays in its last state once a word may be
// disguised. Its state says what the word holds so far and which two classes came last.
struct Machine {
  // Numbers of the classes that may come last; what is none of them is as good as kOther.
  static constexpr std::array<std::uint16_t, 5> kLast = {kSpace, kAscii, kSign, kGreek, kOther};
  static constexpr std::size_t kDisguised = 4 * kLast.size() * kLast.size();
  static constexpr std::size_t kStates = kDisguised + 1;
  static constexpr std::size_t kKinds = 8;  // numbers of classes, see kNumbers

  std::array<std::array<std::uint8_t, kKinds>, kStates> next{};
};

// Numbers of the classes, for the machine.
constexpr std::array<std::uint16_t, Machine::kKinds> kNumbers = {
    kOther, kSpace, kAscii, kSign, kGreek, kStyled, kContinuation, kLetter};

constexpr std::size_t last_number(std::uint16_t kind) {
  for (std::size_t i = 0; i < Machine::kLast.size(); ++i) {
    if (Machine::kLast[i] == kind) return i;
  }
  return Machine::kLast.size() - 1;
}

constexpr Machine kMachine = [] {
  Machine machine{};
  machine.next[Machine::kDisguised].fill(Machine::kDisguised);
  for (std::size_t state = 0; state < Machine::kDisguised; ++state) {
    const bool ascii = (state & 1) != 0;
    const bool greek = (state & 2) != 0;
    const std::uint16_t last = Machine::kLast[state / 4 % Machine::kLast.size()];
    const std::uint16_t before = Machine::kLast[state / 4 / Machine::kLast.size()];
    for (std::size_t number = 0; number < Machine::kKinds; ++number) {
      const std::uint16_t kind = kNumbers[number];
      std::size_t next = state;
      if (kind != kContinuation) {
        const bool has_ascii = kind != kSpace && (ascii || kind == kAscii);
        const bool has_greek = kind != kSpace && (greek || kind == kGreek);
        const bool between_letters = kind == kAscii && last == kSign && before == kAscii;
        // 0xCE–0xCF is Greek, 0xD0–0xD4 Cyrillic: rarely one word has both; look_at() tells.
        if (between_letters || (has_ascii && has_greek)) {
          machine.next[state][number] = Machine::kDisguised;
          continue;
        }
        const std::uint16_t then = last == kSign && kind == kSign ? before : last;
        next = (has_ascii ? 1U : 0U) + (has_greek ? 2U : 0U) +
               4 * (last_number(kind) + Machine::kLast.size() * last_number(then));
      }
      machine.next[state][number] = static_cast<std::uint8_t>(next);
    }
  }
  return machine;
}();

constexpr std::array<std::uint8_t, 256> kNumberOf = [] {
  std::array<std::uint8_t, 256> numbers{};
  for (std::size_t byte = 0; byte < numbers.size(); ++byte) {
    for (std::size_t i = 0; i < kNumbers.size(); ++i) {
      if (kNumbers[i] == kClasses[byte]) numbers[byte] = static_cast<std::uint8_t>(i);
    }
  }
  return numbers;
}();

constexpr bool is_ascii_letter(char byte) noexcept {
  const auto lower = static_cast<unsigned char>(byte | 0x20);
  return lower >= 'a' && lower <= 'z';
}

// The three looks below take many bytes at a time, without a branch between them; whatever they
// stop at is looked at again.
constexpr std::size_t kChunk = 64;

// Whether a letter stands three times in a row.
bool has_stretched_letter(std::string_view text) noexcept {
  constexpr std::size_t kReach = 6;  // three letters of two bytes
  const char* const bytes = text.data();
  const auto stretched = [&](std::size_t i) {
    if (i + 2 < text.size() && bytes[i] == bytes[i + 1] && bytes[i] == bytes[i + 2]) {
      return is_ascii_letter(bytes[i]);
    }
    return i + kReach <= text.size() && (bytes[i + 1] & 0xC0) == 0x80 && bytes[i] == bytes[i + 2] &&
           bytes[i] == bytes[i + 4] && bytes[i + 1] == bytes[i + 3] && bytes[i + 1] == bytes[i + 5];
  };
  std::size_t from = 0;
  for (; from + kChunk + kReach <= text.size(); from += kChunk) {
    unsigned char repeats = 0;
    for (std::size_t i = from; i < from + kChunk; ++i) {
      const int one = (bytes[i] == bytes[i + 1]) & (bytes[i] == bytes[i + 2]);
      const int two = (bytes[i] == bytes[i + 2]) & (bytes[i] == bytes[i + 4]) &
                      (bytes[i + 1] == bytes[i + 3]) & (bytes[i + 1] == bytes[i + 5]);
      repeats = static_cast<unsigned char>(repeats | one | two);
    }
    if (repeats == 0) continue;
    for (std::size_t i = from; i < from + kChunk; ++i) {
      if (stretched(i)) return true;
    }
  }
  for (; from < text.size(); ++from) {
    if (stretched(from)) return true;
  }
  return false;
}

bool has_styled_letter(std::string_view text) noexcept {
  const auto styled = [&](std::size_t i) {
    return kClasses[static_cast<unsigned char>(text[i])] == kStyled && disguises(text, i);
  };
  for (std::size_t from = 0; from < text.size(); from += kChunk) {
    const std::size_t to = std::min(from + kChunk, text.size());
    unsigned char leads = 0;  // of three bytes and more
    for (std::size_t i = from; i < to; ++i) {
      leads = static_cast<unsigned char>(leads | (static_cast<unsigned char>(text[i]) >= 0xE0));
    }
    if (leads == 0) continue;
    for (std::size_t i = from; i < to; ++i) {
      if (styled(i)) return true;
    }
  }
  return false;
}

bool has_odd_word(std::string_view text) noexcept {
  std::size_t state = 4 * (last_number(kSpace) + Machine::kLast.size() * last_number(kSpace));
  for (const char byte : text) {
    state = kMachine.next[state][kNumberOf[static_cast<unsigned char>(byte)]];
  }
  return state == Machine::kDisguised;
}

}  // namespace

bool may_hold_disguise(std::string_view text) noexcept {
  return has_odd_word(text) || has_styled_letter(text) || has_stretched_letter(text);
}

std::vector<DisguiseToken> disguise_tokens(std::string_view text, std::size_t base) {
  std::vector<DisguiseToken> tokens;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t begin = i;
    const char32_t first = utf8::decode(text, i);
    if (parts(first) || is_edge(first)) continue;
    std::size_t end = i;  // after the last word character
    while (i < text.size()) {
      const char32_t c = utf8::decode(text, i);
      if (parts(c)) break;
      if (!is_edge(c)) end = i;
    }
    DisguiseToken token{{base + begin, base + end}, false, false, false, 0};
    look_at(text.substr(begin, end - begin), token);
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace obelus
