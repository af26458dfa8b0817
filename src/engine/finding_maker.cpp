// Places, excerpts and fingerprints.
#include "engine/finding_maker.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

#include "text/chars.hpp"
#include "text/display.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kExcerptSpan = 80;     // code points shown of a long span
constexpr std::size_t kExcerptContext = 40;  // code points shown on either side of it
constexpr std::size_t kMatchInMessage = 80;  // code points of {match}
constexpr std::size_t kHashedBytes =
    std::size_t{64} * 1024;                // of a block's text, in its fingerprint
constexpr std::size_t kNestedBlocks = 16;  // blocks looked through for the innermost

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::decode(text, i);
    if (c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v') {
      out += ' ';
    } else if (is_unprintable(c)) {
      fmt::format_to(std::back_inserter(out), "\\u{{{:X}}}", static_cast<std::uint32_t>(c));
    } else {
      out.append(text, begin, i - begin);
    }
  }
}

// The offset `count` code points after `from`, at most `limit`.
std::size_t forward(std::string_view text, std::size_t from, std::size_t count, std::size_t limit) {
  while (count-- > 0 && from < limit) utf8::decode(text, from);
  return std::min(from, limit);
}

std::size_t backward(std::string_view text, std::size_t from, std::size_t count,
                     std::size_t limit) {
  while (count-- > 0 && from > limit) utf8::decode_before(text, from);
  return std::max(from, limit);
}

std::string shortened_line(std::string_view text, std::size_t code_points) {
  const std::size_t end = forward(text, 0, code_points, text.size());
  std::string out;
  append_escaped(out, text.substr(0, end));
  if (end < text.size()) out += kEllipsis;
  return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

}  // namespace

Severity severity_of(Severity severity, const Report& report) noexcept {
  if (report.as_warning) severity = std::min(severity, Severity::warning);
  return report.confidence == Confidence::possible ? lowered(severity) : severity;
}

std::string escaped_line(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

FindingMaker::FindingMaker(const Document& document, std::string_view path)
    : document_(document), path_(path) {}

void FindingMaker::add(const RuleSettings& settings, Report report) {
  Count& count = counts_[settings.id];
  if (++count.reports > kMostOfARule) {
    full_ = true;
    return;
  }
  count.last_entry = entries_.size();
  const Span<Raw> span = clamped(report.span);
  Finding finding;
  finding.path = path_;
  finding.rule = settings.id;
  finding.severity = severity_of(settings.severity, report);
  finding.confidence = report.confidence;
  finding.message = message(settings, report, span);
  finding.place = place(span);
  set_excerpt(span, finding);
  const std::size_t block = block_at(span.begin);
  finding.language =
      block < document_.blocks.size() ? document_.blocks[block].language : document_.language;
  for (const std::string& reason : report.evidence) {
    finding.evidence.push_back(escaped_line(reason));
  }
  for (const RelatedPlace& related : report.related) {
    finding.related.push_back({place(clamped(related.span)), escaped_line(related.message)});
  }
  for (Fix& fix : report.fixes) {
    Finding::PlacedFix placed{escaped_line(fix.message), fix.safe, {}};
    for (Edit& edit : fix.edits) {
      placed.edits.push_back({place(clamped(edit.span)), std::move(edit.text)});
    }
    finding.fixes.push_back(std::move(placed));
  }
  entries_.push_back({std::move(finding), span});
}

std::vector<Finding> FindingMaker::take() {
  for (const auto& [rule, count] : counts_) {
    if (count.reports <= kMostOfARule) continue;
    entries_[count.last_entry].finding.evidence.push_back(
        fmt::format("{} more places in this file are not listed", count.reports - kMostOfARule));
  }
  counts_.clear();
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.finding.place.bytes.begin, a.finding.rule, a.finding.place.bytes.end) <
           std::tie(b.finding.place.bytes.begin, b.finding.rule, b.finding.place.bytes.end);
  });
  std::map<std::pair<std::string, std::uint64_t>, std::uint32_t> ordinals;
  std::vector<Finding> findings;
  findings.reserve(entries_.size());
  for (Entry& entry : entries_) {
    const std::uint64_t block = block_hash(block_at(entry.span.begin), entry.span);
    const std::uint32_t ordinal = ordinals[{entry.finding.rule, block}]++;
    const std::string key = fmt::format("{}\n{:016x}\n{}", entry.finding.rule, block, ordinal);
    entry.finding.fingerprint = fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
    findings.push_back(std::move(entry.finding));
  }
  entries_.clear();
  return findings;
}

Span<Raw> FindingMaker::clamped(Span<Raw> span) const {
  const std::string_view raw = document_.raw();
  span.begin = std::min(span.begin, raw.size());
  span.end = std::clamp(span.end, span.begin, raw.size());
  while (span.begin > 0 && span.begin < raw.size() && utf8::is_continuation(raw[span.begin]))
    --span.begin;
  while (span.end < raw.size() && utf8::is_continuation(raw[span.end])) ++span.end;
  return span;
}

Place FindingMaker::place(Span<Raw> span) const {
  return {document_.lines.position(span.begin), document_.lines.position(span.end),
          document_.source.map.to_origin(span)};
}

void FindingMaker::set_excerpt(Span<Raw> span, Finding& finding) const {
  const std::string_view raw = document_.raw();
  const Span<Raw> line = document_.lines.line(finding.place.begin.line);
  // A span may begin on the line's terminator.
  const std::size_t span_begin = std::min(span.begin, line.end);
  const std::size_t span_end = std::max(span_begin, std::min(span.end, line.end));
  const std::size_t shown_end = forward(raw, span_begin, kExcerptSpan, span_end);
  const std::size_t begin = backward(raw, span_begin, kExcerptContext, line.begin);
  const std::size_t end =
      shown_end < span_end ? shown_end : forward(raw, shown_end, kExcerptContext, line.end);

  std::string& excerpt = finding.excerpt;
  if (begin > line.begin) excerpt += kEllipsis;
  append_escaped(excerpt, raw.substr(begin, span_begin - begin));
  finding.excerpt_begin = excerpt.size();
  append_escaped(excerpt, raw.substr(span_begin, shown_end - span_begin));
  finding.excerpt_end = excerpt.size();
  append_escaped(excerpt, raw.substr(shown_end, end - shown_end));
  if (end < line.end) excerpt += kEllipsis;
}

std::string FindingMaker::message(const RuleSettings& settings, const Report& report,
                                  Span<Raw> span) const {
  // A kind words the messages of a policy's own rules itself: they may name a replacement.
  const bool overridden = !settings.message.empty() && settings.info->id == settings.id;
  std::string text = escaped_line(overridden ? settings.message : report.message);
  if (!settings.message.empty()) {
    replace_all(text, "{match}", shortened_line(span.of(document_.raw()), kMatchInMessage));
  }
  return text;
}

std::size_t FindingMaker::block_at(std::size_t raw_offset) {
  const std::vector<Block>& blocks = document_.blocks;
  const auto begins_before = [&](std::size_t a, std::size_t b) {
    return std::tie(blocks[a].raw.begin, blocks[b].raw.end) <
           std::tie(blocks[b].raw.begin, blocks[a].raw.end);
  };
  if (blocks_by_raw_.size() != blocks.size()) {
    blocks_by_raw_.resize(blocks.size());
    std::iota(blocks_by_raw_.begin(), blocks_by_raw_.end(), std::size_t{0});
    std::stable_sort(blocks_by_raw_.begin(), blocks_by_raw_.end(), begins_before);
  }
  auto at = std::upper_bound(
      blocks_by_raw_.begin(), blocks_by_raw_.end(), raw_offset,
      [&](std::size_t offset, std::size_t block) { return offset < blocks[block].raw.begin; });
  for (std::size_t i = 0; i < kNestedBlocks && at != blocks_by_raw_.begin(); ++i) {
    --at;
    if (blocks[*at].raw.contains(raw_offset)) return *at;
  }
  return blocks.size();
}

std::uint64_t FindingMaker::block_hash(std::size_t block, Span<Raw> span) {
  const auto hash = [](std::string_view text) {
    const std::string normal = folded(utf8::head(text, kHashedBytes));
    return XXH3_64bits(normal.data(), normal.size());
  };
  if (block >= document_.blocks.size()) return hash(span.of(document_.raw()));
  const auto [entry, added] = block_hashes_.try_emplace(block, 0);
  if (added) entry->second = hash(document_.text(document_.blocks[block]));
  return entry->second;
}

}  // namespace obelus
