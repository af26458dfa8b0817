// The piece list behind every OffsetMap: look-ups are a binary search, composition is a walk.
#include "text/offset_map.hpp"

#include <algorithm>
#include <iterator>

namespace obelus {

namespace {

constexpr std::uint32_t narrow(std::size_t offset) noexcept {
  return static_cast<std::uint32_t>(offset);
}

}  // namespace

void PieceMap::append_linear(std::size_t origin, std::size_t length) {
  if (length == 0) return;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.linear && std::size_t{last.origin} + last.origin_length == origin) {
      last.origin_length += narrow(length);
      target_length_ += length;
      return;
    }
  }
  pieces_.push_back({narrow(target_length_), narrow(origin), narrow(length), true});
  target_length_ += length;
}

void PieceMap::append_opaque(std::size_t origin, std::size_t origin_length,
                             std::size_t target_length) {
  if (target_length == 0) return;
  pieces_.push_back({narrow(target_length_), narrow(origin), narrow(origin_length), false});
  target_length_ += target_length;
}

void PieceMap::append(const PieceMap& map, std::size_t origin) {
  for (std::size_t i = 0; i < map.pieces_.size(); ++i) {
    const Piece& piece = map.pieces_[i];
    if (piece.linear) {
      append_linear(origin + piece.origin, piece.origin_length);
    } else {
      append_opaque(origin + piece.origin, piece.origin_length, map.target_end(i) - piece.target);
    }
  }
}

bool PieceMap::identity() const noexcept {
  return pieces_.empty() || (pieces_.size() == 1 && pieces_[0].linear && pieces_[0].origin == 0);
}

std::size_t PieceMap::target_end(std::size_t piece) const noexcept {
  return piece + 1 < pieces_.size() ? pieces_[piece + 1].target : target_length_;
}

std::size_t PieceMap::piece_at(std::size_t target) const noexcept {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), target,
      [](std::size_t offset, const Piece& piece) { return offset < piece.target; });
  return static_cast<std::size_t>(std::distance(pieces_.begin(), after)) - 1;
}

std::size_t PieceMap::origin_of(std::size_t target) const noexcept {
  if (pieces_.empty()) return 0;
  if (target >= target_length_) {
    return std::size_t{pieces_.back().origin} + pieces_.back().origin_length;
  }
  const Piece& piece = pieces_[piece_at(target)];
  return piece.linear ? piece.origin + (target - piece.target) : piece.origin;
}

std::pair<std::size_t, std::size_t> PieceMap::to_origin(std::size_t begin,
                                                        std::size_t end) const noexcept {
  end = std::min(end, target_length_);
  if (begin >= end) {
    const std::size_t origin = origin_of(begin);
    return {origin, origin};
  }
  const std::size_t at = piece_at(begin);
  const Piece& first_piece = pieces_[at];
  const std::size_t skipped = begin - first_piece.target;
  if (first_piece.linear && skipped + (end - begin) <= first_piece.origin_length) {
    const std::size_t origin = first_piece.origin + skipped;
    return {origin, origin + (end - begin)};
  }
  const std::size_t first = first_piece.origin + (first_piece.linear ? skipped : 0);
  const Piece& piece = pieces_[piece_at(end - 1)];
  const std::size_t last = piece.linear ? piece.origin + (end - piece.target)
                                        : std::size_t{piece.origin} + piece.origin_length;
  return std::minmax(first, last);  // by value: a map need not be monotone
}

std::pair<std::size_t, std::size_t> PieceMap::to_target(std::size_t begin,
                                                        std::size_t end) const noexcept {
  const auto first =
      std::partition_point(pieces_.begin(), pieces_.end(), [begin](const Piece& piece) {
        return std::size_t{piece.origin} + piece.origin_length <= begin;
      });
  if (first == pieces_.end()) return {target_length_, target_length_};
  const std::size_t skipped = first->linear && begin > first->origin ? begin - first->origin : 0;
  const std::size_t target_begin = first->target + skipped;
  if (begin >= end) return {target_begin, target_begin};

  const auto after = std::partition_point(first, pieces_.end(),
                                          [end](const Piece& piece) { return piece.origin < end; });
  if (after == first) return {target_begin, target_begin};
  const auto last = std::prev(after);
  const std::size_t last_end = target_end(static_cast<std::size_t>(last - pieces_.begin()));
  const std::size_t target_last =
      last->linear ? std::min(last->target + (end - last->origin), last_end) : last_end;
  return {target_begin, std::max(target_begin, target_last)};
}

PieceMap PieceMap::compose(const PieceMap& outer, const PieceMap& inner) {
  PieceMap result;
  if (inner.pieces_.empty()) {
    result.append_opaque(0, 0, outer.target_length_);
    return result;
  }
  result.reserve(outer.pieces_.size() + inner.pieces_.size());
  for (std::size_t i = 0; i < outer.pieces_.size(); ++i) {
    const Piece& piece = outer.pieces_[i];
    const std::size_t target_length = outer.target_end(i) - piece.target;
    const std::size_t middle_begin = piece.origin;
    const std::size_t middle_end = middle_begin + piece.origin_length;
    if (!piece.linear) {
      const auto [begin, end] = inner.to_origin(middle_begin, middle_end);
      result.append_opaque(begin, end - begin, target_length);
      continue;
    }
    std::size_t middle = middle_begin;
    if (middle < inner.target_length_) {
      for (std::size_t j = inner.piece_at(middle); middle < middle_end && j < inner.pieces_.size();
           ++j) {
        const Piece& below = inner.pieces_[j];
        const std::size_t stop = std::min(middle_end, inner.target_end(j));
        if (below.linear) {
          result.append_linear(below.origin + (middle - below.target), stop - middle);
        } else {
          result.append_opaque(below.origin, below.origin_length, stop - middle);
        }
        middle = stop;
      }
    }
    // An outer map that reaches past the inner one has nothing to stand on there.
    const std::size_t end = inner.origin_of(inner.target_length_);
    result.append_opaque(end, 0, middle_end - middle);
  }
  return result;
}

void PieceMap::clear() noexcept {
  pieces_.clear();
  target_length_ = 0;
}

}  // namespace obelus
