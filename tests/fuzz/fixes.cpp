// All rules and their fixes. The first line is the format and the language of the document below.
#include "engine/fixes.hpp"

#include "fuzz.hpp"

namespace obelus::fuzz {
namespace {

constexpr int kMostPasses = 16;  // as in a run

// What lies between two exchanges is as it was.
void expect_untouched_between(std::string_view before, const FixedBytes& fixed) {
  std::string_view after = fixed.bytes;
  std::size_t at = 0;
  for (const ChangedBytes::Exchange& exchange : fixed.exchanges) {
    expect(exchange.old.begin >= at && exchange.old.end <= before.size(), "edits are in order");
    const std::size_t kept = exchange.old.begin - at;
    expect(after.substr(0, kept) == before.substr(at, kept), "nothing outside edits is touched");
    expect(after.size() >= kept + exchange.size, "edits are written whole");
    after.remove_prefix(kept + exchange.size);
    at = exchange.old.end;
  }
  expect(after == before.substr(at), "nothing behind the last edit is touched");
}

// Fixes of that kind until there is none left.
void fix_all(std::string bytes, const DocumentOptions& options, FixKind kind) {
  for (int pass = 0; pass < kMostPasses; ++pass) {
    Document document;
    read_document(bytes, options, document);
    static WorkerScratch scratch;
    const CheckResult result = pass == 0 ? expect_sound_findings(all_rules(), document, bytes)
                                         : all_rules().check_all(document, "article", scratch);
    const FixedBytes fixed = apply_fixes(bytes, document, result.findings, kind);
    if (fixed.fixes == 0) return;
    expect_untouched_between(bytes, fixed);
    Document next;
    read_document(fixed.bytes, options, next);
    // As in a run: bytes that read as another text are not taken.
    if (next.source.text != fixed.text) return;
    bytes = fixed.bytes;
  }
  expect(kind != FixKind::safe, "safe fixes come to an end");
}

}  // namespace

void check(std::string_view bytes) {
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const DocumentOptions options = options_from(bytes.substr(0, line));
  bytes.remove_prefix(std::min(line + 1, bytes.size()));
  fix_all(std::string(bytes), options, FixKind::safe);
  fix_all(std::string(bytes), options, FixKind::any);
}

}  // namespace obelus::fuzz
