// What a rule reports of a place in the article becomes a finding as users see it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "policy/policy.hpp"
#include "rules/finding.hpp"
#include "rules/rule.hpp"

namespace obelus {

// Of one document. Its cost is that of the places spoken of, not of the document: however many
// findings lie in one long line, none makes it read the line again.
class FindingMaker {
 public:
  // Both must outlive the maker.
  FindingMaker(const Document& document, std::string_view path);

  // Adds what the rule with these settings reports, up to kMostOfARule: a file with more is no
  // article, and each finding takes a thousand times the bytes that it speaks of. The last one that
  // is listed says how many are not.
  static constexpr std::size_t kMostOfARule = 10'000;
  void add(const RuleSettings& settings, Report report);
  // Whether findings are missing for that reason.
  bool is_full() const noexcept { return full_; }
  // All findings, by offset, then rule, with their fingerprints.
  std::vector<Finding> take();

 private:
  struct Entry {
    Finding finding;
    Span<Raw> span;
  };

  Span<Raw> clamped(Span<Raw> span) const;
  Place place(Span<Raw> span) const;
  void set_excerpt(Span<Raw> span, Finding& finding) const;
  std::string message(const RuleSettings& settings, const Report& report, Span<Raw> span) const;
  // The index of the innermost block around a raw offset; blocks.size() where there is none.
  std::size_t block_at(std::size_t raw_offset);
  std::uint64_t block_hash(std::size_t block, Span<Raw> span);

  const Document& document_;
  std::string_view path_;
  // Of one rule's reports.
  struct Count {
    std::size_t reports = 0;
    std::size_t last_entry = 0;
  };

  std::vector<Entry> entries_;
  std::map<std::string, Count, std::less<>> counts_;  // by rule
  bool full_ = false;
  std::vector<std::size_t> blocks_by_raw_;  // made when first needed
  std::map<std::size_t, std::uint64_t> block_hashes_;
};

// The severity of a report under a policy's severity: an error that reaches only for a warning is
// one, and what is only possible is one step less severe.
Severity severity_of(Severity severity, const Report& report) noexcept;

// `text` as one line that is safe to show: white-space controls become a space, other control
// characters and bidi controls \u{202E}.
std::string escaped_line(std::string_view text);

}  // namespace obelus
