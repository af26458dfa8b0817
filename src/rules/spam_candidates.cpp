// One pass over the blocks beside the hits of the vocabulary; what is sound is left after a glance.
#include "rules/spam_candidates.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "rules/spam_script.hpp"
#include "text/segment.hpp"

namespace obelus {
namespace {

constexpr double kHint = 0.5;              // clarity of a weak phrase as a mention
constexpr std::size_t kOthers = 2;         // paragraphs that make a voice of an article's own
constexpr std::size_t kRare = 5;           // of so many, one may have a voice that others lack
constexpr std::size_t kFew = 4;            // blocks, however long the article, likewise
constexpr double kAddressed = 0.06;        // words to the reader, of all of a block's
constexpr double kLongest = 100;           // words of a paragraph that has one voice throughout
constexpr std::size_t kFaintBytes = 600;   // of a block that its company may convict
constexpr double kSaid = 8;                // words of which one to the reader is no heading
constexpr std::size_t kLongestForm = 700;  // bytes; what is longer is no line, whatever its form
constexpr std::size_t kLongestLine = 360;  // of a line that stands alone
constexpr std::size_t kTitles = 3;         // lines with the capitals of titles that are no style

bool is_checked(Scope scope) {
  switch (scope) {
    case Scope::title:
    case Scope::heading:
    case Scope::paragraph:
    case Scope::list:
    case Scope::quote: return true;
    default: return false;
  }
}

// Whether most words of a line have capitals, as in the titles of English. German nouns have them
// anywhere.
bool has_title_capitals(const Article& article, std::size_t block) {
  constexpr std::uint32_t kWords = 4;
  constexpr std::uint32_t kCapitals = 3;
  constexpr int kNames = 4;  // commas that make a list of names
  if (article.document().language.starts_with("de")) return false;
  const LineForm& form = article.form(block);
  const std::string_view text = article.text(article.blocks()[block].text);
  if (std::count(text.begin(), text.end(), ',') >= kNames) return false;
  return form.words >= kWords && form.capitals >= kCapitals && form.capitals * 10 >= form.words * 6;
}

class Search {
  static constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);

 public:
  Search(const Article& article, const SpamVocabulary& vocabulary, const SpamVoices& voices,
         const LexiconTerms& warnings, std::span<const double> factors)
      : article_(article),
        vocabulary_(vocabulary),
        voices_(voices.find(article)),
        warnings_(warnings),
        factors_(factors),
        rest_(vocabulary.hits(article)) {}

  SpamSearch run() {
    for (std::size_t block = 0; block < article_.blocks().size(); ++block) {
      const std::span<const TermHit> hits = hits_of(article_.blocks()[block]);
      if (!look_at(block, hits)) add_mentions(block, hits);
    }
    return std::move(result_);
  }

 private:
  // The hits of the next block.
  std::span<const TermHit> hits_of(const Block& block) {
    while (!rest_.empty() && rest_.front().text.begin < block.text.begin) rest_ = rest_.subspan(1);
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count].text.begin < block.text.end) ++count;
    const std::span<const TermHit> hits = rest_.first(count);
    rest_ = rest_.subspan(count);
    return hits;
  }

  // Adds the block to the candidates if it may come to something; returns whether it is suspect.
  bool look_at(std::size_t block, std::span<const TermHit> hits) {
    const Block& where = article_.blocks()[block];
    if (!is_checked(where.scope)) return false;
    const std::string_view text = article_.text(where.text);
    const double rough = rough_weight(hits);
    const bool alone = is_line(block);
    const bool odd = alone || (text.size() <= kLongestForm && has_odd_bytes(article_, where.text));
    const SpamVoice voice = block < voices_.size() ? voices_[block] : SpamVoice();
    const bool voiced = voice.reader > 0 || voice.writer > 0;
    if (rough < 1 && !odd && !voiced) return false;
    if (rough >= kSpamContent) hits = without_mentioned(where, hits);
    SpamCandidate candidate{.block = block, .hits = hits};
    if (!hits.empty()) candidate.weight = weigh(vocabulary_, hits, factors_);
    if (voiced) candidate.voice = voice_signals(block, voice);
    candidate.own_voice = voice.reader > 0 && candidate.voice.empty();
    candidate.first_person = voice.writer > 0;
    candidate.answered = block + 1 < voices_.size() && voices_[block + 1].writer > 0;
    if (odd || (text.size() <= kLongestForm && points(candidate.voice) >= kSpamStructure)) {
      candidate.form = form_signals(text, article_.form(block));
    }
    const double form = points(candidate.form);
    const double manner = candidate.manner();
    // A suspect block must not tell what the article is about.
    bool suspect = form >= kSpamStructure || manner >= kSpamForm;
    if (!suspect && candidate.weight.sum >= kSpamContent) {
      count_words_of(candidate);
      suspect = candidate.is_dense();
    }
    candidate.titled = alone && where.scope == Scope::paragraph &&
                       has_title_capitals(article_, block) && titled_lines() <= kTitles &&
                       article_.form(block).script == script();
    if (alone) candidate.position = position_signals(article_, block);
    candidate.unlike =
        manner >= kSpamForm || (manner >= kSpamOdd && points(candidate.position) >= kSpamLine);
    if (candidate.weight.sum < 1 && !candidate.unlike && !candidate.titled) {
      if (manner >= kSpamFaint && where.text.size() <= kFaintBytes) {
        count_tokens_of(candidate, text);
        result_.faint.push_back(std::move(candidate));
      }
      return suspect;
    }
    if (!alone) candidate.position = position_signals(article_, block);
    count_words_of(candidate);
    if (is_hopeless(candidate)) return suspect && !reports(candidate);
    if (reports(candidate)) return false;
    count_tokens_of(candidate, text);
    candidate.line = form >= kSpamStructure || manner >= kSpamForm || !candidate.position.empty();
    result_.candidates.push_back(std::move(candidate));
    return suspect;
  }

  // The hits less those that the article only cites: «ربح مضمون» amid a paragraph. They may well be
  // all that a shorter block says.
  std::span<const TermHit> without_mentioned(const Block& where, std::span<const TermHit> hits) {
    constexpr std::size_t kAmid = 8;     // a paragraph has so many times the bytes of its citation
    constexpr std::size_t kBeside = 32;  // bytes of a citation beside the term: two or three words
    const auto mentioned = [&](const TermHit& hit) {
      const Quotation* const quotation = article_.quotations().around(hit.text.begin);
      return quotation != nullptr && quotation->inside.contains(hit.text) &&
             quotation->inside.size() <= hit.text.size() + kBeside &&
             quotation->inside.size() * kAmid <= where.text.size();
    };
    if (std::none_of(hits.begin(), hits.end(), mentioned)) return hits;
    std::vector<TermHit>& kept = result_.hits.emplace_back();
    std::remove_copy_if(hits.begin(), hits.end(), std::back_inserter(kept), mentioned);
    return kept;
  }

  // Whether a paragraph reports on what spam sells: it speaks to nobody, has nothing of an
  // advertisement in its form and two words of warning, or one where another speaks of the same.
  bool reports(const SpamCandidate& candidate) {
    const Span<Text> span = article_.blocks()[candidate.block].text;
    if (candidate.weight.sum < 1 || speaks_to_somebody(candidate.block)) return false;
    const std::size_t warnings = warnings_in(candidate.block);
    if (warnings == 0 || points(form_signals(article_.text(span),
                                             article_.form(candidate.block))) >= kSpamStructure) {
      return false;
    }
    return warnings > 1 || warns_elsewhere(candidate);
  }

  bool speaks_to_somebody(std::size_t block) const {
    return block < voices_.size() && (voices_[block].reader > 0 || voices_[block].writer > 0);
  }

  // How many different ones; at most 2.
  std::size_t warnings_in(std::size_t block) const {
    const Block& where = article_.blocks()[block];
    std::string_view first;
    std::size_t count = 0;
    warnings_.any_of(article_, where.text, where.language, [&](const LexiconTerms::Hit& hit) {
      const std::string_view word = article_.text(hit.text);
      if (count == 0) first = word;
      if (count == 0 || word != first) ++count;
      return count == 2;
    });
    return count;
  }

  // Whether another block with a word of warning speaks of the same vertical.
  bool warns_elsewhere(const SpamCandidate& candidate) {
    if (warned_.empty()) find_warned();
    const auto [first, last] = warned_[candidate.weight.vertical];
    return first != last || (first != kNoBlock && first != candidate.block);
  }

  // By vertical: the first and the last block with a word of warning that speak of it.
  void find_warned() {
    warned_.assign(vocabulary_.verticals().size(), {kNoBlock, kNoBlock});
    for (std::size_t block = 0; block < article_.blocks().size(); ++block) {
      const auto hits = vocabulary_.hits_in(article_, article_.blocks()[block].text);
      if (hits.empty() || warnings_in(block) == 0) continue;
      for (const TermHit& hit : hits) {
        auto& [first, last] = warned_[vocabulary_.term(hit).vertical];
        if (first == kNoBlock) first = block;
        last = block;
      }
    }
  }

  bool is_line(std::size_t block) const {
    return article_.blocks()[block].text.size() <= kLongestLine &&
           stands_alone(article_.document(), block);
  }

  // How many lines have the capitals of titles: many are the style of the article's headings.
  std::size_t titled_lines() {
    if (!titled_lines_) {
      titled_lines_ = 0;
      for (std::size_t block = 0; block < article_.blocks().size(); ++block) {
        if (article_.blocks()[block].scope == Scope::title || !is_line(block)) continue;
        *titled_lines_ += has_title_capitals(article_, block) ? 1 : 0;
      }
    }
    return *titled_lines_;
  }

  // Whether nothing that the whole article could tell would make it a finding.
  bool is_hopeless(const SpamCandidate& candidate) {
    return candidate.position.empty() && candidate.manner() < kSpamStructure &&
           candidate.weight.sum < kSpamStrong && !candidate.is_thick() &&
           script_of_block(article_, candidate.block) == script();
  }

  Script script() {
    if (!script_) script_ = article_script(article_);
    return *script_;
  }

  double rough_weight(std::span<const TermHit> hits) const {
    double rough = 0;
    for (const TermHit& hit : hits) rough += vocabulary_.term(hit).weight;
    return rough;
  }

  // A voice that few other paragraphs have.
  std::vector<SpamSignal> voice_signals(std::size_t block, SpamVoice voice) {
    const double words = words_of(block);
    if (words > kLongest) return {};
    if (!share_) {
      share_ = voice_share(article_, voices_, [&](std::size_t other) {
        const Span<Text> span = article_.blocks()[other].text;
        return rough_weight(vocabulary_.hits_in(article_, span)) >= kSpamContent ||
               has_odd_bytes(article_, span);
      });
    }
    const std::size_t others = share_->prose - prose_units(article_, block);
    const std::size_t itself = share_->counted[block] != 0 ? 1 : 0;
    std::vector<SpamSignal> signals;
    if (others < kOthers) return signals;
    const auto is_strange = [&](std::uint32_t count, std::size_t blocks) {
      const std::size_t alike = blocks - (count > 0 ? itself : 0);
      return count > 0 && alike * kRare < others && alike <= kFew;
    };
    if (block >= share_->tail) return signals;
    if (is_strange(voice.reader, share_->reader)) {
      // A heading may well speak to the reader once.
      const bool dense = voice.reader >= kAddressed * words && (voice.reader > 1 || words >= kSaid);
      signals.push_back({dense ? (voice.reader > 1 ? 2.5 : 2.0) : 1.0,
                         "speaks to the reader, as the article does not"});
    }
    if (is_strange(voice.writer, share_->writer)) {
      const bool dense = voice.writer > 1 && voice.writer >= kAddressed * words;
      signals.push_back({dense              ? 2.0
                         : voice.writer > 1 ? 1.0
                                            : 0.5,
                         "its writer speaks of himself, as the "
                         "article's does not"});
    }
    return signals;
  }

  static void count_tokens_of(SpamCandidate& candidate, std::string_view text) {
    candidate.tokens += static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  }

  void count_words_of(SpamCandidate& candidate) { candidate.words = words_of(candidate.block); }

  // About how many: spaces tell, where words are parted by them.
  double words_of(std::size_t block) {
    const std::string_view text = article_.text(article_.blocks()[block].text);
    if (is_unspaced(script())) return std::max(1.0, static_cast<double>(count_words(text)));
    return 1 + static_cast<double>(std::count(text.begin(), text.end(), ' '));
  }

  void add_mentions(std::size_t block, std::span<const TermHit> hits) {
    for (const TermHit& hit : hits) {
      const SpamVocabulary::Term term = vocabulary_.term(hit);
      const bool hint = term.weight > 0 && term.weight < kSpamContent;
      result_.mentions.push_back({term.vertical, block, hint ? kHint : 1.0});
    }
  }

  const Article& article_;
  const SpamVocabulary& vocabulary_;
  std::vector<SpamVoice> voices_;
  const LexiconTerms& warnings_;
  std::vector<std::pair<std::size_t, std::size_t>> warned_;  // see find_warned()
  std::optional<VoiceShare> share_;
  std::span<const double> factors_;
  std::optional<Script> script_;
  std::optional<std::size_t> titled_lines_;
  std::span<const TermHit> rest_;
  SpamSearch result_;
};

}  // namespace

SpamSearch find_spam_candidates(const Article& article, const SpamVocabulary& vocabulary,
                                const SpamVoices& voices, const LexiconTerms& warnings,
                                std::span<const double> factors) {
  return Search(article, vocabulary, voices, warnings, factors).run();
}

}  // namespace obelus
