// Assembles a document's text and blocks while a reader walks its markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace obelus {

// Text goes to the open block or to a side text (inline code, alternative texts, hidden words).
// Side texts become blocks of their own after the block that they stand in. Blocks are set apart
// by blank lines in the document's text.
class DocumentBuilder {
 public:
  // What a block or side text is; `raw_begin` where its element begins, or kNoOffset.
  struct Place {
    Scope scope = Scope::paragraph;
    std::uint16_t depth = 0;
    std::uint32_t container = 0;
    bool boilerplate = false;
    std::string_view language;  // as declared, may be empty
    std::size_t raw_begin = kNoOffset;
  };
  static constexpr std::size_t kNoOffset = static_cast<std::size_t>(-1);
  // Where text goes: the open block, or the side text of that index.
  static constexpr std::int32_t kMain = -1;

  enum class RawExtent : std::uint8_t { element, whole_lines };
  DocumentBuilder(Document& document, RawExtent extent)
      : document_(document), source_(document.source.text), extent_(extent) {}

  // Why a side text is hidden from readers; no reason where it is not. See HiddenText.
  struct Hiding {
    std::string reason;
    bool toggled = false;
  };

  // Begins a block; none may be open.
  void open(const Place& place);
  bool is_open() const noexcept { return open_; }
  // Ends the open block; one without visible text leaves no trace. `raw_end` is where its element
  // ends; kNoOffset: where its text does. Returns its index in Document::blocks, or kNoOffset.
  std::size_t close(std::size_t raw_end);

  // A side text, to which text goes once it is the target. It may outlive the open block.
  std::int32_t begin_side(const Place& place) { return begin_side(place, Hiding()); }
  std::int32_t begin_side(const Place& place, Hiding hiding);
  void end_side(std::int32_t side, std::size_t raw_end);
  void end_side(std::int32_t side, Span<Raw> raw);
  void target(std::int32_t side) noexcept { target_ = side; }
  std::int32_t target() const noexcept { return target_; }

  // Bytes of the source as they stand there.
  void verbatim(Span<Raw> raw);
  // Text that stands for other bytes of the source.
  void decoded(std::string_view text, Span<Raw> raw);
  // An inline object: U+FFFC.
  void object(Span<Raw> raw) { decoded(kObjectReplacement, raw); }
  bool ends_with_space() const noexcept;
  // White space that is written as one space if text follows it in the block, else not at all.
  void space(Span<Raw> raw);
  // A line break, before and after which white space goes. False where there is one already.
  bool line_break(Span<Raw> raw);

  // Links and <q> elements, open until they are ended: in each block that they touch they leave
  // one link or span, from its first character to its last.
  void begin_link(std::string target, std::size_t raw_begin);
  void end_link(std::size_t raw_end);
  bool in_link() const noexcept { return link_begin_ != kNoOffset; }
  void begin_q();
  void end_q();

 private:
  struct Piece {
    std::uint32_t origin;
    std::uint32_t origin_length;
    std::uint32_t length;
    bool linear;
  };
  struct Stream {
    Place place;
    std::string language;
    std::string text;
    std::vector<Piece> pieces;
    std::vector<Link> links;             // text spans relative to the stream's text
    std::vector<Span<Text>> q_elements;  // likewise
    Hiding hiding;
    std::size_t raw_end = kNoOffset;
    Span<Raw> pending;  // white space not yet written; empty: none
  };

  Stream& stream(std::int32_t index) noexcept {
    return index == kMain ? main_ : sides_[static_cast<std::size_t>(index)];
  }
  void begin(Stream& out, const Place& place) const;
  void append(Stream& out, std::string_view text, Span<Raw> raw, bool linear);
  void write_pending(Stream& out);
  void write(std::string_view text, Span<Raw> raw, bool linear);
  void end_link_part(Stream& out, std::size_t raw_end);
  void end_parts(std::int32_t index, std::size_t raw_end);
  Span<Raw> raw_of(const Stream& out) noexcept;
  Span<Raw> line_around(std::size_t offset) noexcept;
  void copy_pieces(const Stream& out, Span<Text> kept);
  void copy_links(Stream& out, Span<Text> kept, std::size_t base);
  std::size_t flush(Stream& out);
  void flush_ended_sides();

  Document& document_;
  std::string_view source_;
  RawExtent extent_;
  Span<Raw> line_;
  bool open_ = false;
  Stream main_;
  std::vector<Stream> sides_;
  std::vector<std::int32_t> ended_sides_;  // not yet blocks
  std::size_t open_sides_ = 0;
  std::int32_t target_ = kMain;

  std::string link_target_;
  std::size_t link_begin_ = kNoOffset;  // raw
  std::size_t link_text_ = kNoOffset;   // in its stream; not known before its first character
  std::int32_t link_stream_ = kMain;
  bool link_has_parts_ = false;
  struct OpenQ {
    std::size_t text = kNoOffset;
    std::int32_t stream = kMain;
  };
  std::vector<OpenQ> open_q_;
};

}  // namespace obelus
