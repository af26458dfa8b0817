// Runs of mojibake: which sequences there are (legacy_sequences), which of them are proof, and what
// the text was.
#include "rules/mojibake.hpp"

#include "analysis/quotation_marks.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/core.h>

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

// Whether `found` holds where `byte` stands in `text`.
template <class Found>
bool any_at(std::string_view text, char byte, Found found) {
  bool any = false;
  for_each_byte(text, byte, [&](std::size_t at) { any = any || found(at); });
  return any;
}

// What damaged text of some length in a charset holds, and sound text hardly ever; sought by the
// byte of it that is rare in sound text.
bool is_suspect(std::string_view text, LegacyCharset charset) {
  const auto here = [&](std::size_t at, std::string_view what) {
    return text.substr(at, what.size()) == what;
  };
  // `what`, whose byte `offset` stands at `at`.
  const auto around = [&](std::size_t at, std::size_t offset, std::string_view what) {
    return at >= offset && here(at - offset, what);
  };
  switch (charset) {
    case LegacyCharset::windows_1252:
      // All leads are U+00C2…U+00F4.
      return any_at(text, '\xC3', [&](std::size_t at) {
        return at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xC2 &&
               sequence_at(text, at, charset).has_value();
      });
    case LegacyCharset::windows_1251:
      return any_at(text, '\xC2',
                    [&](std::size_t at) {
                      return around(at, 2, "Р°") || around(at, 2, "Рµ") || around(at, 2, "Г©");
                    }) ||
             any_at(text, '\xB2', [&](std::size_t at) { return around(at, 1, "вЂ"); });
    case LegacyCharset::windows_1256:
      return any_at(text, '\xC2', [&](std::size_t at) {
        return around(at, 2, "ط§") || around(at, 2, "أ©") || around(at, 2, "آ«");
      });
    case LegacyCharset::windows_1250:
      return any_at(text, '\xC4', [&](std::size_t at) {
        return (here(at, "Ă") || here(at, "Ĺ")) && sequence_at(text, at, charset).has_value();
      });
    case LegacyCharset::macintosh:
      return any_at(text, '\xE2',
                    [&](std::size_t at) { return here(at, "‚Ä") || here(at, "√\xC2"); });
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

// Whether a neighbour of a sequence is wreckage that none explains: bytes were lost, or the text
// never was UTF-8. Where only the marks were damaged, sound letters stand beside them.
bool is_orphan(char32_t c, char32_t decoded, LegacyCharset charset) {
  if (c < 0x80 || legacy_byte(c, charset) == 0) return false;
  if (!is_letter(c)) return !is_punctuation(c) && !is_space(c);
  const Script script = script_of(decoded);
  if (c >= 0x250 || script == Script::common) return false;
  return script != Script::latin || is_upper(c);
}

bool has_orphan(std::string_view gap, char32_t decoded, LegacyCharset charset) {
  for (std::size_t i = 0; i < gap.size();) {
    if (is_orphan(utf8::decode(gap, i), decoded, charset)) return true;
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
    bool complete = !is_orphan(utf8::before(text, sequences[begin].span.begin),
                               sequences[begin].decoded, charset);
    std::string repaired;
    utf8::append(repaired, sequences[begin].decoded);
    for (end = begin + 1; end < sequences.size(); ++end) {
      const std::size_t from = sequences[end - 1].span.end;
      const std::string_view gap = text.substr(from, sequences[end].span.begin - from);
      if (!joins(gap, charset)) break;
      complete = complete && !has_orphan(gap, sequences[end].decoded, charset);
      proof = proof || sequences[end].proof;
      repaired += gap;
      utf8::append(repaired, sequences[end].decoded);
    }
    complete = complete && !is_orphan(utf8::at(text, sequences[end - 1].span.end),
                                      sequences[end - 1].decoded, charset);
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
      // After a lead it is what is left of UTF-8.
      const char32_t before = utf8::before(text, at);
      runs.push_back({.span = {at, at},
                      .repaired = {},
                      .charset = name(LegacyCharset::windows_1252),
                      .sequences = 0,
                      .controls = before < 0xC2 || before > 0xF4});
    }
    runs.back().span.end = at + 2;
    if (runs.back().controls && meant >= 0xA0) utf8::append(runs.back().repaired, meant);
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
    if (!is_suspect(text, charset)) continue;
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

bool is_quotation_wreckage(const MojibakeRun& run) {
  std::size_t at = 0;
  while (at < run.repaired.size()) {
    if (mark_kind(utf8::decode(run.repaired, at)) == nullptr) return false;
  }
  return at > 0;
}

}  // namespace obelus
