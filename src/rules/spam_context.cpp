// Words by their stems, years by their digits, language by the commonest words.
#include "rules/spam_context.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "document/language.hpp"
#include "rules/spam_script.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::size_t kArticle = 2;  // paragraphs of prose that make an article
constexpr std::uint32_t kForeignWords = 2;
constexpr double kNothingElse = 0.45;  // weight to each word of what is nothing but advertisement
constexpr double kNoOverlap = 1.5;     // the most that words say
constexpr double kTitle = 1;           // what the capitals of a title say besides
constexpr std::size_t kNear = 6;       // stems to one that recurs, in what belongs to the article
constexpr std::size_t kManyStems = 5;  // of which one at least recurs in nearly any paragraph

}  // namespace

bool SpamContext::has_prose() const {
  if (!has_prose_) {
    std::size_t prose = 0;
    for (std::size_t block = 0; block < article_.blocks().size() && prose < kArticle; ++block) {
      prose += prose_units(article_, block);
    }
    has_prose_ = prose >= kArticle;
  }
  return *has_prose_;
}

const ArticleVocabulary& SpamContext::words() const {
  if (!words_) words_.emplace(article_, lines_);
  return *words_;
}

bool SpamContext::weigh_in(SpamCandidate& candidate, double least) const {
  candidate.context.clear();
  candidate.doubtful = 0;
  if (candidate.weight.specific >= kSpamStrong &&
      candidate.weight.sum >= kNothingElse * candidate.words) {
    candidate.context.push_back({1, "says little else"});
  }
  const LineForm& form = article_.form(candidate.block);
  if (form.standalone && form.year != 0 && !stands_elsewhere(form.year)) {
    candidate.context.push_back({1, fmt::format("the year {} stands nowhere else", form.year)});
  }
  add_language(candidate, candidate.context);
  const auto add_up = [&] {
    candidate.structure =
        points(candidate.form) + points(candidate.position) + points(candidate.context);
    return candidate.sum();
  };
  if (add_up() + kNoOverlap + (candidate.titled ? kTitle : 0) < least) return false;
  add_overlap(candidate);
  add_up();
  return true;
}

void SpamContext::add_overlap(SpamCandidate& candidate) const {
  std::vector<SpamSignal>& signals = candidate.context;
  const ArticleVocabulary::Overlap overlap = words().overlap(candidate.block);
  // Of a sentence without spaces only the names of products and commands are compared.
  const bool names_only = is_unspaced(script()) && has_unspaced_letter(candidate);
  candidate.kinship = SpamKinship::related;
  candidate.near = overlap.shared * kNear > overlap.stems;
  if (overlap.stems <= 1 && overlap.shared == 0 && has_prose() && !is_unspaced(script())) {
    candidate.kinship = SpamKinship::stranger;  // too few words to be evidence
  } else if (overlap.stems >= 2 && overlap.shared == 0 && has_prose() && !names_only) {
    candidate.kinship = SpamKinship::stranger;
    signals.push_back({overlap.stems >= kManyStems ? kNoOverlap : 1.0,
                       "shares no word with the rest of the article"});
  } else if (overlap.stems >= kManyStems - 1 && overlap.shared * 4 <= overlap.stems &&
             has_prose() && !names_only) {
    candidate.kinship = SpamKinship::distant;
    signals.push_back({1, fmt::format("of its {} longer words {} stand elsewhere in the article",
                                      overlap.stems, overlap.shared)});
    candidate.doubtful = 1;
  } else if (overlap.stems >= 1 && overlap.shared * 2 >= overlap.stems &&
             candidate.weight.sum < kSpamStrong) {
    signals.push_back({-1, "its words recur in the article"});
  }
  candidate.titled = candidate.titled && candidate.kinship != SpamKinship::related &&
                     overlap.stems >= kManyStems - 1;
  if (candidate.titled) {
    signals.push_back({kTitle, "has the capitals of a title, as hardly any line here"});
    candidate.doubtful += kTitle;
  }
}

void SpamContext::add_language(const SpamCandidate& candidate,
                               std::vector<SpamSignal>& signals) const {
  const LineForm& form = article_.form(candidate.block);
  const Script script = this->script();
  if (form.script != Script::common && script != Script::common && form.script != script &&
      form.words >= kForeignWords && !(is_unspaced(script) && has_unspaced_letter(candidate))) {
    signals.push_back({1.5, "in another script than the article"});
    return;
  }
  const ForeignLanguage foreign = foreign_.language_of(article_, candidate.block);
  // What is inserted may have misled whoever told the article's language.
  const bool is_foreign = !foreign.language.empty() && foreign_language() != foreign.language;
  if (is_foreign) {
    signals.push_back({1.5, fmt::format("in another language than the article ({}: {})",
                                        foreign.language, fmt::join(foreign.words, ", "))});
  } else if (sells_in_other_language(candidate)) {
    signals.push_back({1, "in another language than the article"});
  }
}

// Han among Latin: a sentence that names products and commands.
bool SpamContext::has_unspaced_letter(const SpamCandidate& candidate) const {
  const std::string_view text = article_.text(article_.blocks()[candidate.block].text);
  for (std::size_t i = 0; i < text.size();) {
    if (is_unspaced(script_of(utf8::decode(text, i)))) return true;
  }
  return false;
}

Script SpamContext::script() const {
  if (!script_) script_ = article_script(article_);
  return *script_;
}

// As the longest block is read for it; empty where that is in the language that was told.
const std::string& SpamContext::foreign_language() const {
  if (!foreign_language_) {
    foreign_language_ = foreign_.language_of(article_, longest_block(article_)).language;
  }
  return *foreign_language_;
}

bool SpamContext::stands_elsewhere(std::uint16_t year) const {
  const auto [known, is_new] = years_.try_emplace(year);
  if (is_new) known->second = is_in_text(year);
  return known->second;
}

// In a block under no suspicion.
bool SpamContext::is_in_text(std::uint16_t year) const {
  const std::string digits = std::to_string(year);
  const std::string_view text = article_.text();
  for (std::size_t at = text.find(digits); at != std::string_view::npos;
       at = text.find(digits, at + digits.size())) {
    const std::size_t block = article_.document().block_at(at);
    if (!std::binary_search(lines_.begin(), lines_.end(), block)) return true;
  }
  return false;
}

bool SpamContext::sells_in_other_language(const SpamCandidate& candidate) const {
  const std::string_view own = primary_language(article_.document().language);
  if (own.empty() || own == "und" || candidate.weight.counted.empty()) return false;
  // Names of products are the same everywhere: phrases of two words tell.
  const auto& counted = candidate.weight.counted;
  const bool phrase = std::any_of(counted.begin(), counted.end(), [&](const TermHit& hit) {
    return vocabulary_.term(hit).folded.find(' ') != std::string::npos;
  });
  return phrase &&
         std::none_of(candidate.hits.begin(), candidate.hits.end(), [&](const TermHit& hit) {
           return vocabulary_.languages()[vocabulary_.term(hit).language] == own;
         });
}

}  // namespace obelus
