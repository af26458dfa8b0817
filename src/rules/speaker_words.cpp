// Cuts a block into sentences and words around its quotations.
#include "rules/speaker_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

std::vector<Span<Text>> outermost_quotations(const Article& article, Span<Text> block) {
  const QuotationAnalysis& analysis = article.quotations();
  std::vector<Span<Text>> result;
  const auto begin = std::lower_bound(
      analysis.quotations.begin(), analysis.quotations.end(), block.begin,
      [](const Quotation& quotation, std::size_t at) { return quotation.inside.begin < at; });
  for (auto it = begin; it != analysis.quotations.end(); ++it) {
    const Span<Text> span = with_marks(analysis, *it);
    if (span.begin >= block.end) break;
    if (!result.empty() && span.begin < result.back().end) continue;
    result.push_back({span.begin, std::min(span.end, block.end)});
  }
  return result;
}

bool begins_lower(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::decode(text, at);
    if (is_letter(c)) return is_lower(c);
    if (is_digit(c)) return false;
  }
  return false;
}

// Sentences, with the borders taken out that lie in a quotation or between one and a small letter:
// the sentence that the quotation belongs to goes on.
std::vector<Span<Text>> units_of(const Article& article, std::size_t block,
                                 const std::vector<Span<Text>>& quoted) {
  std::vector<Span<Text>> units;
  auto mask = quoted.begin();
  for (const Span<Text> sentence : article.sentences(block)) {
    while (mask != quoted.end() && mask->end <= sentence.begin) ++mask;
    const bool inside = mask != quoted.end() && mask->begin < sentence.begin;
    const bool behind =
        mask != quoted.begin() && !units.empty() && std::prev(mask)->end == units.back().end;
    if (!units.empty() && (inside || (behind && begins_lower(article.text(sentence))))) {
      units.back().end = sentence.end;
    } else {
      units.push_back(sentence);
    }
  }
  if (units.empty()) units.push_back(article.blocks()[block].text);
  return units;
}

// "Der Beschluss", "Nach Angaben": words that open a sentence and are no part of a name.
bool is_german_function_word(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 80> kWords = {
      "Aber",   "Alle", "Als",   "Am",    "An",    "Auch",  "Auf",    "Aus",    "Bei",
      "Beide",  "Beim", "Bis",   "Da",    "Damit", "Dann",  "Das",    "Dass",   "Dem",
      "Den",    "Der",  "Des",   "Die",   "Dies",  "Diese", "Diesem", "Diesen", "Dieser",
      "Dieses", "Doch", "Durch", "Ein",   "Eine",  "Einem", "Einen",  "Einer",  "Eines",
      "Er",     "Es",   "Für",   "Gegen", "Hier",  "Ihr",   "Ihre",   "Ihrem",  "Ihren",
      "Im",     "In",   "Jede",  "Jeder", "Kein",  "Keine", "Laut",   "Mehr",   "Mit",
      "Nach",   "Noch", "Nun",   "Nur",   "Ohne",  "Sein",  "Seine",  "Seinem", "Seinen",
      "Seit",   "Sie",  "So",    "Über",  "Um",    "Und",   "Unter",  "Viele",  "Vom",
      "Von",    "Vor",  "Wegen", "Wenn",  "Wie",   "Zu",    "Zum",    "Zur"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_german_article(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 22> kWords = {
      "das",   "den",    "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein",
      "keine", "keinen", "am",  "im",  "zum", "zur",  "vom",   "beim",  "ins",   "ihre",  "seine"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Days and months have a capital in English and are nobody; May, April, June and August may be.
bool is_date(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 15> kDates = {
      "Monday",   "Tuesday", "Wednesday", "Thursday",  "Friday",  "Saturday", "Sunday",  "January",
      "February", "March",   "July",      "September", "October", "November", "December"};
  return std::find(kDates.begin(), kDates.end(), word) != kDates.end();
}

struct Shape {
  bool capital = false;
  bool acronym = false;  // two capitals or more and no small letter
};

Shape shape_of(std::string_view word) noexcept {
  std::size_t at = 0;
  Shape shape{.capital = is_upper(utf8::decode(word, at))};
  if (!shape.capital) return shape;
  std::size_t capitals = 1;
  while (at < word.size()) {
    const char32_t c = utf8::decode(word, at);
    if (is_lower(c)) return shape;
    if (is_upper(c)) ++capitals;
  }
  shape.acronym = capitals > 1;
  return shape;
}

}  // namespace

Span<Text> with_marks(const QuotationAnalysis& analysis, const Quotation& quotation) noexcept {
  Span<Text> span = quotation.inside;
  if (quotation.opener >= 0) {
    span.begin =
        std::min(span.begin, analysis.marks[static_cast<std::size_t>(quotation.opener)].text.begin);
  }
  if (quotation.closer >= 0) {
    span.end =
        std::max(span.end, analysis.marks[static_cast<std::size_t>(quotation.closer)].text.end);
  }
  return span;
}

bool BlockWords::masked(Span<Text> span) const noexcept {
  const auto after =
      std::upper_bound(quoted.begin(), quoted.end(), span.begin,
                       [](std::size_t at, const Span<Text>& mask) { return at < mask.end; });
  return after != quoted.end() && after->overlaps(span);
}

std::size_t BlockWords::unit_at(std::size_t text_offset) const noexcept {
  const auto after =
      std::upper_bound(units.begin(), units.end(), text_offset,
                       [](std::size_t at, const Span<Text>& unit) { return at < unit.begin; });
  return after == units.begin() ? 0 : static_cast<std::size_t>(after - units.begin()) - 1;
}

std::size_t BlockWords::word_at(std::size_t text_offset) const noexcept {
  const auto at = std::lower_bound(
      words.begin(), words.end(), text_offset,
      [](const SpeakerWord& word, std::size_t offset) { return word.text.begin < offset; });
  return static_cast<std::size_t>(at - words.begin());
}

BlockWords read_block_words(const Article& article, std::size_t block) {
  BlockWords result;
  const Span<Text> whole = article.blocks()[block].text;
  result.quoted = outermost_quotations(article, whole);
  result.units = units_of(article, block, result.quoted);
  std::size_t unit = 0;
  std::size_t mask = 0;
  std::size_t last_unit = result.units.size();
  for_each_word(article.text(whole), [&](std::size_t begin, std::size_t end) {
    const Span<Text> span{whole.begin + begin, whole.begin + end};
    while (mask < result.quoted.size() && result.quoted[mask].end <= span.begin) ++mask;
    if (mask < result.quoted.size() && result.quoted[mask].overlaps(span)) return;
    while (unit + 1 < result.units.size() && result.units[unit + 1].begin <= span.begin) ++unit;
    const bool first = unit != last_unit;
    last_unit = unit;
    const Shape shape = shape_of(article.text(span));
    // A capital at the beginning says nothing, unless another capitalised word follows it.
    SpeakerWord word{.text = span, .unit = static_cast<std::uint32_t>(unit)};
    word.name = shape.acronym || (shape.capital && !first && !is_date(article.text(span)));
    word.acronym = shape.acronym;
    word.opens_unit = first && shape.capital && !shape.acronym;
    if (word.name && !result.words.empty() && result.words.back().opens_unit &&
        result.words.back().unit == unit && result.words.back().text.end + 1 == span.begin) {
      result.words.back().name = true;
    }
    result.words.push_back(word);
  });
  return result;
}

void tell_names_from_nouns(const Article& article, BlockWords& words) {
  std::vector<SpeakerWord>& all = words.words;
  const auto runs_on = [&](std::size_t index) {  // with the word behind it
    return index + 1 < all.size() && all[index].unit == all[index + 1].unit &&
           all[index].text.end + 1 == all[index + 1].text.begin;
  };
  const auto capital = [&](std::size_t index) {
    const SpeakerWord& word = all[index];
    if (word.acronym) return true;
    return is_upper(utf8::at(article.text(), word.text.begin)) &&
           !(word.opens_unit && is_german_function_word(article.text(word.text)));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].name || all[i].acronym) continue;
    const bool in_run = capital(i) && ((i > 0 && runs_on(i - 1) && capital(i - 1)) ||
                                       (runs_on(i) && capital(i + 1)));
    if (in_run) continue;
    all[i].name = false;
    // "das Verbot", "eine Reform": a noun with its article is a thing, as a rule.
    all[i].opens_unit =
        i == 0 || !runs_on(i - 1) || !is_german_article(article.text(all[i - 1].text));
  }
}

}  // namespace obelus
