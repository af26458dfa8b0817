// Article: terms and sentences within blocks, computed once.
#include "analysis/article.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obelus {
namespace {

class ArticleTest : public testing::Test {
 protected:
  const Article& read(std::string_view text, Format format = Format::text) {
    DocumentOptions options;
    options.format = format;
    options.language = "en";
    read_document(text, options, document_);
    matcher_ = builder_.build();
    article_.emplace(document_, matcher_, scratch_);
    return *article_;
  }
  TermGroup add(const std::vector<std::string>& terms) { return builder_.add_group(terms); }
  std::vector<std::string> texts(std::span<const TermHit> hits) const {
    std::vector<std::string> result;
    for (const TermHit& hit : hits) result.emplace_back(article_->text(hit.text));
    return result;
  }

 private:
  TermMatcherBuilder builder_;
  TermMatcher matcher_;
  Document document_;
  Scratch scratch_;
  std::optional<Article> article_;
};

using Found = std::vector<std::string>;

TEST_F(ArticleTest, HitsLieWithinOneBlock) {
  const TermGroup group = add({"free stream", "stream"});
  const Article& article = read("The concert is free\n\nStream it: a free stream.\n");
  EXPECT_EQ(texts(article.hits(group)), (Found{"Stream", "free stream", "stream"}));
}

TEST_F(ArticleTest, HitsOfAGroupAreInOrderAndApartFromOthers) {
  const TermGroup cities = add({"rome", "paris"});
  const TermGroup none = add({"nowhere"});
  const TermGroup rivers = add({"tiber"});
  const Article& article = read("Paris, then Rome on the Tiber, then Paris.\n");
  EXPECT_EQ(texts(article.hits(cities)), (Found{"Paris", "Rome", "Paris"}));
  EXPECT_TRUE(article.hits(none).empty());
  EXPECT_EQ(texts(article.hits(rivers)), Found{"Tiber"});
  EXPECT_TRUE(article.hits(rivers + 1).empty());
}

TEST_F(ArticleTest, HitsInASpanLieWhollyInIt) {
  const TermGroup group = add({"one", "two three", "four"});
  const Article& article = read("one two three four one\n");
  EXPECT_EQ(texts(article.hits_in(group, {0, 3})), Found{"one"});
  EXPECT_EQ(texts(article.hits_in(group, {0, 10})), Found{"one"});
  EXPECT_EQ(texts(article.hits_in(group, {4, 18})), (Found{"two three", "four"}));
  EXPECT_TRUE(article.hits_in(group, {1, 3}).empty());
}

TEST_F(ArticleTest, CodeAndAlternativeTextsAreSearchedToo) {
  const TermGroup group = add({"casino"});
  const Article& article =
      read("Run `casino` now ![casino](a.png).\n\n    casino --help\n", Format::markdown);
  EXPECT_EQ(article.hits(group).size(), 3u);
}

TEST_F(ArticleTest, SentencesAreThoseOfTheirBlock) {
  const Article& article = read("He came. He saw.\n\nShe left. She won.\n");
  ASSERT_EQ(article.blocks().size(), 2u);
  Found sentences;
  for (const Span<Text> sentence : article.sentences(1)) {
    sentences.emplace_back(article.text(sentence));
  }
  EXPECT_EQ(sentences, (Found{"She left.", "She won."}));
  const std::size_t saw = article.text().find("saw");
  EXPECT_EQ(article.text(article.sentence_around(0, saw)), "He saw.");
  EXPECT_EQ(article.text(article.sentence_around(0, 0)), "He came.");
}

TEST_F(ArticleTest, AnEmptyDocumentHasNothing) {
  const TermGroup group = add({"casino"});
  const Article& article = read("");
  EXPECT_TRUE(article.blocks().empty());
  EXPECT_TRUE(article.hits(group).empty());
}

}  // namespace
}  // namespace obelus
