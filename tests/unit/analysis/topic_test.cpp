#include "analysis/topic.hpp"

#include <gtest/gtest.h>

#include <string>

namespace obelus {
namespace {

// A title, a lead and two more paragraphs of prose, with a short line between them.
const std::string kArticle =
    "Harbour wall to be rebuilt\n\n"
    "The harbour wall will be rebuilt next year after the storms of the winter broke it in two.\n\n"
    "Fishermen wait\n\n"
    "Fishermen hope that the harbour will be open again before the herring come in the autumn.\n\n"
    "The council has asked engineers from three countries for plans and expects them in the "
    "spring.\n";

class TopicTest : public testing::Test {
 protected:
  TopicTest() { read_document(kArticle, {}, document_); }

  Document document_;
  TermMatcher matcher_;
  Scratch scratch_;
};

TEST_F(TopicTest, TitleOrLeadSuffice) {
  const Article article(document_, matcher_, scratch_);
  ASSERT_EQ(article.blocks().size(), 5u);
  const TopicMention in_title{0, 0, 1};
  const TopicMention in_lead{1, 1, 1};
  const std::vector<TopicMention> mentions{in_title, in_lead};
  const auto own = own_topics(article, 3, mentions);
  EXPECT_TRUE(own[0]);
  EXPECT_TRUE(own[1]);
  EXPECT_FALSE(own[2]);
}

TEST_F(TopicTest, TwoFurtherParagraphsSuffice) {
  const Article article(document_, matcher_, scratch_);
  const std::vector<TopicMention> one{{0, 3, 1}, {0, 3, 1}};
  EXPECT_FALSE(own_topics(article, 1, one)[0]);
  const std::vector<TopicMention> two{{0, 3, 1}, {0, 4, 1}};
  EXPECT_TRUE(own_topics(article, 1, two)[0]);
}

TEST_F(TopicTest, HintsCountHalfAndLinesNothing) {
  const Article article(document_, matcher_, scratch_);
  const std::vector<TopicMention> hint{{0, 1, 0.5}};
  EXPECT_FALSE(own_topics(article, 1, hint)[0]);
  const std::vector<TopicMention> line{{0, 2, 1}, {0, 2, 1}};
  EXPECT_FALSE(own_topics(article, 1, line)[0]);
}

TEST_F(TopicTest, OverlapCountsStemsOfOtherBlocks) {
  const Article article(document_, matcher_, scratch_);
  const ArticleVocabulary words(article, {});
  const auto heading = words.overlap(2);  // "Fishermen wait": the second word is too short
  EXPECT_EQ(heading.stems, 1u);
  EXPECT_EQ(heading.shared, 1u);
  const std::vector<std::size_t> left_out{3};
  EXPECT_EQ(ArticleVocabulary(article, left_out).overlap(2).shared, 0u);
}

TEST_F(TopicTest, OverlapLeavesOutSpans) {
  const Article article(document_, matcher_, scratch_);
  const ArticleVocabulary words(article, {});
  const std::size_t at = kArticle.find("Fishermen wait");
  const std::vector<Span<Text>> without{{at, at + 9}};
  EXPECT_EQ(words.overlap(2, without).stems, 0u);
}

}  // namespace
}  // namespace obelus
