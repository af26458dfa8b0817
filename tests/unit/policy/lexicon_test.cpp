// Word lists and what policies change in them.
#include "policy/lexicon.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "small_catalogue.hpp"

namespace obelus {
namespace {

std::string fault(std::string_view content) {
  try {
    parse_lexicon(content, "hearsay/en.txt");
    return "";
  } catch (const PolicyError& error) {
    return error.what();
  }
}

TEST(Lexicon, ReadsTermsInOrder) {
  const auto terms = parse_lexicon(
      "\xEF\xBB\xBF# comment\r\n\n  live stream free \r\nwatch online = 3\nيقال\n\\#ad\nC#\ne=mc2\n"
      "a = b = 0.5\n\tlast",
      "x");
  const std::vector<LexiconTerm> expected = {{"live stream free", 1},
                                             {"watch online", 3},
                                             {"يقال", 1},
                                             {"#ad", 1},
                                             {"C#", 1},
                                             {"e=mc2", 1},
                                             {"a = b", 0.5},
                                             {"last", 1}};
  EXPECT_EQ(terms, expected);
  EXPECT_TRUE(parse_lexicon("", "x").empty());
  EXPECT_TRUE(parse_lexicon("# nothing\n\n", "x").empty());
}

TEST(Lexicon, Faults) {
  EXPECT_EQ(fault("a\nb\n\n  a\n"), "hearsay/en.txt:4:3: the term “a” is already on line 1");
  EXPECT_EQ(fault("a = b\n"), "hearsay/en.txt:1:1: expected a number as the weight, not “b”");
  EXPECT_EQ(fault("a =\n"), "hearsay/en.txt:1:1: expected a number as the weight, not “”");
  EXPECT_EQ(fault("a = nan\n"), "hearsay/en.txt:1:1: expected a number as the weight, not “nan”");
  EXPECT_EQ(fault("x\n= 3\n"), "hearsay/en.txt:2:1: expected a term");
  EXPECT_EQ(fault("سلام\nسلا\xFFم\n"), "hearsay/en.txt:2:4: not valid UTF-8");
}

TEST(Lexicon, NamesOfFiles) {
  const auto name = lexicon_name("lexicons/spam/casino/ar.txt");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->subject, "spam/casino");
  EXPECT_EQ(name->language, "ar");
  EXPECT_FALSE(lexicon_name("core.yaml"));
  EXPECT_FALSE(lexicon_name("lexicons/ar.txt"));
}

TEST(Lexicon, AllLanguagesOfASubject) {
  const auto all = lexicons("hearsay", {}, test::kFiles);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].language, "ar");
  EXPECT_EQ(all[1].language, "en");
  EXPECT_EQ(all[1].subject, "hearsay");
  EXPECT_EQ(all[1].terms, (std::vector<LexiconTerm>{{"reportedly", 1}, {"it is said", 2}}));
  EXPECT_TRUE(lexicons("spam", {}, test::kFiles).empty());
  EXPECT_TRUE(lexicons("nothing", {}, test::kFiles).empty());
}

TEST(Lexicon, SubjectsOfAFamily) {
  EXPECT_EQ(lexicon_subjects("spam", test::kFiles),
            (std::vector<std::string>{"casino", "streaming"}));
  EXPECT_TRUE(lexicon_subjects("spa", test::kFiles).empty());
  EXPECT_TRUE(lexicon_subjects("hearsay", test::kFiles).empty());
}

TEST(Lexicon, ChangesRemoveThenAdd) {
  const std::map<std::string, LexiconChange> changes = {
      {"hearsay/en", {{{"word has it", 1}, {"it is said", 5}}, {"reportedly"}}},
      {"hearsay/fr", {{{"selon des sources", 1}}, {}}},
      {"spam/casino/en", {{}, {"free spins"}}}};
  const auto all = lexicons("hearsay", changes, test::kFiles);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].terms.size(), 2U);
  EXPECT_EQ(all[1].terms, (std::vector<LexiconTerm>{{"it is said", 5}, {"word has it", 1}}));
  EXPECT_EQ(all[2].language, "fr");
  EXPECT_EQ(all[2].terms, (std::vector<LexiconTerm>{{"selon des sources", 1}}));
  EXPECT_TRUE(lexicons("spam/casino", changes, test::kFiles)[0].terms.empty());
}

}  // namespace
}  // namespace obelus
