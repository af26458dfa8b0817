// Term matching against a search that looks at every place for every term. Terms, one a line,
// stand before the text; a term that begins with * may stand anywhere.
#include <algorithm>
#include <set>
#include <tuple>

#include "analysis/terms.hpp"
#include "analysis/word_edges.hpp"
#include "fuzz.hpp"
#include "text/folded_words.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {
namespace {

constexpr std::size_t kMostTerms = 64;

struct Terms {
  std::vector<std::string> at_words, anywhere;
};

// Where words may begin, told from each place by itself.
class Starts {
 public:
  Starts(const FoldedText& folded, const WordEdges& edges) : text_(folded.text), edges_(edges) {
    for (std::size_t at = 0; at < text_.size(); utf8::decode(text_, at)) {
      if (edges_.ends_at(at) || at == 0) starts_.insert(at);
    }
    const std::set<std::size_t> words = starts_;
    for (const std::size_t begin : words) add_remains(begin);
  }
  bool at(std::size_t offset) const { return starts_.contains(offset); }

 private:
  // A word may begin behind a conjunction, a preposition or the future's sīn, and the article.
  void add_remains(std::size_t begin) {
    static const std::vector<std::string> kProclitics = [] {
      std::vector<std::string> all;
      for (const std::string conjunction : {"", "و", "ف"}) {
        for (const std::string rest : {"", "ب", "ك", "ل", "س", "ال", "بال", "كال", "لل"}) {
          all.push_back(conjunction + rest);
        }
      }
      return all;
    }();
    for (const std::string& proclitic : kProclitics) {
      if (proclitic.empty() || !text_.substr(begin).starts_with(proclitic)) continue;
      const std::size_t end = begin + proclitic.size();
      bool joined = end < text_.size() && script_of(utf8::at(text_, end)) == Script::arabic;
      for (std::size_t at = begin; at < end && joined;) {
        utf8::decode(text_, at);
        joined = !edges_.ends_at(at);  // all of it is one word
      }
      if (joined) starts_.insert(end);
    }
  }

  std::string_view text_;
  const WordEdges& edges_;
  std::set<std::size_t> starts_;
};

// Folded, without white space around it.
std::string folded_word(const std::string& term) {
  std::string word = folded(term);
  if (word.starts_with(' ')) word.erase(0, 1);
  if (word.ends_with(' ')) word.pop_back();
  return word;
}

using Hit = std::tuple<std::size_t, std::size_t, TermGroup, std::uint32_t>;

void search(const std::vector<std::string>& terms, TermGroup group, const FoldedText& folded,
            const WordEdges& edges, const Starts* starts, std::vector<Hit>& hits) {
  for (std::uint32_t number = 0; number < terms.size(); ++number) {
    const std::string word = folded_word(terms[number]);
    if (word.empty()) continue;
    for (std::size_t at = folded.text.find(word); at != std::string::npos;
         at = folded.text.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if (starts != nullptr && (!starts->at(at) || !edges.ends_at(end))) continue;
      const Span<Text> text = folded.map.to_origin({at, end});
      hits.emplace_back(text.begin, text.end, group, number);
    }
  }
}

// An invisible space parts words, so that none of one word is found around it; in the later words
// of a term it may be passed over. Such hits are promised neither way.
bool holds_invisible_space(std::string_view text) {
  return text.find("\u200B") != std::string_view::npos ||
         text.find("\u2060") != std::string_view::npos ||
         text.find("\uFEFF") != std::string_view::npos;
}

// In order, once (… is three stops once it is folded), without those that are not promised.
std::vector<Hit> promised(std::vector<Hit> hits, std::string_view text) {
  std::erase_if(hits, [&](const Hit& hit) {
    const auto [begin, end, group, term] = hit;
    return holds_invisible_space(text.substr(begin, end - begin));
  });
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  return hits;
}

std::vector<Hit> promised(const std::vector<TermHit>& hits, std::string_view text) {
  std::vector<Hit> result;
  for (const TermHit& hit : hits) {
    result.emplace_back(hit.text.begin, hit.text.end, hit.group, hit.term);
  }
  return promised(std::move(result), text);
}

Terms read_terms(std::string_view list) {
  Terms terms;
  for (const std::string_view written : lines(list)) {
    std::string line(written);
    std::replace(line.begin(), line.end(), '\x1F', ' ');  // it parts terms in the matcher
    if (terms.at_words.size() + terms.anywhere.size() == kMostTerms) break;
    if (line.starts_with('*')) {
      terms.anywhere.emplace_back(line.substr(1));
    } else {
      terms.at_words.emplace_back(line);
    }
  }
  return terms;
}

}  // namespace

void check(std::string_view bytes) {
  const std::string input = as_text(bytes);
  const std::vector<std::string_view> halves = parts(input, 2);
  const Terms terms = read_terms(halves[0]);
  const std::string_view text = halves[1];

  TermMatcherBuilder builder;
  const TermGroup at_words = builder.add_group(terms.at_words);
  const TermGroup anywhere = builder.add_group(terms.anywhere, TermEdges::none);
  std::vector<std::string> words;
  for (const std::string& term : terms.at_words) words.push_back(folded_word(term));
  std::vector<LexiconTerm> keyed;
  for (const std::string& word : words) keyed.push_back({word, word, key_of_term(word)});
  Lexicon lexicon;
  lexicon.terms = TermList(std::move(keyed));
  const TermGroup on_demand = builder.add_group({&lexicon, 1}, TermUse::on_demand);
  const TermMatcher matcher = builder.build();

  const FoldedText folded = fold(text);
  const WordEdges edges(folded, text);
  std::vector<TermHit> hits;
  matcher.find_all(folded, edges, hits);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    expect(hits[i].text.begin < hits[i].text.end && hits[i].text.end <= text.size(),
           "a hit lies in the text");
    expect(i == 0 || std::tie(hits[i - 1].text, hits[i - 1].group, hits[i - 1].term) <
                         std::tie(hits[i].text, hits[i].group, hits[i].term),
           "hits are in order, each once");
  }
  std::vector<Hit> expected;
  const Starts starts(folded, edges);
  search(terms.at_words, at_words, folded, edges, &starts, expected);
  search(terms.anywhere, anywhere, folded, edges, nullptr, expected);
  expect(promised(hits, text) == promised(std::move(expected), text),
         "terms are found where the naive search finds them");

  std::vector<TermHit> asked;
  TermGroups groups;
  groups.add(on_demand);
  matcher.find_on_demand(folded, edges, {0, folded.text.size()}, &groups, asked);
  std::erase_if(hits, [&](const TermHit& hit) { return hit.group != at_words; });
  for (TermHit& hit : asked) hit.group = at_words;
  expect(promised(asked, text) == promised(hits, text),
         "what is asked for is found as what is always looked up");
}

}  // namespace obelus::fuzz
