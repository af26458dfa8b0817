// Edits are kept by where they begin, so that what an edit meets is found without a search.
#include "engine/fixes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "text/encode.hpp"

namespace obelus {
namespace {

struct ChosenEdit {
  Span<Disk> disk;
  Span<Raw> raw;
  std::string bytes;
  std::string text;
};

// Two edits meet when they share a byte, or when one inserts where the other begins or ends: which
// of the two texts would come first is anybody's guess.
bool meet(Span<Disk> a, Span<Disk> b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.overlaps(b);
}

class ChosenEdits {
 public:
  // All of them or, where one meets another, none.
  bool add(const std::vector<ChosenEdit>& edits) {
    std::vector<std::size_t> added;
    for (const ChosenEdit& edit : edits) {
      if (const ChosenEdit* const same = at(edit.disk)) {
        if (same->bytes == edit.bytes && !edit.disk.empty()) continue;
      }
      if (meets_another(edit.disk)) {
        for (const std::size_t begin : added) edits_.erase(begin);
        return false;
      }
      edits_.emplace(edit.disk.begin, edit);
      added.push_back(edit.disk.begin);
    }
    return !added.empty();
  }

  const std::map<std::size_t, ChosenEdit>& all() const { return edits_; }

 private:
  const ChosenEdit* at(Span<Disk> disk) const {
    const auto found = edits_.find(disk.begin);
    return found != edits_.end() && found->second.disk == disk ? &found->second : nullptr;
  }

  // As no two that were chosen meet, only the neighbours can.
  bool meets_another(Span<Disk> disk) const {
    const auto after = edits_.lower_bound(disk.begin);
    if (after != edits_.end() && meet(disk, after->second.disk)) return true;
    return after != edits_.begin() && meet(disk, std::prev(after)->second.disk);
  }

  std::map<std::size_t, ChosenEdit> edits_;
};

const Finding::PlacedFix* fix_of(const Finding& finding, FixKind kind) {
  for (const Finding::PlacedFix& fix : finding.fixes) {
    if (!fix.edits.empty() && (fix.safe || kind == FixKind::any)) return &fix;
  }
  return nullptr;
}

// The fix's edits in the file's encoding; nullopt where one cannot be written in it, or where the
// edited bytes stand for more text than the edit is about.
std::optional<std::vector<ChosenEdit>> edits_of(const Finding::PlacedFix& fix,
                                                const Document& document) {
  std::vector<ChosenEdit> edits;
  for (const Finding::PlacedEdit& edit : fix.edits) {
    std::optional<std::string> bytes = encode_text(edit.text, document.source.encoding);
    if (!bytes) return std::nullopt;
    const Span<Disk> disk = edit.place.bytes;
    const Span<Raw> raw{document.lines.offset(edit.place.begin),
                        document.lines.offset(edit.place.end)};
    if (document.source.map.to_origin(raw) != disk) return std::nullopt;
    if (disk.empty() && edit.text.empty()) continue;
    edits.push_back({disk, raw, std::move(*bytes), edit.text});
  }
  return edits;
}

}  // namespace

FixedBytes apply_fixes(std::string_view bytes, const Document& document,
                       std::span<const Finding> findings, FixKind kind) {
  FixedBytes result;
  if (kind == FixKind::none) return result;
  ChosenEdits chosen;
  for (const Finding& finding : findings) {
    const Finding::PlacedFix* const fix = fix_of(finding, kind);
    if (fix == nullptr) continue;
    const std::optional<std::vector<ChosenEdit>> edits = edits_of(*fix, document);
    if (edits && chosen.add(*edits)) ++result.fixes;
  }
  if (result.fixes == 0) return result;
  std::size_t disk = 0;
  std::size_t raw = 0;
  for (const auto& [begin, edit] : chosen.all()) {
    result.bytes += bytes.substr(disk, begin - disk);
    result.bytes += edit.bytes;
    result.exchanges.push_back({edit.disk, edit.bytes.size()});
    disk = edit.disk.end;
    result.text += document.raw().substr(raw, edit.raw.begin - raw);
    result.text += edit.text;
    raw = edit.raw.end;
  }
  result.bytes += bytes.substr(disk);
  result.text += document.raw().substr(raw);
  return result;
}

}  // namespace obelus
