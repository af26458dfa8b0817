#include "sample.hpp"

#include <array>

#include "text/utf8.hpp"

namespace obelus::sample {
namespace {

const RuleDefinition kMixed{
    {.id = "quotes/mixed-style",
     .summary = "Two conventions for the same role",
     .why = "A reader takes a change of marks for a change of meaning.",
     .bad = {.text = "“One” and «two».\n", .format = "text", .language = "en"},
     .good = {.text = "“One” and “two”.\n", .format = "text", .language = "en"},
     .severity = Severity::suggestion},
    nullptr};
const RuleDefinition kUnclosed{
    {.id = "quotes/unclosed",
     .summary = "An opened quotation never closes",
     .why = "Readers cannot tell where the speaker stops and the writer goes on.",
     .bad = {.text = "He said “we will win.", .format = "markdown", .language = "en"},
     .good = {.text = "He said “we will win”. See ```` ``` ````.",
              .format = "markdown",
              .language = "en"},
     .severity = Severity::error},
    nullptr};
const RuleInfo kExistence{.id = "existence",
                          .summary = "Words that must not occur",
                          .why = "House style.",
                          .bad = {},
                          .good = {}};

std::vector<File> make_files() {
  std::vector<File> files;

  // English: an error with everything, a wide script before the span, a combining mark in it.
  File english{"news/a b%.md", {}, {}, {}};
  Finding unclosed = finding(english.path, "quotes/unclosed", Severity::error,
                             "The quotation opened by “ never closes", 3, 40,
                             "The mayor said “we will build it.", 15, 18);
  unclosed.evidence = {"the paragraph ends with the quotation open", "no re-opening follows"};
  Finding::Related related;
  related.place = unclosed.place;
  related.place.begin = related.place.end = {1, 1};
  related.place.bytes = {0, 0};
  related.message = "the article begins here";
  unclosed.related.push_back(related);
  Finding::PlacedEdit insertion;
  insertion.place.begin = insertion.place.end = {3, 34};
  insertion.place.bytes = {75, 75};
  insertion.text = "”";
  unclosed.fixes.push_back({"Close the quotation with ”", false, {insertion}});
  Finding::PlacedEdit deletion;
  deletion.place = unclosed.place;
  unclosed.fixes.push_back({"Drop the mark", true, {deletion}});
  english.findings.push_back(unclosed);
  english.findings.push_back(finding(english.path, "house/no-exclusive", Severity::suggestion,
                                     "“exclusive” tells the reader nothing", 12, 300,
                                     "東京 cafe\u0301 e\u0301xclusive 報道", 14, 25));
  files.push_back(english);

  // Arabic, and control characters that somebody put into a message.
  File arabic{"أخبار/سوق.txt", {}, {}, {}};
  Finding spam = finding(arabic.path, "spam/insertion", Severity::warning,
                         "«شاهد البث المباشر» does not belong\x1B[2J in the article", 7, 512,
                         "…قال الوزير: شاهد البث المباشر الآن", 24, 56);
  spam.confidence = Confidence::possible;
  spam.language = "ar";
  spam.evidence = {"score 5.1: streaming \u202E(3.2)", "stands alone between prose"};
  arabic.findings.push_back(spam);
  files.push_back(arabic);

  files.push_back({"clean.txt", {}, {}, {}});
  files.push_back({"../lost.md", {}, "cannot be read: Permission denied", {}});

  File silenced{"opinion.html", {}, {}, {}};
  Finding let_stand = finding(silenced.path, "quotes/unclosed", Severity::error,
                              "The quotation opened by “ never closes", 1, 0, "“Stet", 0, 3);
  silenced.suppressed.push_back({let_stand, true, "the poet wants it so"});
  silenced.suppressed.push_back({let_stand, false, ""});
  files.push_back(silenced);
  return files;
}

}  // namespace

Finding finding(std::string path, std::string rule, Severity severity, std::string message,
                std::size_t line, std::size_t line_offset, std::string excerpt, std::size_t begin,
                std::size_t end) {
  Finding finding;
  finding.path = std::move(path);
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.message = std::move(message);
  finding.place.begin = {line, 1 + utf8::length(std::string_view(excerpt).substr(0, begin))};
  finding.place.end = {line, 1 + utf8::length(std::string_view(excerpt).substr(0, end))};
  finding.place.bytes = {line_offset + begin, line_offset + end};
  finding.excerpt = std::move(excerpt);
  finding.excerpt_begin = begin;
  finding.excerpt_end = end;
  finding.language = "en";
  finding.fingerprint = "00112233445566ff";
  return finding;
}

const std::vector<File>& files() {
  static const std::vector<File> result = make_files();
  return result;
}

std::span<const RuleDefinition* const> rules() {
  static constexpr std::array<const RuleDefinition*, 2> table = {&kMixed, &kUnclosed};
  return table;
}

const Policy& policy() {
  static const Policy result = [] {
    Policy policy;
    policy.name = ".obelus.yaml";
    RuleSettings unclosed;
    unclosed.info = &kUnclosed.info;
    unclosed.id = "quotes/unclosed";
    unclosed.severity = Severity::error;
    policy.rules[unclosed.id] = unclosed;
    RuleSettings own;
    own.info = &kExistence;
    own.id = "house/no-exclusive";
    own.severity = Severity::suggestion;
    own.message = "“{match}” tells the reader nothing";
    own.link = "https://example.org/style#exclusive";
    own.defined_in = ".obelus.yaml";
    policy.rules[own.id] = own;
    return policy;
  }();
  return result;
}

ReporterOptions options() {
  ReporterOptions options;
  options.tool_version = "1.2.3";
  options.policy_name = ".obelus.yaml";
  options.docs = "https://example.org/obelus";
  options.rules = rules();
  options.policy = &policy();
  return options;
}

// The lines that the findings' excerpts come from.
std::string text_of(const File& file) {
  std::string text;
  std::size_t line = 1;
  for (const Finding& finding : file.findings) {
    for (; line < finding.place.begin.line; ++line) text += '\n';
    text += finding.excerpt;
  }
  return text;
}

void run(Reporter& reporter) {
  Summary summary;
  reporter.begin({"/home/editor/my site"});
  for (const File& file : files()) {
    const std::string text = text_of(file);
    const FileReport report{file.path, file.findings, file.problem, file.suppressed, text};
    summary.add(report);
    reporter.file(report);
  }
  reporter.end(summary);
}

std::string report(std::string_view format, ReporterOptions options) {
  std::string bytes;
  run(*make_reporter(format, Output::to_string(bytes), std::move(options)));
  return bytes;
}

std::string report(std::string_view format) { return report(format, options()); }

}  // namespace obelus::sample
