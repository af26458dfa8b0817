// Runs of mojibake: which sequences there are (legacy_sequences), which of them are proof, and what
// the text was.
#include "rules/mojibake.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "rules/copy_text.hpp"
#include "rules/legacy_sequences.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kGapInWord = 80;  // bytes between two sequences of one run
constexpr std::size_t kGapOfSigns = 6;
constexpr std::size_t kFarProof = 3;  // so much proof anywhere makes every doubt count
constexpr int kRounds = 3;            // damage upon damage is undone so many times

bool has_byte(std::string_view text, char byte) noexcept {
  return !text.empty() && std::memchr(text.data(), byte, text.size()) != nullptr;
}

// Leads of windows-1252 are the letters U+00C2…U+00F4, all of which begin with the byte C3.
bool suspect_latin(std::string_view text) {
  bool suspect = false;
  for_each_byte(text, '\xC3', [&](std::size_t at) {
    if (suspect || at + 2 >= text.size()) return;
    if (static_cast<unsigned char>(text[at + 2]) < 0xC2) return;
    suspect = sequence_at(text, at, LegacyCharset::windows_1252).has_value();
  });
  return suspect;
}

// What any damaged text of some length in these charsets holds; sound text hardly ever.
bool suspect(std::string_view text, LegacyCharset charset) {
  const auto any = [&](std::initializer_list<std::string_view> signs) {
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return holds(text, sign); });
  };
  switch (charset) {
    case LegacyCharset::windows_1252: return suspect_latin(text);
    case LegacyCharset::windows_1251:
      return has_byte(text, '\xD0') && any({"Р°", "Рѕ", "Рё", "вЂ", "Г©", "в‚¬"});
    case LegacyCharset::windows_1256:
      return has_byte(text, '\xD8') && any({"ط§", "ظ„", "ظٹ", "أ©", "آ«"});
    case LegacyCharset::windows_1250:
      return has_byte(text, '\xC4') && any({"Ă©", "Ă³", "Ĺ‚", "Ĺ›", "Ăˇ", "Ä™", "Ĺˇ", "Ä›", "Ă¶"});
    case LegacyCharset::macintosh:
      return has_byte(text, '\xE2') && any({"‚Ä", "√©", "√®", "√±", "√¥", "√º", "√≥", "√°"});
  }
  return false;
}

bool touches(const LegacySequence& a, const LegacySequence& b) noexcept {
  return a.span.end == b.span.begin;
}

// Chains of sequences of one foreign script: "Ð¿Ñ€", "ط§ظ„".
void prove_chains(std::vector<LegacySequence>& sequences) {
  for (std::size_t begin = 0, end = 0; begin < sequences.size(); begin = end) {
    const Script script = script_of(sequences[begin].decoded);
    bool signs = sequences[begin].signs;
    bool different = false;
    for (end = begin + 1; end < sequences.size(); ++end) {
      if (!touches(sequences[end - 1], sequences[end])) break;
      if (script_of(sequences[end].decoded) != script) break;
      signs = signs || sequences[end].signs;
      different = different || sequences[end].decoded != sequences[begin].decoded;
    }
    const bool foreign = script != Script::latin && script != Script::common;
    const std::size_t length = end - begin;
    if (!foreign || !((length >= 2 && signs) || (length >= 3 && different))) continue;
    for (std::size_t i = begin; i < end; ++i) sequences[i].proof = true;
  }
}

// Drops the doubtful sequences that no proof stands near: in the same paragraph, or, with much
// proof, anywhere.
void drop_doubtful(std::string_view text, std::vector<LegacySequence>& sequences) {
  const auto proofs = std::count_if(sequences.begin(), sequences.end(),
                                    [](const auto& sequence) { return sequence.proof; });
  if (static_cast<std::size_t>(proofs) >= kFarProof) return;
  std::vector<LegacySequence> kept;
  for (std::size_t begin = 0, end = 0; begin < sequences.size(); begin = end) {
    bool proof = sequences[begin].proof;
    for (end = begin + 1; end < sequences.size(); ++end) {
      const std::size_t from = sequences[end - 1].span.end;
      if (text.substr(from, sequences[end].span.begin - from).find('\n') !=
          std::string_view::npos) {
        break;
      }
      proof = proof || sequences[end].proof;
    }
    if (!proof) continue;
    for (std::size_t i = begin; i < end; ++i) kept.push_back(sequences[i]);
  }
  sequences = std::move(kept);
}

// Whether what stands between two sequences leaves them one run: a word, a few signs, or bytes of
// the same wreckage.
bool joins(std::string_view gap, LegacyCharset charset) {
  if (gap.size() > kGapInWord) return false;
  bool letters = false;
  bool others = false;
  bool legacy = true;
  for (std::size_t i = 0; i < gap.size();) {
    const char32_t c = utf8::decode(gap, i);
    if (c == U'\n' || c == U'\r') return false;
    (is_word(c) ? letters : others) = true;
    legacy = legacy && c >= 0x80 && legacy_byte(c, charset) != 0;
  }
  if (legacy) return true;
  return letters ? !others : gap.size() <= kGapOfSigns;
}

// Whether a neighbour of a run is wreckage that no sequence explains: bytes were lost, or the text
// never was UTF-8.
bool is_orphan(char32_t c, LegacyCharset charset) {
  if (c < 0x80 || legacy_byte(c, charset) == 0) return false;
  return is_letter(c) ? c < 0x250 : !is_punctuation(c) && !is_space(c);
}

bool has_orphan(std::string_view gap, LegacyCharset charset) {
  for (std::size_t i = 0; i < gap.size();) {
    if (is_orphan(utf8::decode(gap, i), charset)) return true;
  }
  return false;
}

std::vector<MojibakeRun> runs_of(std::string_view text, LegacyCharset charset) {
  std::vector<MojibakeRun> runs;
  std::vector<LegacySequence> sequences = find_sequences(text, charset);
  prove_chains(sequences);
  drop_doubtful(text, sequences);
  for (std::size_t begin = 0, end = 0; begin < sequences.size(); begin = end) {
    bool proof = sequences[begin].proof;
    bool complete = !is_orphan(utf8::before(text, sequences[begin].span.begin), charset);
    std::string repaired;
    utf8::append(repaired, sequences[begin].decoded);
    for (end = begin + 1; end < sequences.size(); ++end) {
      const std::size_t from = sequences[end - 1].span.end;
      const std::string_view gap = text.substr(from, sequences[end].span.begin - from);
      if (!joins(gap, charset)) break;
      complete = complete && !has_orphan(gap, charset);
      proof = proof || sequences[end].proof;
      repaired += gap;
      utf8::append(repaired, sequences[end].decoded);
    }
    complete = complete && !is_orphan(utf8::at(text, sequences[end - 1].span.end), charset);
    runs.push_back({.span = {sequences[begin].span.begin, sequences[end - 1].span.end},
                    .repaired = complete ? std::move(repaired) : std::string(),
                    .charset = name(charset),
                    .sequences = end - begin});
  }
  return runs;
}

// C1 controls, which no text has: windows-1252 taken for Latin 1. U+0085 is a line break to some.
std::vector<MojibakeRun> control_runs(std::string_view text) {
  std::vector<MojibakeRun> runs;
  for_each_byte(text, '\xC2', [&](std::size_t at) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second >= 0xA0 || second == 0x85) return;
    const char32_t meant = legacy_character(second, LegacyCharset::windows_1252);
    if (runs.empty() || runs.back().span.end != at) {
      runs.push_back({.span = {at, at},
                      .repaired = {},
                      .charset = name(LegacyCharset::windows_1252),
                      .sequences = 0,
                      .controls = true});
    }
    runs.back().span.end = at + 2;
    if (meant >= 0xA0) utf8::append(runs.back().repaired, meant);
  });
  return runs;
}

std::vector<MojibakeRun> find_runs(std::string_view text, int round);

// What `text` was where it had been damaged more than once. `before` and `after` are the ASCII
// letters beside it, if any: what they touch tells a capital in a word from one that ends a word.
std::string repaired_further(std::string_view before, const std::string& text,
                             std::string_view after, int round) {
  if (round == kRounds || text.empty()) return text;
  const std::string all = fmt::format("{}{}{}", before, text, after);
  std::string next;
  std::size_t at = before.size();
  for (const MojibakeRun& run : find_runs(all, round + 1)) {
    if (run.repaired.empty()) continue;
    next.append(all, at, run.span.begin - at);
    next += run.repaired;
    at = run.span.end;
  }
  return next.append(all, at, all.size() - after.size() - at);
}

// The byte at `at` if it is an ASCII letter.
std::string_view letter_at(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) >= 0x80) return {};
  return is_letter(static_cast<char32_t>(text[at])) ? text.substr(at, 1) : std::string_view();
}

std::vector<MojibakeRun> find_runs(std::string_view text, int round) {
  std::vector<MojibakeRun> all = control_runs(text);
  for (const LegacyCharset charset : kLegacyCharsets) {
    if (!suspect(text, charset)) continue;
    std::vector<MojibakeRun> runs = runs_of(text, charset);
    all.insert(all.end(), std::make_move_iterator(runs.begin()),
               std::make_move_iterator(runs.end()));
  }
  if (all.empty()) return all;
  // Several charsets may explain a place: the one that explains most of it is kept.
  std::stable_sort(all.begin(), all.end(), [](const MojibakeRun& a, const MojibakeRun& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.sequences > b.sequences;
  });
  std::vector<MojibakeRun> kept;
  for (MojibakeRun& run : all) {
    if (!kept.empty() && run.span.begin < kept.back().span.end) continue;
    if (!run.controls) {
      const std::string_view before = run.span.begin > 0 ? letter_at(text, run.span.begin - 1) : "";
      run.repaired = repaired_further(before, run.repaired, letter_at(text, run.span.end), round);
    }
    // A character that was lost before the text was damaged is not to be had back.
    if (run.repaired.find("\uFFFD") != std::string::npos) run.repaired.clear();
    kept.push_back(std::move(run));
  }
  return kept;
}

}  // namespace

std::vector<MojibakeRun> find_mojibake(std::string_view text) { return find_runs(text, 1); }

}  // namespace obelus
