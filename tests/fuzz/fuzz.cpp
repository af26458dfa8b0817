// The promises that every document and every finding must keep, whatever the bytes.
#include "fuzz.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "policy/policy.hpp"
#include "report/finding_json.hpp"
#include "rules/table.hpp"
#include "text/display.hpp"
#include "text/utf8.hpp"

namespace obelus::fuzz {

void fail(const std::string& message) {
  std::fprintf(stderr, "broken promise: %s\n", message.c_str());
  std::abort();
}

std::vector<std::string_view> parts(std::string_view bytes, std::size_t count) {
  constexpr std::string_view kBreak = "\n%%\n";
  std::vector<std::string_view> result;
  while (result.size() + 1 < count) {
    const std::size_t end = std::min(bytes.find(kBreak), bytes.size());
    result.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + kBreak.size(), bytes.size()));
  }
  result.push_back(bytes);
  return result;
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string as_text(std::string_view bytes) { return utf8::repair(bytes).text; }

DocumentOptions options_from(std::string_view line) {
  DocumentOptions options;
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view format = line.substr(0, space);
  if (format == "html") options.format = Format::html;
  if (format == "markdown") options.format = Format::markdown;
  if (space < line.size()) {
    options.language = as_text(line.substr(space + 1));
    options.language_forced = true;
  }
  return options;
}

void expect_monotone(const ToOrigin& map, std::size_t target, std::size_t origin) {
  std::size_t begin = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < target; ++at) {
    const auto [from, to] = map(at, at + 1);
    expect(from <= to && to <= origin, "a span maps into its origin");
    expect(from >= begin && to >= end, "a map is monotone");
    begin = from;
    end = to;
  }
  const auto [from, to] = map(0, target);
  expect(from <= to && to <= origin, "the whole maps into its origin");
}

namespace {

void expect_sound_block(const Document& document, const Block& block) {
  expect(!block.text.empty() && block.text.end <= document.text().size(), "a block has text");
  expect(block.raw.begin <= block.raw.end && block.raw.end <= document.raw().size(),
         "a block lies in the source");
  expect(block.raw.contains(document.to_raw(block.text)), "text lies in its block");
  expect(!block.language.empty(), "a block has a language");
  expect_monotone(
      [&](std::size_t begin, std::size_t end) {
        const Span<Raw> raw = document.to_raw({block.text.begin + begin, block.text.begin + end});
        return std::pair(raw.begin, raw.end);
      },
      block.text.size(), document.raw().size());
}

void expect_in(Span<Raw> span, const Document& document, const char* what) {
  expect(span.begin <= span.end && span.end <= document.raw().size(), what);
}

void expect_sound(const Document& document, std::string_view bytes) {
  expect(utf8::find_ill_formed(document.raw()) == std::string_view::npos, "the source is UTF-8");
  expect(utf8::find_ill_formed(document.text()) == std::string_view::npos, "the text is UTF-8");
  std::size_t end = 0;
  for (const Block& block : document.blocks) {
    expect(block.text.begin >= end, "blocks are in order");
    end = block.text.end;
    expect_sound_block(document, block);
  }
  for (const Link& link : document.links) {
    expect(link.text.begin <= link.text.end && link.text.end <= document.text().size(),
           "a link lies in the text");
    expect_in(link.raw, document, "a link lies in the source");
    expect(utf8::find_ill_formed(link.target) == std::string_view::npos, "a target is UTF-8");
  }
  for (const HiddenText& hidden : document.hidden) {
    expect(!hidden.text.empty() && !hidden.reason.empty(), "hidden text has a reason");
    expect(hidden.text.end <= document.text().size(), "hidden text lies in the text");
    expect_in(hidden.raw, document, "hidden text lies in the source");
  }
  for (const Span<Text> q : document.q_elements) {
    expect(q.begin <= q.end && q.end <= document.text().size(), "a <q> lies in the text");
  }
  for (const Comment& comment : document.comments) {
    expect_in(comment.raw, document, "a comment lies in the source");
  }
  for (const MetadataField& field : document.metadata) {
    expect_in(field.raw, document, "metadata lie in the source");
    expect(utf8::find_ill_formed(field.name + field.value) == std::string::npos,
           "metadata are UTF-8");
  }
  for (const DocumentFault& fault : document.faults) {
    expect_in(fault.raw, document, "a fault lies in the source");
  }
  const Span<Disk> whole = document.source.map.to_origin({0, document.raw().size()});
  expect(whole.begin <= whole.end && whole.end <= bytes.size(), "the source comes from the disk");
}

}  // namespace

void expect_sound_document(std::string_view bytes, const DocumentOptions& options) {
  Document first;
  Document second;
  read_document(bytes, options, first);
  read_document(bytes, options, second);
  expect_sound(first, bytes);
  expect(first.text() == second.text(), "two readings give one text");
  expect(first.blocks.size() == second.blocks.size(), "two readings give the same blocks");
  for (std::size_t i = 0; i < first.blocks.size(); ++i) {
    const Block& a = first.blocks[i];
    const Block& b = second.blocks[i];
    expect(a.text == b.text && a.raw == b.raw && a.scope == b.scope && a.language == b.language,
           "two readings give the same blocks");
  }
}

const Linter& all_rules() {
  static const Linter linter([] {
    std::string yaml = "extends: [strict]\nrules:\n";
    for (const RuleDefinition* rule : rule_table()) {
      yaml += "  " + std::string(rule->info.id) + ": warning\n";
    }
    return parse_policy(yaml, "all.yaml", catalogue());
  }());
  return linter;
}

namespace {

std::string json_of(const Finding& finding) {
  std::string out;
  JsonWriter json(out);
  write_finding(json, finding);
  return out;
}

void expect_sound_place(const Place& place, const Document& document, std::string_view bytes) {
  expect(place.begin <= place.end, "a place begins before it ends");
  expect(place.begin.line >= 1 && place.begin.column >= 1, "places count from 1");
  expect(place.end.line <= document.lines.lines(), "a place lies in the lines");
  expect(place.bytes.begin <= place.bytes.end && place.bytes.end <= bytes.size(),
         "a place lies in the file");
  const std::size_t begin = document.lines.offset(place.begin);
  expect(document.lines.position(begin) == place.begin, "a place is one in the text");
}

void expect_sound_finding(const Finding& finding, const Document& document,
                          std::string_view bytes) {
  expect_sound_place(finding.place, document, bytes);
  for (const Finding::Related& related : finding.related) {
    expect_sound_place(related.place, document, bytes);
  }
  for (const Finding::PlacedFix& fix : finding.fixes) {
    for (const Finding::PlacedEdit& edit : fix.edits) {
      expect_sound_place(edit.place, document, bytes);
      expect(utf8::find_ill_formed(edit.text) == std::string::npos, "an edit is UTF-8");
    }
  }
  expect(
      finding.excerpt_begin <= finding.excerpt_end && finding.excerpt_end <= finding.excerpt.size(),
      "an excerpt holds what it marks");
  expect(printable(finding.excerpt) == finding.excerpt, "an excerpt can be printed");
  expect(!finding.message.empty() && printable(finding.message) == finding.message,
         "a message can be printed");
  for (const std::string& evidence : finding.evidence) {
    expect(printable(evidence) == evidence, "evidence can be printed");
  }
  expect(finding.fingerprint.size() == 16 &&
             finding.fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos,
         "a fingerprint is 16 digits");
  const std::string json = json_of(finding);
  expect(nlohmann::json::accept(json), "a finding is JSON");
  expect(printable(json) == json, "a finding can be printed");
}

}  // namespace

bool same(const Finding& a, const Finding& b) { return json_of(a) == json_of(b); }

CheckResult expect_sound_findings(const Linter& linter, const Document& document,
                                  std::string_view bytes, std::string_view sidecar) {
  // Two workers, each with a history of its own: the second has seen every other document.
  static WorkerScratch one;
  static WorkerScratch another;
  static bool turn = false;
  turn = !turn;
  CheckResult result = linter.check_all(document, "article", one, sidecar);
  const CheckResult again = linter.check_all(document, "article", turn ? one : another, sidecar);
  expect(result.findings.size() == again.findings.size(), "two checks find the same");
  expect(result.silenced.size() == again.silenced.size(), "two checks silence the same");
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    expect(same(result.findings[i], again.findings[i]), "two checks find the same");
    expect_sound_finding(result.findings[i], document, bytes);
    if (i == 0) continue;
    expect(result.findings[i - 1].place.bytes.begin <= result.findings[i].place.bytes.begin,
           "findings are in order");
  }
  for (const SuppressedFinding& silenced : result.silenced) {
    expect_sound_finding(silenced.finding, document, bytes);
  }
  return result;
}

namespace {

// Removed when the process ends.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::error_code error;
    const std::filesystem::path memory = "/dev/shm";
    path = (::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) /
           ("obelus-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path);
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

}  // namespace

const std::filesystem::path& folder() {
  static const Folder own;
  return own.path;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  expect(file.good(), "the test can write its file");
}

}  // namespace obelus::fuzz
