// Stets: whatever they say, each finding is either reported or silenced, none is lost. The first
// line is the format, then the sidecar, "%%", and the document.
#include <algorithm>
#include <tuple>

#include "fuzz.hpp"
#include "policy/policy.hpp"
#include "rules/table.hpp"

namespace obelus::fuzz {
namespace {

constexpr std::string_view kRules =
    "rules: {quotes/unclosed: error, quotes/doubled: warning, copy/brackets: warning,"
    " copy/leftover: warning, attribution/hearsay: warning, stet/unused: warning}\n";

Linter make(const std::string& stet) {
  return Linter(parse_policy(std::string(kRules) + stet, "stet.yaml", catalogue()));
}

using Key = std::tuple<std::size_t, std::string, std::string>;

// Stet's own rule tells of stets, not of the text.
void add(const Finding& finding, std::vector<Key>& keys) {
  if (finding.rule.starts_with("stet/")) return;
  keys.emplace_back(finding.place.bytes.begin, finding.rule, finding.message);
}

std::vector<Key> keys_of(const CheckResult& result) {
  std::vector<Key> keys;
  for (const Finding& finding : result.findings) add(finding, keys);
  for (const SuppressedFinding& silenced : result.silenced) add(silenced.finding, keys);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

void check(std::string_view bytes) {
  static const Linter lenient = make("");
  static const Linter strict = make("stet: {reason: required}\n");
  static const Linter deaf = make("stet: {never: [quotes, copy, attribution]}\n");
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const DocumentOptions options = options_from(bytes.substr(0, line));
  bytes.remove_prefix(std::min(line + 1, bytes.size()));
  const std::vector<std::string_view> halves = parts(bytes, 2);
  const std::string sidecar = as_text(halves[0]);
  Document document;
  read_document(halves[1], options, document);
  const CheckResult loud = expect_sound_findings(deaf, document, halves[1], sidecar);
  expect(loud.silenced.empty(), "what no stet may silence is not silenced");
  const std::vector<Key> all = keys_of(loud);
  const CheckResult some = expect_sound_findings(lenient, document, halves[1], sidecar);
  expect(keys_of(some) == all, "a stet loses no finding");
  const CheckResult few = expect_sound_findings(strict, document, halves[1], sidecar);
  expect(keys_of(few) == all, "a stet loses no finding");
  expect(few.silenced.size() <= some.silenced.size(), "asking for reasons silences no more");
  for (const SuppressedFinding& silenced : few.silenced) {
    expect(!silenced.justification.empty(), "what is silenced has a reason");
  }
}

}  // namespace obelus::fuzz
