// One pass over the blocks beside the hits of the vocabulary; what is sound is left after a glance.
#include "rules/spam_candidates.hpp"

#include <algorithm>
#include <string_view>

namespace obelus {
namespace {

constexpr double kDense = 0.1;              // weight to a word
constexpr double kHint = 0.5;               // clarity of a weak phrase as a mention
constexpr std::size_t kScriptSample = 256;  // bytes that tell a script

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

bool is_ascii_letter(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// The script of a part of the article, by its beginning.
Script first_script(const Article& article, Span<Text> part) {
  std::size_t end = std::min(part.end, part.begin + kScriptSample);
  const std::string_view text = article.text();
  while (end > part.begin && end < part.end &&
         (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  const std::string_view sample = article.text(Span<Text>{part.begin, end});
  const bool ascii = (article.bytes().of({part.begin, end}) & ByteMarks::kForeign) == 0;
  if (ascii && std::any_of(sample.begin(), sample.end(), is_ascii_letter)) {
    return Script::latin;
  }
  return main_script(sample);
}

// Whether nothing that the whole article could tell would make it a finding.
bool is_hopeless(const Article& article, const SpamCandidate& candidate, double form,
                 Script script) {
  return candidate.position.empty() && form < kSpamStructure &&
         candidate.weight.sum < kSpamStrong &&
         first_script(article, article.blocks()[candidate.block].text) == script;
}

class Search {
 public:
  Search(const Article& article, const SpamVocabulary& vocabulary, std::span<const double> factors)
      : article_(article),
        vocabulary_(vocabulary),
        factors_(factors),
        script_(article_script(article)),
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
    double rough = 0;
    for (const TermHit& hit : hits) rough += vocabulary_.term(hit).weight;
    const bool odd = has_odd_bytes(article_, where.text);
    if (rough < 1 && !odd) return false;
    SpamCandidate candidate{.block = block, .hits = hits};
    candidate.weight = weigh(vocabulary_, hits, factors_);
    if (odd) candidate.form = form_signals(text, article_.form(block));
    const double form = points(candidate.form);
    // A suspect block must not tell what the article is about.
    bool suspect = form >= kSpamStructure;
    if (!suspect && candidate.weight.sum >= kSpamContent) {
      count_words_of(candidate);
      suspect = candidate.is_dense();
    }
    if (candidate.weight.sum < 1 && form < kSpamForm) return suspect;
    candidate.position = position_signals(article_, block);
    if (is_hopeless(article_, candidate, form, script_)) return suspect;
    count_words_of(candidate);
    candidate.tokens += static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
    candidate.line = form >= kSpamStructure || !candidate.position.empty();
    result_.candidates.push_back(std::move(candidate));
    return suspect;
  }

  void count_words_of(SpamCandidate& candidate) const {
    candidate.words = std::max(1.0, static_cast<double>(article_.form(candidate.block).words));
  }

  void add_mentions(std::size_t block, std::span<const TermHit> hits) {
    for (const TermHit& hit : hits) {
      const SpamVocabulary::Term& term = vocabulary_.term(hit);
      const bool hint = term.weight > 0 && term.weight < kSpamContent;
      result_.mentions.push_back({term.vertical, block, hint ? kHint : 1.0});
    }
  }

  const Article& article_;
  const SpamVocabulary& vocabulary_;
  std::span<const double> factors_;
  Script script_;
  std::span<const TermHit> rest_;
  SpamSearch result_;
};

// Verticals that most paragraphs speak of, however densely: nobody inserts so much.
std::vector<char> pervading_topics(const Article& article, const SpamVocabulary& vocabulary) {
  struct Presence {
    std::size_t paragraphs;
    std::size_t last;  // block that spoke of it
  };
  std::vector<Presence> presence(vocabulary.verticals().size(),
                                 Presence{0, article.blocks().size()});
  std::span<const TermHit> rest = vocabulary.hits(article);
  std::size_t prose = 0;
  for (std::size_t block = 0; block < article.blocks().size(); ++block) {
    const bool counts = is_prose(article, block);
    prose += counts ? 1 : 0;
    const Span<Text> span = article.blocks()[block].text;
    for (; !rest.empty() && rest.front().text.begin < span.end; rest = rest.subspan(1)) {
      Presence& there = presence[vocabulary.term(rest.front()).vertical];
      if (!counts || !span.contains(rest.front().text) || there.last == block) continue;
      there.last = block;
      ++there.paragraphs;
    }
  }
  std::vector<char> pervading(presence.size());
  for (std::size_t i = 0; i < pervading.size(); ++i) {
    pervading[i] = presence[i].paragraphs >= 2 && presence[i].paragraphs * 2 > prose;
  }
  return pervading;
}

}  // namespace

bool SpamCandidate::is_dense() const noexcept { return weight.sum >= kDense * words; }

SpamSearch find_spam_candidates(const Article& article, const SpamVocabulary& vocabulary,
                                std::span<const double> factors) {
  return Search(article, vocabulary, factors).run();
}

std::vector<double> without_own_topics(const Article& article, const SpamVocabulary& vocabulary,
                                       std::span<const double> factors, const SpamSearch& search) {
  std::vector<double> result(factors.begin(), factors.end());
  const bool any_words =
      std::any_of(search.candidates.begin(), search.candidates.end(),
                  [](const SpamCandidate& candidate) { return candidate.weight.sum > 0; });
  if (!any_words) return result;
  const auto own = own_topics(article, factors.size(), search.mentions);
  const auto pervading = pervading_topics(article, vocabulary);
  for (std::size_t i = 0; i < result.size(); ++i) {
    // How advertisements speak is nobody's subject, unless a word of it is everywhere.
    const bool subject = own[i] && !vocabulary.is_general(static_cast<std::uint32_t>(i));
    if (subject || pervading[i]) result[i] = 0;
  }
  return result;
}

Script article_script(const Article& article) { return first_script(article, {0, article.text().size()}); }

}  // namespace obelus
