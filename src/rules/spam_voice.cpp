// Counts pronouns. Those that stand in a quotation belong to whoever is quoted.
#include "rules/spam_voice.hpp"

#include "analysis/topic.hpp"
#include "document/language.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr double kCertain = 1;  // weight of a word that needs no capital

constexpr std::size_t kParagraph = 800;  // bytes; more are several that lost their breaks

// "Sie" and "Ihr" mean the reader with a capital that no sentence's beginning explains.
bool is_polite_form(std::string_view text, std::size_t begin) {
  if (!is_upper(utf8::at(text, begin))) return false;
  std::size_t at = begin;
  while (at > 0) {
    const char32_t c = utf8::decode_before(text, at);
    if (is_space(c)) continue;
    return is_word(c) || c == U',' || c == U'&';
  }
  return false;
}

bool begins_large(std::string_view text, std::size_t begin) {
  return begin < text.size() && is_upper(utf8::at(text, begin));
}

// "You" in "Someone You Loved": English titles have capitals that no pronoun has. A line that is
// all title speaks for itself.
bool is_in_title(const Article& article, Span<Text> word) {
  const std::string_view text = article.text();
  if (!begins_large(text, word.begin) || primary_language(article.document().language) != "en") {
    return false;
  }
  const bool before_large =
      text.substr(word.end).starts_with(' ') && begins_large(text, word.end + 1);
  bool after_large = false;
  if (word.size() > 1 && word.begin > 1 && text[word.begin - 1] == ' ') {
    const std::size_t space = text.find_last_of(" \n", word.begin - 2);
    after_large = begins_large(text, space == std::string_view::npos ? 0 : space + 1) &&
                  text[word.begin - 2] >= 'a' && text[word.begin - 2] <= 'z';
  }
  if (!before_large && !after_large) return false;
  const LineForm& form = article.form(article.document().block_at(word.begin));
  return form.capitals * 3 < form.words * 2;
}

bool counts(const Article& article, const LexiconTerms::Hit& hit) {
  const std::string_view text = article.text();
  if (hit.text.begin > 0 && text[hit.text.begin - 1] == '-') return false;  // rendez-vous
  if (hit.term.weight < kCertain && !is_polite_form(text, hit.text.begin)) return false;
  return !is_in_title(article, hit.text) && !article.quotations().quoted(hit.text);
}

}  // namespace

SpamVoices::SpamVoices(const RuleSetup& setup)
    : reader_(setup, "reader-words"), writer_(setup, "writer-words") {}

std::vector<SpamVoice> SpamVoices::find(const Article& article) const {
  std::vector<SpamVoice> voices;
  const auto count = [&](const LexiconTerms& terms, std::uint32_t SpamVoice::*number) {
    const Span<Text> all{0, article.text().size()};
    const std::string_view language = primary_language(article.document().language);
    terms.any_of(article, all, language, [&](const LexiconTerms::Hit& hit) {
      if (!counts(article, hit)) return false;
      if (voices.empty()) voices.resize(article.blocks().size());
      const std::size_t block = article.document().block_at(hit.text.begin);
      if (block < voices.size()) ++(voices[block].*number);
      return false;
    });
  };
  count(reader_, &SpamVoice::reader);
  count(writer_, &SpamVoice::writer);
  return voices;
}

std::size_t prose_units(const Article& article, std::size_t block) {
  if (!is_prose(article, block)) return 0;
  return 1 + article.blocks()[block].text.size() / kParagraph;
}

VoiceShare voice_share(const Article& article, const std::vector<SpamVoice>& voices,
                       const std::function<bool(std::size_t)>& suspect) {
  VoiceShare share;
  share.counted.resize(article.blocks().size());
  for (std::size_t block = 0; block < article.blocks().size(); ++block) {
    const SpamVoice voice = block < voices.size() ? voices[block] : SpamVoice();
    if ((voice.reader > 0 || voice.writer > 0) && !suspect(block)) {
      share.counted[block] = 1;
      share.reader += voice.reader > 0 ? 1 : 0;
      share.writer += voice.writer > 0 ? 1 : 0;
    }
    const std::size_t prose = prose_units(article, block);
    share.prose += prose;
    if (prose > 0 && voice.reader == 0) share.tail = block + 1;
  }
  return share;
}

}  // namespace obelus
