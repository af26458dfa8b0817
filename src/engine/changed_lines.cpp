// Lines become bytes once, so that no other notion of a line's end can come between.
#include "engine/changed_lines.hpp"

#include <algorithm>

namespace obelus {
namespace {

// Counts lines forward; asked for ascending numbers only.
class LineStarts {
 public:
  explicit LineStarts(std::string_view content) : content_(content) {}

  // Where the line begins, or the end of the content.
  std::size_t operator()(std::size_t line) {
    while (line_ < line && at_ < content_.size()) {
      const std::size_t end = content_.find('\n', at_);
      at_ = end == std::string_view::npos ? content_.size() : end + 1;
      ++line_;
    }
    return at_;
  }

 private:
  std::string_view content_;
  std::size_t line_ = 0;
  std::size_t at_ = 0;
};

// Where a position is after exchanges; inside of one, at its beginning or its end.
class Moved {
 public:
  explicit Moved(std::span<const ChangedBytes::Exchange> exchanges) : exchanges_(exchanges) {}

  // Asked for ascending positions only. `end`: text inserted right here lies before it.
  std::size_t operator()(std::size_t position, bool end) {
    while (next_ < exchanges_.size() && passed(exchanges_[next_].old, position, end)) {
      added_ += exchanges_[next_].size;
      removed_ += exchanges_[next_].old.size();
      ++next_;
    }
    if (next_ < exchanges_.size() && exchanges_[next_].old.begin < position) {
      const ChangedBytes::Exchange& around = exchanges_[next_];
      return around.old.begin + added_ - removed_ + (end ? around.size : 0);
    }
    return position + added_ - removed_;
  }

 private:
  static bool passed(Span<Disk> old, std::size_t position, bool end) {
    return old.empty() ? old.begin < position || (end && old.begin == position)
                       : old.end <= position;
  }

  std::span<const ChangedBytes::Exchange> exchanges_;
  std::size_t next_ = 0;
  std::size_t added_ = 0;
  std::size_t removed_ = 0;
};

bool meets(Span<Disk> changed, Span<Disk> place) {
  if (changed.empty()) return place.begin < changed.begin && changed.begin < place.end;
  if (place.empty()) return changed.begin <= place.begin && place.begin <= changed.end;
  return changed.overlaps(place);
}

}  // namespace

bool ChangedBytes::concern(const Finding& finding) const {
  if (whole_ || meet(finding.place.bytes)) return true;
  return std::any_of(finding.related.begin(), finding.related.end(),
                     [this](const Finding::Related& related) { return meet(related.place.bytes); });
}

bool ChangedBytes::meet(Span<Disk> place) const {
  const auto before = [](const Span<Disk>& span, std::size_t at) { return span.end < at; };
  auto span = std::lower_bound(spans_.begin(), spans_.end(), place.begin, before);
  for (; span != spans_.end() && span->begin <= place.end; ++span) {
    if (meets(*span, place)) return true;
  }
  return false;
}

void ChangedBytes::follow(std::span<const Exchange> exchanges) {
  if (whole_) return;
  std::vector<Span<Disk>> spans;
  Moved begins(exchanges);
  Moved ends(exchanges);
  for (const Span<Disk>& span : spans_) {
    const std::size_t begin = begins(span.begin, false);
    spans.push_back({begin, std::max(begin, ends(span.end, !span.empty()))});
  }
  Moved starts(exchanges);
  for (const Exchange& exchange : exchanges) {
    const std::size_t begin = starts(exchange.old.begin, false);
    spans.push_back({begin, begin + exchange.size});
  }
  std::sort(spans.begin(), spans.end());
  spans_.clear();
  for (const Span<Disk>& span : spans) {
    if (!spans_.empty() && span.begin <= spans_.back().end) {
      spans_.back().end = std::max(spans_.back().end, span.end);
    } else {
      spans_.push_back(span);
    }
  }
}

ChangedBytes ChangedLines::bytes_of(std::string_view content) const {
  if (whole_) return ChangedBytes::whole_file();
  LineStarts starts(content);
  std::vector<Span<Disk>> spans;
  spans.reserve(ranges_.size());
  for (const Range& range : ranges_) {
    const std::size_t begin = starts(range.begin);
    spans.push_back({begin, starts(range.end)});
  }
  return ChangedBytes(std::move(spans));
}

}  // namespace obelus
