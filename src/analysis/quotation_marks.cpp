// The tables behind quotation_marks.hpp.
#include "analysis/quotation_marks.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "document/language.hpp"

namespace obelus {
namespace {

using enum MarkShape;
constexpr MarkWeight kSingle = MarkWeight::single;
constexpr MarkWeight kDouble = MarkWeight::twofold;

// Sorted by code point.
constexpr MarkKind kKinds[] = {
    {U'"', kDouble, straight},
    {U'\'', kSingle, straight},
    {U'`', kSingle, backtick},
    {U'\u00AB', kDouble, left_guillemet},
    {U'\u00BB', kDouble, right_guillemet},
    {U'\u2018', kSingle, left},
    {U'\u2019', kSingle, right},
    {U'\u201A', kSingle, low},
    {U'\u201B', kSingle, left},
    {U'\u201C', kDouble, left},
    {U'\u201D', kDouble, right},
    {U'\u201E', kDouble, low},
    {U'\u201F', kDouble, left},
    {U'\u2039', kSingle, left_guillemet},
    {U'\u203A', kSingle, right_guillemet},
    {U'\u300C', kDouble, left_corner},
    {U'\u300D', kDouble, right_corner},
    {U'\u300E', kSingle, left_corner},
    {U'\u300F', kSingle, right_corner},
    {U'\uFF02', kDouble, straight},
    {U'\uFF07', kSingle, straight},
};

struct ShapePair {
  MarkShape open;
  MarkShape close;
};
// „…“ German, Czech …; „…” Polish, Dutch, Romanian …; ”…” and »…» Swedish, Finnish.
constexpr ShapePair kPairs[] = {
    {straight, straight},
    {left, right},
    {low, left},
    {low, right},
    {right, right},
    {left_guillemet, right_guillemet},
    {right_guillemet, left_guillemet},
    {right_guillemet, right_guillemet},
    {left_corner, right_corner},
};

struct LanguageHabits {
  std::string_view language;
  MarkHabits habits;
};
constexpr LanguageHabits kHabits[] = {
    {"af", {.initial_apostrophe = true, .final_apostrophe = true}},
    {"ar", {.inner_apostrophe = false}},
    {"bg", {.low_opens = true, .shared_closer = true}},
    {"ca", {.guillemet_continues = true}},
    {"cs", {.inward_guillemets = true, .low_opens = true}},
    {"da", {.final_apostrophe = true, .inward_guillemets = true, .low_opens = true}},
    {"de",
     {.initial_apostrophe = true,
      .final_apostrophe = true,
      .inward_guillemets = true,
      .low_opens = true}},
    {"en", {.initial_apostrophe = true, .final_apostrophe = true}},
    {"es", {.guillemet_continues = true}},
    {"fa", {.inner_apostrophe = false}},
    {"fi", {.right_opens = true}},
    {"fr", {.spaced_guillemets = true}},
    {"hr", {.inward_guillemets = true, .low_opens = true}},
    {"hu", {.inward_guillemets = true, .low_opens = true}},
    {"it", {.initial_apostrophe = true, .final_apostrophe = true}},
    {"ja", {.inner_apostrophe = false}},
    {"ko", {.inner_apostrophe = false}},
    {"nl", {.initial_apostrophe = true, .final_apostrophe = true, .low_opens = true}},
    {"pl", {.inward_guillemets = true, .low_opens = true}},
    {"ro", {.low_opens = true}},
    {"ru", {.low_opens = true, .shared_closer = true}},
    {"sk", {.inward_guillemets = true, .low_opens = true}},
    {"sl", {.inward_guillemets = true, .low_opens = true}},
    {"sr", {.inward_guillemets = true, .low_opens = true}},
    {"sv", {.right_opens = true}},
    {"uk", {.low_opens = true, .shared_closer = true}},
    {"ur", {.inner_apostrophe = false}},
    {"zh", {.inner_apostrophe = false}},
};

// Sorted; aphaeresis and slang that English prose prints.
constexpr std::string_view kClippedEnglish[] = {
    "am",     "bout",   "cause", "coz",    "cos",  "cross", "cuz",  "d",     "em",   "er",
    "fraid",  "gainst", "hood",  "im",     "is",   "kay",   "less", "ll",    "m",    "mid",
    "mongst", "n",      "neath", "nother", "nuff", "pon",   "re",   "round", "s",    "scuse",
    "stead",  "sup",    "t",     "tain",   "tis",  "til",   "till", "tude",  "twas", "tween",
    "twere",  "twill",  "twixt", "twould", "um",   "ve",    "way",  "zat"};
constexpr std::string_view kClippedDutch[] = {"k", "m", "n", "r", "s", "t"};
constexpr std::string_view kClippedGerman[] = {"n", "ne",  "nem",  "nen",  "ner", "nes",
                                               "s", "rum", "raus", "rein", "ran", "mal"};
constexpr std::string_view kClippedItalian[] = {"l",   "na",  "ndrangheta", "ndranghetista",
                                                "sta", "sto", "un"};

template <std::size_t N>
bool listed(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

const MarkKind* mark_kind(char32_t c) noexcept {
  const auto* at = std::lower_bound(
      std::begin(kKinds), std::end(kKinds), c,
      [](const MarkKind& kind, char32_t value) { return kind.code_point < value; });
  return at != std::end(kKinds) && at->code_point == c ? at : nullptr;
}

bool usual_pair(const MarkKind& open, const MarkKind& close) noexcept {
  return open.weight == close.weight &&
         std::any_of(std::begin(kPairs), std::end(kPairs), [&](const ShapePair& pair) {
           return pair.open == open.shape && pair.close == close.shape;
         });
}

MarkHabits mark_habits(std::string_view language) noexcept {
  if (language == "de-CH" || language == "de-LI") {
    return {.initial_apostrophe = true, .final_apostrophe = true, .low_opens = true};
  }
  const std::string_view primary = primary_language(language);
  for (const LanguageHabits& row : kHabits) {
    if (row.language == primary) return row.habits;
  }
  return {};
}

bool clipped_word(std::string_view word, std::string_view language) noexcept {
  const std::string_view primary = primary_language(language);
  if (primary == "en") return listed(kClippedEnglish, word);
  if (primary == "nl" || primary == "af") return listed(kClippedDutch, word);
  if (primary == "de") return listed(kClippedGerman, word);
  if (primary == "it") return listed(kClippedItalian, word);
  return false;
}

}  // namespace obelus
