// What the article does with the spaces around its quotation marks, and what its language knows.
#include "rules/quote_spaces.hpp"

#include "analysis/quotation_context.hpp"
#include "document/language.hpp"

namespace obelus {
namespace {

constexpr std::size_t kMostProclitics = 4;
constexpr std::size_t kSuffixLetters = 2;  // “i”s, ”Hamlet”s, «Газпром»а

// word.\n"Next: the escape of a line break that nobody decoded.
bool escaped_break(const PairView& view) {
  const std::size_t at = view.opener.text.begin;
  return at > view.block.begin + 1 && view.text[at - 2] == '\\' &&
         (view.text[at - 1] == 'n' || view.text[at - 1] == 'r' || view.text[at - 1] == 't');
}

}  // namespace

bool is_narrow_space(char32_t c) noexcept {
  return c == 0xA0 || c == 0x202F || (c >= 0x2004 && c <= 0x200A);
}

PairView view_of(const Article& article, const MarkPair& pair) {
  const Block& block = article.blocks()[pair.block];
  return {mark_at(article, pair.opener), mark_at(article, pair.closer), block.text,
          language_marks(block.language), article.text()};
}

bool PairCustom::habit(std::size_t count) const noexcept {
  constexpr std::size_t kOften = 3;
  const std::size_t pairs = glued + apart;
  return count > 1 && (count * 2 > pairs || (count >= kOften && count * kOften >= pairs));
}

PairCustom custom_of(const Article& article, const std::vector<MarkPair>& pairs) {
  PairCustom custom;
  for (const MarkPair& pair : pairs) {
    const PairView view = view_of(article, pair);
    const bool left = !view.space_after_opener().empty();
    const bool right = !view.space_before_closer().empty();
    if (left && right) {
      ++custom.loose;
      if (is_narrow_space(utf8::at(view.text, view.opener.text.end))) ++custom.no_break;
    } else if (!left && !right) {
      ++custom.tight;
    }
    if (left != right) ++custom.lopsided;
    const bool glued = is_letter(view.after()) || glued_before(view);
    ++(glued ? custom.glued : custom.apart);
  }
  return custom;
}

bool leans_wrong(const PairView& view) {
  const auto straight = [](char32_t c) { return c == U'"' || c == U'\''; };
  const bool opener = straight(view.opener.code_point) && !view.space_after_opener().empty() &&
                      !is_space(view.before());
  const bool closer = straight(view.closer.code_point) && !view.space_before_closer().empty() &&
                      is_word(view.after());
  return opener || closer;
}

bool glued_before(const PairView& view) {
  const char32_t c = view.before();
  const char32_t first = utf8::at(view.text, view.opener.text.end);
  if (!is_letter(first) && !is_digit(first)) return false;
  if (view.language.habits.unspaced || is_unspaced(script_of(c))) return false;
  if (escaped_break(view)) return false;
  if (is_letter(c)) {
    if (script_of(c) == Script::hangul || script_of(first) == Script::hangul) return false;
    const std::u32string word =
        letters_before(view.text, view.block, view.opener.text.begin, kMostProclitics);
    if (c == 0x0640 || script_of(c) == Script::arabic) return !is_arabic_proclitic(word);  // و«…»
    return script_of(c) != Script::hebrew || !is_hebrew_prefix(word);  // ה"…"
  }
  return c == U'.' || c == U'!' || c == U'?' || c == U';';
}

bool glued_after(const PairView& view) {
  const char32_t c = view.after();
  if (!is_letter(c) || view.language.habits.particles || view.language.habits.unspaced ||
      is_unspaced(script_of(c)) || script_of(c) == Script::hangul) {
    return false;
  }
  std::size_t at = view.closer.text.end;
  std::size_t letters = 0;
  while (at < view.block.end && is_letter(utf8::at(view.text, at))) {
    utf8::decode(view.text, at);
    ++letters;
  }
  const bool sentence = is_sentence_end(utf8::before(view.text, view.closer.text.begin));
  const Script script = script_of(c);
  const std::string_view primary = primary_language(view.language.language);
  if (primary == "fa" || primary == "ur") return letters > 3;  // «منتقد»ها
  if (script == Script::arabic || script == Script::hebrew) return true;
  return letters > kSuffixLetters || (sentence && is_upper(c));
}

char32_t stray_lead(const PairView& view) {
  if (view.opener.code_point != 0xAB || view.closer.code_point != 0xBB) return 0;
  const char32_t lead = view.before();
  const bool known = lead == U'\u00C2' || lead == U'\u0412' || lead == U'\u0392';
  return known && utf8::before(view.text, view.closer.text.begin) == lead ? lead : 0;
}

}  // namespace obelus
