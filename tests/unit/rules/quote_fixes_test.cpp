// The fixes of the rules of quotes/: what they write is sound, and fixing twice changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/article.hpp"
#include "document/document.hpp"
#include "rules/table.hpp"

namespace obelus {
namespace {

class Reports final : public Context {
 public:
  void report(Report report) override { reports.push_back(std::move(report)); }
  std::vector<Report> reports;
};

std::vector<Report> check(const std::string& id, const std::string& text,
                          const std::string& language) {
  DocumentOptions options;
  options.language = language;
  options.language_forced = true;
  Document document;
  read_document(text, options, document);
  const RuleDefinition* definition = find_rule(id);
  RuleSettings settings;
  settings.options = Options(definition->info.options);
  TermMatcherBuilder terms;
  SharedParts shared;
  const std::map<std::string, LexiconChange> changes;
  const std::unique_ptr<Rule> rule = definition->make({settings, changes, terms, shared});
  const TermMatcher matcher = std::move(terms).build();
  Scratch scratch;
  const Article article(document, matcher, scratch);
  Reports context;
  rule->check(article, context);
  return std::move(context.reports);
}

std::string fixed(const std::string& id, std::string text, const std::string& language) {
  std::vector<Edit> edits;
  for (const Report& report : check(id, text, language)) {
    if (report.fixes.empty()) continue;
    const std::vector<Edit>& more = report.fixes.front().edits;
    edits.insert(edits.end(), more.begin(), more.end());
  }
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
  for (const Edit& edit : edits) text.replace(edit.span.begin, edit.span.size(), edit.text);
  return text;
}

struct Case {
  const char* rule;
  const char* language;
  const char* bad;
  const char* good;
};

const Case kCases[] = {
    {"quotes/spacing", "en", "She said “ nobody was hurt ” and left.",
     "She said “nobody was hurt” and left."},
    {"quotes/spacing", "en", "He called it“a start”yesterday and left.",
     "He called it “a start” yesterday and left."},
    {"quotes/spacing", "ar", "وصف المباراة بأنها « صعبة » أمام خصم عنيد.",
     "وصف المباراة بأنها «صعبة» أمام خصم عنيد."},
    {"quotes/doubled", "en", "He called it ''a mistake'' and left.",
     "He called it \"a mistake\" and left."},
    {"quotes/doubled", "de", "Er nannte es ,,einen Fehler“ und ging.",
     "Er nannte es „einen Fehler“ und ging."},
    {"quotes/doubled", "en", "The band ““The Weather”” plays.", "The band “The Weather” plays."},
    {"quotes/direction", "en", "Hits of the ‘60s still sell.", "Hits of the ’60s still sell."},
    {"quotes/direction", "ru", "На двери висела табличка »Закрыто« с лета.",
     "На двери висела табличка «Закрыто» с лета."},
    {"quotes/mismatched", "en", "They call it “a success\" here.",
     "They call it “a success” here."},
    {"quotes/style", "fr", "Il parle d’“un début” et sort.",
     "Il parle d’«\u00A0un début\u00A0» et sort."},
    {"quotes/style", "de", "Er nannte es “einen Anfang” und ging.",
     "Er nannte es „einen Anfang“ und ging."},
    {"quotes/straight", "en", "It isn't \"over\" yet.", "It isn’t “over” yet."},
    {"quotes/mixed-style", "en", "“One,” he said. “Two,” she said. \"Three,\" they said.",
     "“One,” he said. “Two,” she said. “Three,” they said."},
    {"quotes/mojibake", "en", "It isnâ€™t over.", "It isn’t over."},
};

class QuoteFixes : public testing::TestWithParam<Case> {};

TEST_P(QuoteFixes, WriteASoundText) {
  const Case& c = GetParam();
  const std::string once = fixed(c.rule, c.bad, c.language);
  EXPECT_EQ(once, c.good);
  EXPECT_TRUE(check(c.rule, once, c.language).empty());
  EXPECT_EQ(fixed(c.rule, once, c.language), once);
}

INSTANTIATE_TEST_SUITE_P(Rules, QuoteFixes, testing::ValuesIn(kCases));

}  // namespace
}  // namespace obelus
