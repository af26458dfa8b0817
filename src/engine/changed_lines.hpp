// Which part of a file a change is about, and which findings have to do with it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "rules/finding.hpp"
#include "text/span.hpp"

namespace obelus {

// Bytes of one file that are new. An empty span is a seam: what stood there was taken out.
class ChangedBytes {
 public:
  static ChangedBytes whole_file() { return ChangedBytes(true, {}); }
  // `spans` in order, without overlaps.
  explicit ChangedBytes(std::vector<Span<Disk>> spans) : ChangedBytes(false, std::move(spans)) {}

  // A finding has to do with the change when its place, or one that it is related to, shares a byte
  // with what is new or reaches over a seam.
  bool concern(const Finding& finding) const;

  // Bytes that were exchanged: the old span, and how many are there now.
  struct Exchange {
    Span<Disk> old;
    std::size_t size;
  };
  // The same part of the file after `exchanges` (in order, without overlaps), which are new too.
  void follow(std::span<const Exchange> exchanges);

 private:
  ChangedBytes(bool whole, std::vector<Span<Disk>> spans)
      : whole_(whole), spans_(std::move(spans)) {}
  bool meet(Span<Disk> place) const;

  bool whole_;
  std::vector<Span<Disk>> spans_;
};

// The same as git tells it: numbers of lines, each ended by a line feed, before the file is read.
class ChangedLines {
 public:
  static ChangedLines whole_file() { return ChangedLines(true); }
  ChangedLines() = default;

  // Lines [begin, end), the first is 0; an empty range: lines were taken out before `begin`. Ranges
  // are added in order.
  void add(std::size_t begin, std::size_t end) { ranges_.push_back({begin, end}); }
  bool none() const noexcept { return !whole_ && ranges_.empty(); }
  ChangedBytes bytes_of(std::string_view content) const;

 private:
  struct Range {
    std::size_t begin, end;
  };
  explicit ChangedLines(bool whole) : whole_(whole) {}

  bool whole_ = false;
  std::vector<Range> ranges_;
};

}  // namespace obelus
