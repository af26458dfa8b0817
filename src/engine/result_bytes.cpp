// Each type's members are named once, for the writer and the reader alike.
#include "engine/result_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace obelus {
namespace {

class Writer {
 public:
  void size(std::size_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
    bytes_ += static_cast<char>(value);
  }
  void text(const std::string& value) {
    size(value.size());
    bytes_ += value;
  }
  void flag(bool value) { size(value ? 1 : 0); }
  template <class Enum>
  void choice(Enum value, Enum) {
    size(static_cast<std::size_t>(value));
  }
  template <class Items, class Members>
  void list(const Items& items, const Members& members) {
    size(items.size());
    for (const auto& item : items) members(*this, item);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// After a fault, everything is empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  void size(std::size_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) return fail();
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::size_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return;
    }
    fail();
  }
  void text(std::string& value) {
    std::size_t length = 0;
    size(length);
    if (length > bytes_.size()) return fail();
    value.assign(bytes_.substr(0, length));
    bytes_.remove_prefix(length);
  }
  void flag(bool& value) {
    std::size_t number = 0;
    size(number);
    value = number != 0;
  }
  template <class Enum>
  void choice(Enum& value, Enum last) {
    std::size_t number = 0;
    size(number);
    if (number > static_cast<std::size_t>(last)) return fail();
    value = static_cast<Enum>(number);
  }
  template <class Item, class Members>
  void list(std::vector<Item>& items, const Members& members) {
    std::size_t count = 0;
    size(count);
    if (count > bytes_.size()) return fail();  // each takes a byte and more
    items.resize(count);
    for (Item& item : items) members(*this, item);
  }

  bool whole() const { return !failed_ && bytes_.empty(); }

 private:
  void fail() {
    failed_ = true;
    bytes_ = {};
  }

  std::string_view bytes_;
  bool failed_ = false;
};

constexpr auto kText = [](auto& archive, auto& text) { archive.text(text); };

constexpr auto kPlace = [](auto& archive, auto& place) {
  archive.size(place.begin.line);
  archive.size(place.begin.column);
  archive.size(place.end.line);
  archive.size(place.end.column);
  archive.size(place.bytes.begin);
  archive.size(place.bytes.end);
};

constexpr auto kEdit = [](auto& archive, auto& edit) {
  kPlace(archive, edit.place);
  archive.text(edit.text);
};

constexpr auto kFix = [](auto& archive, auto& fix) {
  archive.text(fix.message);
  archive.flag(fix.safe);
  archive.list(fix.edits, kEdit);
};

constexpr auto kRelated = [](auto& archive, auto& related) {
  kPlace(archive, related.place);
  archive.text(related.message);
};

// All but the path: the same text may lie elsewhere.
constexpr auto kFinding = [](auto& archive, auto& finding) {
  archive.text(finding.rule);
  archive.choice(finding.severity, Severity::error);
  archive.choice(finding.confidence, Confidence::definite);
  archive.text(finding.message);
  kPlace(archive, finding.place);
  archive.text(finding.excerpt);
  archive.size(finding.excerpt_begin);
  archive.size(finding.excerpt_end);
  archive.text(finding.language);
  archive.list(finding.evidence, kText);
  archive.list(finding.related, kRelated);
  archive.list(finding.fixes, kFix);
  archive.text(finding.fingerprint);
};

constexpr auto kSuppressed = [](auto& archive, auto& suppressed) {
  kFinding(archive, suppressed.finding);
  archive.flag(suppressed.in_source);
  archive.text(suppressed.justification);
};

}  // namespace

std::string to_bytes(std::span<const Finding> findings,
                     std::span<const SuppressedFinding> silenced) {
  Writer writer;
  writer.list(findings, kFinding);
  writer.list(silenced, kSuppressed);
  return writer.take();
}

std::optional<CheckResult> result_from_bytes(std::string_view bytes, std::string_view path) {
  Reader reader(bytes);
  CheckResult result;
  reader.list(result.findings, kFinding);
  reader.list(result.silenced, kSuppressed);
  if (!reader.whole()) return std::nullopt;
  for (Finding& finding : result.findings) finding.path = path;
  for (SuppressedFinding& suppressed : result.silenced) suppressed.finding.path = path;
  return result;
}

}  // namespace obelus
