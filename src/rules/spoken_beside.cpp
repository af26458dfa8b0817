// The quick look of a source search: a verb of speech and a speaker right at the marks, what nearly
// every quotation has.
#include <algorithm>
#include <array>

#include "rules/credit_signs.hpp"
#include "rules/source_search.hpp"
#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kWord = 24;     // bytes of a speaker beside a verb
constexpr std::size_t kVerb = 40;     // bytes in which a clause that begins with a verb has it
constexpr std::size_t kSubject = 96;  // bytes behind the verb in which its subject stands

// Whether a stretch between a quotation and its verb holds nothing that could part them.
bool joins(std::string_view gap) noexcept {
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = utf8::decode(gap, at);
    const bool harmless = is_word(c) || c == U' ' || c == U',' || c == 0x060C || c == 0xFF0C ||
                          c == U'-' || c == U':' || c == 0xFF1A;
    if (!harmless) return false;
  }
  return true;
}

// At most one word between a dash and its verb: an auxiliary, a pronoun.
bool is_one_word(std::string_view gap) noexcept {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = utf8::decode(gap, at);
    if (!is_word(c) && !is_space(c) && c != U'-' && c != U'\'' && c != 0x2019) return false;
    words += is_word(c) && !in_word ? 1 : 0;
    in_word = is_word(c);
  }
  return words <= 1;
}

// The verb has its subject behind it: raconte Hélène, dit-il, dijo la alcaldesa, пояснили в мэрии.
// Elsewhere a name follows within a few words.
bool has_subject_behind(std::string_view behind, bool name_suffices) noexcept {
  constexpr std::array<std::string_view, 27> kDeterminers = {
      "le ",  "la ", "les ",   "un ",  "une ", "l’",   "l'",   "ce ", "cette ",
      "son ", "sa ", "notre ", "el ",  "los ", "las ", "una ", "su ", "il ",
      "lo ",  "i ",  "gli ",   "der ", "die ", "das ", "в ",   "у ",  "на "};
  constexpr std::size_t kWords = 3;
  if (behind.starts_with('-')) return true;
  if (!behind.starts_with(' ')) return false;
  behind.remove_prefix(1);
  if (std::any_of(kDeterminers.begin(), kDeterminers.end(),
                  [&](std::string_view word) { return behind.starts_with(word); })) {
    return true;
  }
  std::size_t words = 0;
  bool named = false;
  for_each_word(behind.substr(0, kSubject), [&](std::size_t begin, std::size_t) {
    named = named || is_upper(utf8::at(behind, begin));
    return ++words < (name_suffices ? kWords : 1);
  });
  return named;
}

}  // namespace

struct SourceSearch::Nearby {
  std::vector<TermHit> hits;
  std::string_view language;
};

bool SourceSearch::spoken_beside(const Article& article, std::size_t block,
                                 Span<Text> quoted) const {
  constexpr std::size_t kNear = 48;  // bytes: a name and its title
  const Span<Text> whole = article.blocks()[block].text;
  const std::string_view language = reading_language(article, block);
  const TermGroups& groups = groups_of(language).speakers;
  const auto spoken = [&](std::size_t from, std::size_t to, auto gap_of) {
    // The speaker may stand beyond the verb.
    const Nearby near{
        article.hits_near(groups, {std::max(whole.begin, from - std::min(from, kWord)),
                                   std::min(whole.end, to + kWord)}),
        language};
    return verbs_.any_of(near.hits, {from, to}, language, [&](const LexiconTerms::Hit& verb) {
      return verb.term.weight >= 1 && joins(article.text(gap_of(verb.text))) &&
             has_speaker_beside(article, whole, verb.text, near);
    });
  };
  return spoken(quoted.end, std::min(whole.end, quoted.end + kNear),
                [&](Span<Text> verb) {
                  return Span<Text>{quoted.end, verb.begin};
                }) ||
         spoken(std::max(whole.begin, quoted.begin - std::min(quoted.begin, kNear)), quoted.begin,
                [&](Span<Text> verb) {
                  return Span<Text>{verb.end, quoted.begin};
                });
}

bool SourceSearch::spoken_within(const Article& article, std::size_t block,
                                 Span<Text> inside) const {
  const std::string_view text = article.text().substr(0, inside.end);
  const std::string_view language = reading_language(article, block);
  if (language == "en") return false;  // closes its marks before the speaker
  const bool commas = language == "fr";
  const TermGroups& groups = groups_of(language).speakers;
  for (std::size_t at = inside.begin; at < inside.end;) {
    const char32_t c = utf8::decode(text, at);
    const bool dash = is_dash(c) && c != U'-';
    if (!dash && !(commas && c == U',')) continue;
    const Span<Text> clause{at, std::min(inside.end, at + kVerb)};
    const bool spoken = verbs_.any_of(
        article.hits_near(groups, clause), clause, language, [&](const LexiconTerms::Hit& verb) {
          const std::string_view gap = text.substr(at, verb.text.begin - at);
          const bool first = gap.find_first_not_of(' ') == std::string_view::npos;
          return is_one_word(gap) && (verb.term.weight >= 1 || (dash && first)) &&
                 (has_subject_behind(text.substr(verb.text.end), dash) ||
                  (dash && has_role_behind(article, verb.text, groups, language)));
        });
    if (spoken) return true;
  }
  return false;
}

// рассказывает директор: an office right behind the verb.
bool SourceSearch::has_role_behind(const Article& article, Span<Text> verb,
                                   const TermGroups& groups, std::string_view language) const {
  const Span<Text> behind{verb.end, std::min(article.text().size(), verb.end + kWord)};
  return roles_.any_of(
      article.hits_near(groups, behind), behind, language,
      [&](const LexiconTerms::Hit& role) { return role.text.begin == verb.end + 1; });
}

// A capital, where the language keeps them for names; a pronoun or an office; or nobody at all,
// where the verb alone has a speaker.
bool SourceSearch::has_speaker_beside(const Article& article, Span<Text> whole, Span<Text> verb,
                                      const Nearby& near) const {
  const std::string_view language = near.language;
  if (drops_pronouns(language)) return true;
  const std::string_view text = article.text();
  const Span<Text> before{std::max(whole.begin, verb.begin - std::min(verb.begin, kWord)),
                          verb.begin};
  const Span<Text> behind{verb.end, std::min(whole.end, verb.end + kWord)};
  const auto touches = [&](const LexiconTerms::Hit& hit) {
    return hit.text.end + 1 == verb.begin || hit.text.begin == verb.end + 1;
  };
  const auto speaks = [&](const LexiconTerms::Hit& hit) {
    return hit.term.weight >= 1 && touches(hit);
  };
  for (const Span<Text> side : {before, behind}) {
    if (pronouns_.any_of(near.hits, side, language, speaks)) return true;
    if (roles_.any_of(near.hits, side, language, touches)) return true;
  }
  if (language == "de") return false;  // every noun has a capital
  if (verb.end + 1 < whole.end && text[verb.end] == ' ' && is_upper(utf8::at(text, verb.end + 1))) {
    return true;
  }
  std::size_t at = verb.begin;
  if (at == whole.begin || text[--at] != ' ') return false;
  const std::size_t end = at;
  while (at > whole.begin && is_word(utf8::before(text, at))) utf8::decode_before(text, at);
  // At the beginning of its sentence a capital says nothing.
  return at < end && at > whole.begin + 1 && text[at - 1] == ' ' &&
         !is_sentence_end(utf8::before(text, at - 1)) && is_upper(utf8::at(text, at));
}

}  // namespace obelus
