// Disguises and how they are undone. UTS #39's own skeleton maps every letter to a prototype of
// some script (m to rn, Arabic heh to o), which would make plain words unreadable to a lexicon. So
// its data are used to pull look-alikes into the script of the word instead: letters that are at
// home stay, and the skeleton of an undisguised word is its folded form.
#include "text/skeleton.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <vector>

#include "text/chars.hpp"
#include "text/confusables.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace obelus {

namespace {

using confusables::Alphabet;
using confusables::alphabets;
using confusables::imitates;
using confusables::kAlphabets;

// The letter that a digit or sign between letters stands for; 0 for others.
char32_t spoken(char32_t c) noexcept {
  switch (c) {
    case U'0': return U'o';
    case U'1':
    case U'!':
    case U'|':
    case 0x00A1: return U'i';
    case U'2': return U'z';
    case U'3':
    case 0x20AC: return U'e';
    case U'4':
    case U'@': return U'a';
    case U'5':
    case U'$': return U's';
    case U'6':
    case U'9': return U'g';
    case U'7':
    case U'+': return U't';
    case U'8': return U'b';
    default: return 0;
  }
}

using Letters = std::vector<char32_t>;

constexpr char32_t kTatweel = 0x0640;

Letters decoded(std::string_view text) {
  Letters result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) result.push_back(utf8::decode(text, i));
  return result;
}

std::string encoded(const Letters& letters) {
  std::string result;
  for (const char32_t c : letters) utf8::append(result, c);
  return result;
}

// Compatibility letters (mathematical, full-width, enclosed) made plain, with their case.
Letters plain_letters(std::string_view word) {
  std::string replaced;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::decode(word, i);
    const char32_t plain = confusables::plain_letter(c);
    utf8::append(replaced, plain != 0 ? plain : c);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised);
  nfkc->normalizeUTF8(0, icu::StringPiece(replaced.data(), static_cast<int32_t>(replaced.size())),
                      sink, nullptr, status);
  return decoded(U_SUCCESS(status) ? normalised : replaced);
}

struct Mixture {
  std::array<std::size_t, static_cast<std::size_t>(Script::other) + 1> letters{};
  std::size_t imitating_scripts = 0;

  explicit Mixture(const Letters& word) {
    for (const char32_t c : word) {
      const Script script = is_letter(c) ? script_of(c) : Script::common;
      if (++letters[static_cast<std::size_t>(script)] == 1 && imitates(script)) {
        ++imitating_scripts;
      }
    }
  }
  std::size_t of(Script script) const noexcept { return letters[static_cast<std::size_t>(script)]; }
};

// `word` in the letters of `alphabet`, or nothing if a letter of another script that imitates has
// no look-alike there.
std::optional<Letters> pulled_into(const Alphabet& alphabet, Letters word) {
  for (char32_t& c : word) {
    if (!is_letter(c)) continue;
    const Script script = script_of(c);
    if (script == alphabet.script || !imitates(script)) continue;
    const char32_t letter = confusables::look_alike(alphabet, c);
    if (letter == 0) return std::nullopt;
    c = letter;
  }
  return word;
}

// The word in one script: the one that has most of its letters, if all others look like letters of
// that; or else another. Nothing for a word that mixes scripts which do not imitate each other.
std::optional<Letters> in_one_script(const Letters& word, const Mixture& mixture) {
  std::array<const Alphabet*, kAlphabets> order{};
  for (std::size_t i = 0; i < kAlphabets; ++i) order[i] = &alphabets()[i];
  std::stable_sort(order.begin(), order.end(), [&](const Alphabet* a, const Alphabet* b) {
    return mixture.of(a->script) > mixture.of(b->script);
  });
  for (const Alphabet* const alphabet : order) {
    if (mixture.of(alphabet->script) == 0) break;
    if (auto pulled = pulled_into(*alphabet, word)) return pulled;
  }
  return std::nullopt;
}

// TNFα, νe: one Greek letter at an end, beside a capital or with few letters, is a symbol.
bool is_symbol_name(const Letters& word, const Mixture& mixture) noexcept {
  if (mixture.of(Script::greek) != 1 || mixture.of(Script::latin) == 0) return false;
  if (mixture.of(Script::latin) < 3) return true;
  const bool first = script_of(word.front()) == Script::greek;
  const bool last = script_of(word.back()) == Script::greek;
  return (first && is_upper(word[1])) || (last && !is_lower(word[word.size() - 2]));
}

// SMSка: foreign capitals with an ending of the language.
bool is_inflected_acronym(const Letters& word) noexcept {
  const auto ending = std::find_if_not(word.begin(), word.end(), is_upper);
  if (ending - word.begin() < 2) return false;
  const Script script = script_of(word.front());
  const Script other = ending != word.end() ? script_of(*ending) : script;
  return std::all_of(word.begin(), ending, [=](char32_t c) { return script_of(c) == script; }) &&
         std::all_of(ending, word.end(), [=](char32_t c) { return script_of(c) == other; });
}

// Whether a part of the word between hyphens, apostrophes and the like is in several scripts and
// can be read in one.
bool mixes_look_alikes(const Letters& word) {
  for (auto begin = word.begin(); begin != word.end();) {
    const auto end = std::find_if(begin, word.end(), [](char32_t c) { return !is_word(c); });
    const Letters part(begin, end);
    const Mixture mixture(part);
    if (mixture.imitating_scripts >= 2 && !is_symbol_name(part, mixture) &&
        !is_inflected_acronym(part) && in_one_script(part, mixture)) {
      return true;
    }
    begin = end != word.end() ? end + 1 : end;
  }
  return false;
}

bool is_styled_letter(char32_t c) noexcept {
  return (c >= 0x1D400 && c <= 0x1D6A5) ||                                  // mathematical
         (c >= 0x249C && c <= 0x24E9) || (c >= 0x1F110 && c <= 0x1F189) ||  // enclosed
         (c >= 0x1D00 && c <= 0x1D22) || c == 0xA730 || c == 0xA731;        // small capitals
}

bool is_full_width_lower(char32_t c) noexcept { return c >= 0xFF41 && c <= 0xFF5A; }

bool is_ascii_letter(char32_t c) noexcept {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// A zero-width or other ignorable between two letters that no rule of their script asks for.
// Joiners shape Arabic and Indic words, and scripts without spaces mark word ends with zero-width
// ones.
bool is_hidden_break(char32_t before, char32_t c, char32_t after) noexcept {
  if (c == 0x00AD || !is_letter(after) || !(is_letter(before) || is_mark(before))) return false;
  const Script script = script_of(after);
  if (script == Script::arabic || script == Script::hebrew) {
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x034F;
  }
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

// v1agra and c@sino, but not H2O, mp3s, log4j, i18n, A$AP or an address.
bool has_spoken_sign(const Letters& word) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char32_t c = word[i];
    if (!is_ascii_letter(c)) continue;
    ++letters;
    // Capitals inside a word that is not all capitals: a product or a formula.
    if (i > 0 && is_upper(c) && is_lower(word[i - 1])) return false;
  }
  const bool all_upper = std::none_of(word.begin(), word.end(), is_lower);
  if (letters < 3 || (all_upper && letters < 5)) return false;
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    const char32_t c = word[i];
    if (!is_ascii_letter(word[i - 1])) continue;
    const std::size_t after = word[i + 1] == c && i + 2 < word.size() ? i + 2 : i + 1;
    if (!is_ascii_letter(word[after])) continue;
    if (all_upper == false && is_upper(word[after])) continue;  // 4K2160pBluRay
    const bool digit = c == U'0' || c == U'1' || c == U'3' || c == U'4' || c == U'5' || c == U'7';
    if (digit && after == i + 2 && (c == U'1' || c == U'4')) continue;
    const std::size_t left = word.size() - after;
    if (digit && (letters >= 5 || (left >= 2 && (letters >= 4 || i == 1)))) return true;
    if (c == U'@' && letters >= 4 && std::find(word.begin(), word.end(), U'.') == word.end()) {
      return true;
    }
    if ((c == U'$' || c == U'!' || c == U'|' || c == 0x20AC || c == 0x00A1) && letters >= 4) {
      return true;
    }
  }
  return false;
}

// Digits and signs between letters become the letters that they stand for.
void undo_spoken_signs(Letters& word) {
  const auto letter_at = [&](std::size_t i) { return i < word.size() && is_ascii_letter(word[i]); };
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    const char32_t letter = spoken(word[i]);
    if (letter == 0 || !letter_at(i - 1)) continue;
    const std::size_t after = word[i + 1] == word[i] ? i + 2 : i + 1;
    if (!letter_at(after)) continue;
    for (std::size_t j = i; j < after; ++j) word[j] = letter;
  }
}

void reduce_runs(Letters& word) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    while (end < word.size() && word[end] == word[i]) ++end;
    const std::size_t keep = end - i >= 3 && is_letter(word[i]) ? 1 : end - i;
    std::fill_n(word.begin() + static_cast<std::ptrdiff_t>(size), keep, word[i]);
    size += keep;
    i = end;
  }
  word.resize(size);
}

// Letters and marks of one script, none of which serve as a disguise: nearly all words.
bool is_plain(std::string_view word) noexcept {
  constexpr char32_t kJoiner = 0x034F;  // a mark, but an invisible one
  Script script = Script::common;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::decode(word, i);
    Script here = Script::latin;
    if (!is_ascii_letter(c)) {
      if (c < 0x80 || c >= 0x1D00 || c == kTatweel || c == kJoiner) return false;
      if (!is_letter(c) && !is_mark(c)) return false;
      here = script_of(c);
    }
    if (here == Script::common) continue;
    if (script != Script::common && here != script) return false;
    script = here;
  }
  return true;
}

}  // namespace

std::string skeleton(std::string_view word) {
  // What is longer is no word, and normalising it could take the square of its length.
  constexpr std::size_t kLongest = 1024;
  if (word.size() > kLongest) return folded(word);
  Letters letters = plain_letters(word);
  const Mixture mixture(letters);
  if (mixture.imitating_scripts >= 2) {
    if (auto pulled = in_one_script(letters, mixture)) letters = std::move(*pulled);
  }
  letters = decoded(folded(encoded(letters)));
  undo_spoken_signs(letters);
  reduce_runs(letters);
  return folded(encoded(letters));
}

bool looks_disguised(std::string_view word) {
  if (is_plain(word)) return false;
  const Letters letters = decoded(word);
  std::size_t styled = 0;
  std::size_t full_width = 0;
  std::size_t tatweels = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    if (c < 0x80) continue;
    styled += is_styled_letter(c) ? 1 : 0;
    full_width += is_full_width_lower(c) ? 1 : 0;
    tatweels += c == kTatweel ? 1 : 0;
    if (i == 0 || i + 1 == letters.size() || !is_default_ignorable(c)) continue;
    if (is_default_ignorable(letters[i - 1])) continue;  // the run has been looked at
    std::size_t after = i + 1;
    while (after + 1 < letters.size() && is_default_ignorable(letters[after])) ++after;
    if (is_hidden_break(letters[i - 1], c, letters[after])) return true;
  }
  return styled >= 2 || full_width >= 2 || tatweels >= 3 || has_spoken_sign(letters) ||
         mixes_look_alikes(letters);
}

}  // namespace obelus
