// Topics by counting where their words stand; vocabulary by hashing the beginnings of words.
#include "analysis/topic.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr double kOwn = 2;        // a topic's score from which it is the article's own
constexpr double kProminent = 2;  // what naming it in the title or the lead counts

constexpr std::size_t kStem = 6;             // code points of a word that make its stem
constexpr std::size_t kShortest = 5;         // code points of a word that says anything
constexpr std::size_t kShortestSemitic = 4;  // without the article: consonants alone are written

// A word without the Arabic article and the particles written onto it.
std::string_view bare_arabic(std::string_view word) {
  for (const std::string_view prefix : {"وال", "بال", "فال", "كال", "ولل", "ال", "لل"}) {
    if (word.starts_with(prefix) && word.size() >= prefix.size() + 4) {
      return word.substr(prefix.size());
    }
  }
  return word;
}

// FNV-1a; nothing but equality is asked of it.
std::uint64_t hash_of(std::string_view text) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

// The hash of a word's stem; 0 for words too short to say anything.
std::uint64_t stem(std::string_view word) {
  const Script script = script_of(utf8::at(word, 0));
  if (is_unspaced(script)) return 0;
  const bool semitic = script == Script::arabic || script == Script::hebrew;
  if (script == Script::arabic) word = bare_arabic(word);
  std::size_t length = 0;
  std::size_t cut = word.size();
  for (std::size_t i = 0; i < word.size(); ++length) {
    if (!is_letter(utf8::decode(word, i))) return 0;
    if (length + 1 == (semitic ? kShortestSemitic : kStem)) cut = i;
  }
  if (length < (semitic ? kShortestSemitic : kShortest)) return 0;
  return hash_of(word.substr(0, cut)) | 1;
}

}  // namespace

bool is_prose(const Article& article, std::size_t block) {
  return reads_as_prose(article.document(), block);
}

std::vector<char> own_topics(const Article& article, std::size_t subjects,
                             std::span<const TopicMention> mentions) {
  const Block* const title = article.document().title();
  std::size_t lead = 0;
  if (!mentions.empty()) {
    while (lead < article.blocks().size() && !is_prose(article, lead)) ++lead;
  }
  std::vector<double> score(subjects, 0);
  std::vector<std::size_t> last(subjects, article.blocks().size());  // each block counts once
  std::vector<double> clearest(subjects, 0);
  for (const TopicMention& mention : mentions) {
    const std::size_t subject = mention.subject;
    const Block& block = article.blocks()[mention.block];
    const bool is_title = &block == title || block.scope == Scope::title;
    if (!is_title && !is_prose(article, mention.block)) continue;
    const double factor = is_title || mention.block == lead ? kProminent : 1;
    const double counted = last[subject] == mention.block ? clearest[subject] : 0;
    if (factor * mention.clarity <= counted) continue;
    score[subject] += factor * mention.clarity - counted;
    last[subject] = mention.block;
    clearest[subject] = factor * mention.clarity;
  }
  std::vector<char> own(subjects);
  for (std::size_t i = 0; i < subjects; ++i) own[i] = score[i] >= kOwn;
  return own;
}

ArticleVocabulary::ArticleVocabulary(const Article& article, std::span<const std::size_t> left_out)
    : article_(article) {
  for (std::size_t block = 0; block < article.blocks().size(); ++block) {
    if (std::binary_search(left_out.begin(), left_out.end(), block)) continue;
    for_each_stem(block, [&](std::uint64_t hash, Span<Folded>) {
      places_.push_back({hash, block});
    });
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.block < b.block;
  });
}

bool ArticleVocabulary::stands_outside(std::size_t block, std::uint64_t stem) const {
  const auto places =
      std::equal_range(places_.begin(), places_.end(), Place{stem, 0},
                       [](const Place& a, const Place& b) { return a.stem < b.stem; });
  return places.first != places.second &&
         (places.first->block != block || std::prev(places.second)->block != block);
}

ArticleVocabulary::Overlap ArticleVocabulary::overlap(std::size_t block,
                                                      std::span<const Span<Text>> without) const {
  std::vector<std::uint64_t> stems;
  for_each_stem(block, [&](std::uint64_t hash, Span<Folded> word) {
    if (!without.empty()) {
      const Span<Text> text = article_.folded().map.to_origin(word);
      while (!without.empty() && without.front().end <= text.begin) without = without.subspan(1);
      if (!without.empty() && without.front().overlaps(text)) return;
    }
    stems.push_back(hash);
  });
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  Overlap overlap{.stems = stems.size()};
  for (const std::uint64_t stem : stems) overlap.shared += stands_outside(block, stem) ? 1 : 0;
  return overlap;
}

template <class Visit>
void ArticleVocabulary::for_each_stem(std::size_t block, Visit visit) const {
  const FoldedText& folded = article_.folded();
  const Span<Folded> span = folded.map.to_target(article_.blocks()[block].text);
  const std::string_view text = span.of(folded.text);
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    const std::uint64_t hash = stem(text.substr(begin, end - begin));
    if (hash != 0) visit(hash, Span<Folded>{span.begin + begin, span.begin + end});
  });
}

}  // namespace obelus
