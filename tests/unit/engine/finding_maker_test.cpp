// Reports become findings: places in every unit, excerpts, severities, fingerprints.
#include "engine/finding_maker.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace obelus {
namespace {

class FindingMakerTest : public testing::Test {
 protected:
  void read(std::string_view bytes, Format format = Format::text, std::string encoding = {}) {
    DocumentOptions options;
    options.format = format;
    options.encoding = std::move(encoding);
    options.language = "en";
    document_.emplace();
    read_document(bytes, options, *document_);
  }
  // The finding of a report on the first `word`.
  Finding finding_of(std::string_view word, Report report = {}) {
    const std::size_t at = document_->raw().find(word);
    EXPECT_NE(at, std::string::npos) << word;
    report.span = {at, at + word.size()};
    FindingMaker maker(*document_, "a.txt");
    maker.add(settings_, std::move(report));
    return maker.take().at(0);
  }
  static RuleSettings make_settings(std::string id, Severity severity) {
    static constexpr RuleInfo kInfo{
        .id = "test/rule", .summary = "", .why = "", .bad = {}, .good = {}};
    RuleSettings settings;
    settings.info = &kInfo;
    settings.id = std::move(id);
    settings.severity = severity;
    return settings;
  }

  std::optional<Document> document_;
  RuleSettings settings_ = make_settings("test/rule", Severity::error);
};

TEST_F(FindingMakerTest, PlacesCountCodePointsAndDiskBytes) {
  read("\xEF\xBB\xBFأول\nعربي 😀 word\n");
  const Finding finding = finding_of("word");
  EXPECT_EQ(finding.place.begin, (Position{2, 8}));
  EXPECT_EQ(finding.place.end, (Position{2, 12}));
  EXPECT_EQ(finding.place.bytes.begin, 3u + 7 + 8 + 1 + 4 + 1);
  EXPECT_EQ(finding.place.bytes.size(), 4u);
  EXPECT_EQ(finding.path, "a.txt");
  EXPECT_EQ(finding.rule, "test/rule");
}

TEST_F(FindingMakerTest, OffsetsAreThoseOfLegacyBytes) {
  read("\xC3\xE6\xE1 word", Format::text, "windows-1256");  // three Arabic letters, a byte each
  const Finding finding = finding_of("word");
  EXPECT_EQ(finding.place.begin, (Position{1, 5}));
  EXPECT_EQ(finding.place.bytes.begin, 4u);
  EXPECT_EQ(finding.place.bytes.end, 8u);
}

TEST_F(FindingMakerTest, SeverityFollowsConfidenceAndEvidence) {
  using enum Severity;
  const auto severity = [](Severity policy, Confidence confidence, bool as_warning) {
    return severity_of(
        policy, {.span = {}, .message = {}, .confidence = confidence, .as_warning = as_warning});
  };
  EXPECT_EQ(severity(error, Confidence::definite, false), error);
  EXPECT_EQ(severity(error, Confidence::possible, false), warning);
  EXPECT_EQ(severity(error, Confidence::definite, true), warning);
  EXPECT_EQ(severity(error, Confidence::possible, true), suggestion);
  EXPECT_EQ(severity(warning, Confidence::definite, true), warning);
  EXPECT_EQ(severity(suggestion, Confidence::possible, true), suggestion);
}

TEST_F(FindingMakerTest, ExcerptIsTheLineWithItsSpan) {
  read("first\nthe second line\nthird\n");
  const Finding finding = finding_of("second");
  EXPECT_EQ(finding.excerpt, "the second line");
  EXPECT_EQ(
      finding.excerpt.substr(finding.excerpt_begin, finding.excerpt_end - finding.excerpt_begin),
      "second");
}

TEST_F(FindingMakerTest, ExcerptOfALongLineIsShortenedBetweenCodePoints) {
  std::string line;
  for (int i = 0; i < 500; ++i) line += "é";
  read(line + "X" + line);
  const Finding finding = finding_of("X");
  EXPECT_TRUE(finding.excerpt.starts_with("…é"));
  EXPECT_TRUE(finding.excerpt.ends_with("é…"));
  EXPECT_EQ(finding.excerpt[finding.excerpt_begin], 'X');
  EXPECT_EQ(finding.excerpt.size(), 3 + 40 * 2 + 1 + 40 * 2 + 3);
  const Finding whole = finding_of(line);
  EXPECT_LE(whole.excerpt.size(), 3 + 120 * 2 + 3u);
  EXPECT_TRUE(whole.excerpt.ends_with("…"));
}

TEST_F(FindingMakerTest, ExcerptOfASeveralLineSpanEndsWithItsFirstLine) {
  read("one two\nthree\n");
  const Finding finding = finding_of("two\nthree");
  EXPECT_EQ(finding.excerpt, "one two");
  EXPECT_EQ(finding.excerpt_begin, 4u);
  EXPECT_EQ(finding.excerpt_end, 7u);
  EXPECT_EQ(finding.place.end, (Position{2, 6}));
}

TEST_F(FindingMakerTest, NothingUnprintableIsShown) {
  read("a\x1B[31mred\x07 \u202Eabc\u202C\tword \u200Fx");
  const Finding finding = finding_of("word", {.span = {},
                                              .message = "“\x1B” is\nhere",
                                              .evidence = {"\u202E"},
                                              .related = {},
                                              .fixes = {}});
  EXPECT_EQ(finding.excerpt, "a\\u{1B}[31mred\\u{7} \\u{202E}abc\\u{202C} word \u200Fx");
  EXPECT_EQ(finding.message, "“\\u{1B}” is here");
  EXPECT_EQ(finding.evidence, std::vector<std::string>{"\\u{202E}"});
}

TEST_F(FindingMakerTest, ThePolicyMayWordTheMessage) {
  read("an exclusive {match} story");
  settings_.message = "“{match}” and “{match}” tell nothing";
  EXPECT_EQ(finding_of("exclusive {match}", {.span = {}, .message = "own words"}).message,
            "“exclusive {match}” and “exclusive {match}” tell nothing");
  settings_.message.clear();
  EXPECT_EQ(finding_of("exclusive", {.span = {}, .message = "own {match} words"}).message,
            "own {match} words");
}

TEST_F(FindingMakerTest, AKindWordsTheMessagesOfItsRules) {
  read("an exclusive story");
  settings_.id = "house/no-exclusive";
  settings_.message = "Say %s instead of {match}";
  EXPECT_EQ(finding_of("exclusive", {.span = {}, .message = "Say new instead of {match}"}).message,
            "Say new instead of exclusive");
}

TEST_F(FindingMakerTest, FindingsAreSortedByOffsetThenRule) {
  read("alpha beta gamma");
  const RuleSettings other = make_settings("another/rule", Severity::warning);
  FindingMaker maker(*document_, "a.txt");
  maker.add(settings_, {.span = {6, 10}, .message = "1"});
  maker.add(settings_, {.span = {0, 5}, .message = "2"});
  maker.add(other, {.span = {6, 10}, .message = "3"});
  std::string order;
  for (const Finding& finding : maker.take()) order += finding.message;
  EXPECT_EQ(order, "231");
}

TEST_F(FindingMakerTest, AFloodOfOneRuleIsCutShort) {
  read("alpha beta");
  const RuleSettings other = make_settings("another/rule", Severity::warning);
  FindingMaker maker(*document_, "a.txt");
  for (std::size_t i = 0; i < FindingMaker::kMostOfARule + 5; ++i) {
    maker.add(settings_, {.span = {0, 5}, .message = "m"});
  }
  EXPECT_TRUE(maker.is_full());
  maker.add(other, {.span = {6, 10}, .message = "m"});
  const std::vector<Finding> findings = maker.take();
  ASSERT_EQ(findings.size(), FindingMaker::kMostOfARule + 1);
  EXPECT_EQ(findings.back().rule, "another/rule");
  EXPECT_TRUE(findings[0].evidence.empty());
  ASSERT_EQ(findings[findings.size() - 2].evidence.size(), 1U);
  EXPECT_EQ(findings[findings.size() - 2].evidence[0], "5 more places in this file are not listed");
}

TEST_F(FindingMakerTest, FingerprintsSurviveMovedLines) {
  read("Some words here.\n\nThe block  in question.\n");
  const Finding before = finding_of("block");
  read("New paragraph.\n\nSome words here.\n\nThe block in question.\n");
  const Finding after = finding_of("block");
  EXPECT_EQ(before.fingerprint, after.fingerprint);
  EXPECT_EQ(before.fingerprint.size(), 16u);
  read("Some words here.\n\nThe block in doubt.\n");
  EXPECT_NE(finding_of("block").fingerprint, before.fingerprint);
}

TEST_F(FindingMakerTest, FingerprintsTellEqualsApart) {
  read("Twice said.\n\nTwice said.\n");
  FindingMaker maker(*document_, "a.txt");
  maker.add(settings_, {.span = {0, 5}, .message = ""});
  maker.add(settings_, {.span = {13, 18}, .message = ""});
  const std::vector<Finding> findings = maker.take();
  EXPECT_NE(findings[0].fingerprint, findings[1].fingerprint);
}

TEST_F(FindingMakerTest, FixesAndRelatedPlacesArePlaced) {
  read("one “two three\n");
  const Finding finding = finding_of(
      "“", {.span = {},
            .message = "open",
            .related = {{{9, 14}, "here"}},
            .fixes = {{.message = "close it", .safe = true, .edits = {{{10, 10}, "”"}}}}});
  ASSERT_EQ(finding.related.size(), 1u);
  EXPECT_EQ(finding.related[0].place.begin, (Position{1, 8}));
  ASSERT_EQ(finding.fixes.size(), 1u);
  EXPECT_TRUE(finding.fixes[0].safe);
  EXPECT_EQ(finding.fixes[0].edits[0].text, "”");
  EXPECT_EQ(finding.fixes[0].edits[0].place.bytes, (Span<Disk>{10, 10}));
}

TEST_F(FindingMakerTest, SpansOutsideTheTextAreBroughtIn) {
  read("aé");
  FindingMaker maker(*document_, "a.txt");
  maker.add(settings_, {.span = {2, 900}, .message = ""});  // begins within é
  maker.add(settings_, {.span = {500, 400}, .message = ""});
  const std::vector<Finding> findings = maker.take();
  EXPECT_EQ(findings[0].place.bytes, (Span<Disk>{1, 3}));
  EXPECT_EQ(findings[1].place.bytes, (Span<Disk>{3, 3}));
}

}  // namespace
}  // namespace obelus
