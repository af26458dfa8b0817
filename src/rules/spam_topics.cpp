// By what titles, leads and paragraphs mention, and by what most paragraphs are full of.
#include "rules/spam_topics.hpp"

#include <algorithm>

namespace obelus {
namespace {

// Verticals that most paragraphs speak of, however densely: nobody inserts so much. A title that
// names one counts like a paragraph.
std::vector<char> pervading_topics(const Article& article, const SpamVocabulary& vocabulary) {
  struct Presence {
    std::size_t paragraphs;
    std::size_t titles;
    std::size_t last;  // block that spoke of it
  };
  std::vector<Presence> presence(vocabulary.verticals().size(),
                                 Presence{0, 0, article.blocks().size()});
  const Block* const title = article.document().title();
  std::span<const TermHit> rest = vocabulary.hits(article);
  std::size_t prose = 0;
  for (std::size_t block = 0; block < article.blocks().size(); ++block) {
    const bool titles = &article.blocks()[block] == title;
    const bool paragraph = is_prose(article, block);
    const bool counts = titles || paragraph;
    prose += paragraph ? 1 : 0;
    const Span<Text> span = article.blocks()[block].text;
    for (; !rest.empty() && rest.front().text.begin < span.end; rest = rest.subspan(1)) {
      Presence& there = presence[vocabulary.term(rest.front()).vertical];
      if (!counts || !span.contains(rest.front().text) || there.last == block) continue;
      there.last = block;
      ++(titles ? there.titles : there.paragraphs);
    }
  }
  std::vector<char> pervading(presence.size());
  for (std::size_t i = 0; i < pervading.size(); ++i) {
    const auto [paragraphs, titles, last] = presence[i];
    pervading[i] = paragraphs >= 2 && (paragraphs + titles) * 2 > prose;
  }
  return pervading;
}

}  // namespace

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

}  // namespace obelus
