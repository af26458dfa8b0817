// UTF-8 and what stands on it: validation against the table of the standard, repair, folding,
// lines and columns, printing.
#include <algorithm>
#include <optional>

#include "fuzz.hpp"
#include "text/display.hpp"
#include "text/fold.hpp"
#include "text/fold_icu.hpp"
#include "text/line_index.hpp"
#include "text/segment.hpp"
#include "text/skeleton.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {
namespace {

// The length of the well-formed sequence at `at`, or nullopt (Unicode 15, table 3-7).
std::optional<std::size_t> well_formed(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const unsigned lead = byte(0);
  if (lead <= 0x7F) return 1;
  if (lead >= 0xC2 && lead <= 0xDF && tail(1)) return 2;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return std::nullopt;
  if (lead >= 0xE0 && lead <= 0xEF && tail(2)) return 3;
  if (lead >= 0xF0 && lead <= 0xF4 && tail(2) && tail(3)) return 4;
  return std::nullopt;
}

void check_validation(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto length = well_formed(bytes, at);
    if (!length) break;
    at += *length;
  }
  const std::size_t expected = at < bytes.size() ? at : std::string_view::npos;
  expect(utf8::find_ill_formed(bytes) == expected, "ill-formed bytes are found");
}

std::string check_repair(std::string_view bytes) {
  const utf8::Repaired repaired = utf8::repair(bytes);
  expect(utf8::find_ill_formed(repaired.text) == std::string::npos, "repaired text is UTF-8");
  expect(repaired.map.target_length() == repaired.text.size(), "the map is as long as the text");
  expect_monotone(
      [&](std::size_t begin, std::size_t end) {
        const Span<Disk> disk = repaired.map.to_origin({begin, end});
        return std::pair(disk.begin, disk.end);
      },
      repaired.text.size(), bytes.size());
  // What is not ill-formed is there as it was.
  std::string rebuilt;
  std::size_t at = 0;
  for (const Span<Disk> gap : repaired.ill_formed) {
    expect(gap.begin >= at && !gap.empty() && gap.end <= bytes.size(), "faults are in order");
    rebuilt += bytes.substr(at, gap.begin - at);
    utf8::append(rebuilt, 0xFFFD);
    at = gap.end;
  }
  rebuilt += bytes.substr(at);
  expect(rebuilt == repaired.text, "repair replaces what is ill-formed, and nothing else");
  return repaired.text;
}

void check_code_points(const std::string& text) {
  std::string forth;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) utf8::append(forth, utf8::decode(text, at));
  expect(forth == text, "what was decoded encodes to the same");
  expect(utf8::length(text) == count, "length counts code points");
  for (std::size_t at = text.size(); at > 0; --count) utf8::decode_before(text, at);
  expect(count == 0, "as many backwards as forwards");
  for (std::size_t size = 0; size <= std::min<std::size_t>(text.size(), 64); ++size) {
    const std::string_view head = utf8::head(text, size);
    expect(head.size() <= size && utf8::find_ill_formed(head) == std::string_view::npos,
           "a head cuts no code point");
  }
}

void check_folding(const std::string& text) {
  const FoldedText once = fold(text);
  expect(utf8::find_ill_formed(once.text) == std::string::npos, "folded text is UTF-8");
  expect(once.map.target_length() == once.text.size(), "the map is as long as the folded text");
  expect_monotone(
      [&](std::size_t begin, std::size_t end) {
        const Span<Text> span = once.map.to_origin({begin, end});
        return std::pair(span.begin, span.end);
      },
      once.text.size(), text.size());
  expect(folded(text) == once.text, "folding gives the same with and without a map");
  expect(folded(once.text) == once.text, "folding what is folded changes nothing");
  PieceMap map;
  expect(folding::fold_with_icu(text, false, &map) == once.text, "the fast ways fold as ICU does");
}

// Lines and columns, counted one code point at a time.
void check_lines(const std::string& text) {
  const LineIndex index(text);
  Position here;
  for (std::size_t at = 0; at < text.size();) {
    expect(index.position(at) == here, "an offset has its line and column");
    const bool inside_end = utf8::before(text, at) == U'\r' && utf8::at(text, at) == U'\n';
    expect(index.offset(here) == at - (inside_end ? 1 : 0), "a line and column have their offset");
    const char32_t c = utf8::decode(text, at);
    const bool ends = c == U'\n' || (c == U'\r' && utf8::at(text, at) != U'\n');
    here = ends ? Position{here.line + 1, 1} : Position{here.line, here.column + 1};
  }
  expect(index.lines() == here.line, "lines are counted");
}

void check_words(const std::string& text) {
  std::size_t end = 0;
  for (const Span<Text> word : words(text)) {
    expect(word.begin >= end && !word.empty() && word.end <= text.size(), "words are in order");
    end = word.end;
    if (word.size() > 64) continue;
    const std::string bare = skeleton(word.of(text));
    expect(utf8::find_ill_formed(bare) == std::string::npos, "a skeleton is UTF-8");
    looks_disguised(word.of(text));
  }
  end = 0;
  static SentenceSplitter splitter;
  for (const Span<Text> sentence : splitter.split(text, "en")) {
    expect(sentence.begin >= end && !sentence.empty() && sentence.end <= text.size(),
           "sentences are in order");
    expect(utf8::find_ill_formed(sentence.of(text)) == std::string_view::npos,
           "sentences cut no code point");
    end = sentence.end;
  }
}

}  // namespace

void check(std::string_view bytes) {
  check_validation(bytes);
  const std::string shown = printable(bytes);
  expect(printable(shown) == shown, "what is printable is printed as it is");
  const std::string text = check_repair(bytes);
  check_code_points(text);
  check_folding(text);
  check_lines(text);
  check_words(text);
}

}  // namespace obelus::fuzz
