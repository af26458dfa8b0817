// Maps between two texts of one article, one made from the other (raw → text → folded).
// A map is a list of pieces in target order. A linear piece copies origin bytes one for one; an
// opaque piece stands for origin bytes that became something else (an entity, a ligature, a
// dropped mark), and a span that touches it covers the whole of its origin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "text/span.hpp"

namespace obelus {

// The untyped machinery; use OffsetMap, which knows what its two sides index.
class PieceMap {
 public:
  // The next `length` target bytes are the origin bytes from `origin` on, one for one.
  // Touching linear pieces are joined. length 0 is ignored.
  void append_linear(std::size_t origin, std::size_t length);
  // The next `target_length` target bytes stand for origin bytes [origin, origin + origin_length).
  // target_length 0 is ignored: dropped origin bytes are simply a gap between pieces.
  void append_opaque(std::size_t origin, std::size_t origin_length, std::size_t target_length);

  std::size_t target_length() const noexcept { return target_length_; }
  bool identity() const noexcept;

  // The pieces of `map`, its origin offsets moved by `origin`, follow those that are here.
  void append(const PieceMap& map, std::size_t origin);

  // Where target bytes come from. A span's begin and end are mapped from inside the span, so
  // dropped origin bytes at its borders (markup, say) stay outside. An empty span maps to an
  // empty one. Offsets past the end map to the end.
  std::pair<std::size_t, std::size_t> to_origin(std::size_t begin, std::size_t end) const noexcept;
  // The smallest target range made from origin bytes [begin, end). Needs a monotone map.
  std::pair<std::size_t, std::size_t> to_target(std::size_t begin, std::size_t end) const noexcept;

  // outer: C → B, inner: B → A; the result maps C → A.
  static PieceMap compose(const PieceMap& outer, const PieceMap& inner);
  void clear() noexcept;
  void reserve(std::size_t pieces) { pieces_.reserve(pieces); }
  std::size_t pieces() const noexcept { return pieces_.size(); }

 private:
  struct Piece {
    std::uint32_t target;  // where it begins; it ends where the next begins
    std::uint32_t origin;
    std::uint32_t origin_length;  // equals the target length in a linear piece
    bool linear;
  };
  std::size_t target_end(std::size_t piece) const noexcept;
  std::size_t piece_at(std::size_t target) const noexcept;  // the one that holds a target byte
  std::size_t origin_of(std::size_t target) const noexcept;

  std::vector<Piece> pieces_;
  std::size_t target_length_ = 0;
};

// Texts are under 4 GiB (readers refuse larger ones), so pieces hold 32-bit offsets.
template <class Target, class Origin>
class OffsetMap {
 public:
  OffsetMap() = default;
  explicit OffsetMap(PieceMap pieces) : pieces_(std::move(pieces)) {}
  static OffsetMap identity(std::size_t length) {
    OffsetMap map;
    map.pieces_.append_linear(0, length);
    return map;
  }

  Span<Origin> to_origin(Span<Target> span) const noexcept {
    const auto [begin, end] = pieces_.to_origin(span.begin, span.end);
    return {begin, end};
  }
  Span<Target> to_target(Span<Origin> span) const noexcept {
    const auto [begin, end] = pieces_.to_target(span.begin, span.end);
    return {begin, end};
  }
  bool identity() const noexcept { return pieces_.identity(); }
  std::size_t target_length() const noexcept { return pieces_.target_length(); }

  PieceMap& pieces() noexcept { return pieces_; }
  const PieceMap& pieces() const noexcept { return pieces_; }

 private:
  PieceMap pieces_;
};

// (C → B) after (B → A) gives C → A.
template <class C, class B, class A>
OffsetMap<C, A> compose(const OffsetMap<C, B>& outer, const OffsetMap<B, A>& inner) {
  return OffsetMap<C, A>(PieceMap::compose(outer.pieces(), inner.pieces()));
}

}  // namespace obelus
