// The first look classifies bytes only; whoever passes it is decoded.
#include "rules/disguise.hpp"

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
    }
    if (c == 0x0622 || c == 0x0623 || c == 0x0625) c = 0x0627;  // stretched with any alef
    repeated = c == previous ? repeated + 1 : 1;
    if (repeated == 3 && (is_letter(c) || c == 0x0640)) token.stretched = true;
    previous = c;
  }
  token.patched = token.styled >= 2 && (plain > 0 || several_styles);
  token.disguised = looks_disguised(word);
}

}  // namespace

bool may_hold_disguise(std::string_view text) noexcept {
  std::uint16_t in_word = 0;  // classes of the word so far
  std::uint16_t last = kSpace;
  std::uint16_t before_last = kSpace;
  std::uint32_t repeated = 1;
  char previous_ascii = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::uint16_t kind = kClasses[byte];
    if (kind == kContinuation) {
      // Two bytes of one letter: a repetition shows in the pair.
      if (i >= 5 && text[i] == text[i - 2] && text[i] == text[i - 4] &&
          text[i - 1] == text[i - 3] && text[i - 1] == text[i - 5]) {
        return true;
      }
      continue;
    }
    if (kind == kStyled && disguises(text, i)) return true;
    repeated = text[i] == previous_ascii ? repeated + 1 : 1;
    previous_ascii = text[i];
    if (kind == kAscii && repeated == 3) return true;
    if (kind == kAscii && last == kSign && before_last == kAscii) return true;
    in_word = kind == kSpace ? std::uint16_t{0} : static_cast<std::uint16_t>(in_word | kind);
    if ((in_word & kAscii) != 0 && (in_word & kGreek) != 0) return true;
    // 0xCE–0xCF is Greek, 0xD0–0xD4 Cyrillic: rarely one word has both; look_at() tells.
    before_last = last == kSign && kind == kSign ? before_last : last;
    last = kind;
  }
  return false;
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
