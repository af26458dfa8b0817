// Word lists and what policies change in them.
#include "policy/lexicon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "small_catalogue.hpp"
#include "text/folded_words.hpp"

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
  const std::vector<WrittenTerm> expected = {WrittenTerm("live stream free"),
                                             WrittenTerm("watch online", 3),
                                             WrittenTerm("يقال"),
                                             WrittenTerm("#ad"),
                                             WrittenTerm("C#"),
                                             WrittenTerm("e=mc2"),
                                             WrittenTerm("a = b", 0.5),
                                             WrittenTerm("last")};
  EXPECT_EQ(terms, expected);
  EXPECT_EQ(terms[4].folded, "c#");
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

// "word = weight" of each term, so that lists compare and print.
std::vector<std::string> listed(const Lexicon& lexicon) {
  std::vector<std::string> list;
  for (const LexiconTerm& term : lexicon.terms) {
    EXPECT_EQ(term.folded, WrittenTerm(std::string(term.text)).folded);
    EXPECT_EQ(term.key, key_of_term(term.folded));
    list.push_back(std::string(term.text) + " = " + std::to_string(std::lround(term.weight)));
  }
  return list;
}
using List = std::vector<std::string>;

TEST(Lexicon, TermsThatAreCompiledInAreThoseOfTheirFile) {
  for (const Lexicon& lexicon : lexicons("hearsay", {})) {
    const std::string name = "lexicons/hearsay/" + lexicon.language + ".txt";
    const std::span<const EmbeddedFile> files = embedded_files();
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const EmbeddedFile& known) { return known.name == name; });
    ASSERT_NE(file, files.end()) << name;
    Lexicon read;
    read.written = parse_lexicon(file->content, name);
    std::vector<LexiconTerm> terms;
    for (const WrittenTerm& term : read.written) {
      terms.push_back({term.text, term.folded, key_of_term(term.folded), term.weight});
    }
    read.terms = TermList(std::move(terms));
    EXPECT_EQ(listed(lexicon), listed(read)) << name;
  }
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
  EXPECT_EQ(listed(all[1]), (List{"reportedly = 1", "it is said = 2"}));
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
      {"hearsay/en", {{WrittenTerm("word has it"), WrittenTerm("it is said", 5)}, {"reportedly"}}},
      {"hearsay/fr", {{WrittenTerm("selon des sources")}, {}}},
      {"spam/casino/en", {{}, {"free spins"}}}};
  const auto all = lexicons("hearsay", changes, test::kFiles);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].terms.size(), 2U);
  EXPECT_EQ(listed(all[1]), (List{"it is said = 5", "word has it = 1"}));
  EXPECT_EQ(all[2].language, "fr");
  EXPECT_EQ(listed(all[2]), List{"selon des sources = 1"});
  EXPECT_TRUE(lexicons("spam/casino", changes, test::kFiles)[0].terms.empty());
}

}  // namespace
}  // namespace obelus
