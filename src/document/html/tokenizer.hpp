// HTML → tokens, after the tokenization states of the WHATWG standard (section 13.2.5), with the
// place of every token, attribute and character in the source. No tree is built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/html/character_references.hpp"
#include "text/span.hpp"

namespace obelus::html {

enum class TokenKind : std::uint8_t {
  text,     // characters as they stand in the source: `text` is a slice of it
  decoded,  // characters that stand for other bytes: a reference, a newline, a NUL
  start_tag,
  end_tag,
  comment,
  doctype,
  dropped,  // bytes that mean nothing: "</>", the marks of a CDATA section, an unfinished tag
  end       // of the source
};

// Views hold as long as those of the token that the attribute belongs to.
struct Attribute {
  std::string_view name;   // lower case
  std::string_view value;  // references and newlines decoded
  Span<Raw> name_span;
  Span<Raw> value_span;  // without quotes; empty where the value is, or where none is written
};

// The spans of a document's tokens cover its source without gap or overlap. Views hold until the
// next token is asked for (a slice of the source, as long as the source).
struct Token {
  TokenKind kind = TokenKind::end;
  bool self_closing = false;  // start_tag: "<br/>"
  bool force_quirks = false;  // doctype
  Span<Raw> span;
  std::string_view text;  // text, decoded; comment: what it holds
  std::string_view name;  // tags and doctype, lower case
  Span<Raw> inner_span;   // tags: the name; comment: what it holds
  // start_tag: in source order, of equal names the first; nothing beyond kMaxAttributes
  std::span<const Attribute> attributes;
  std::optional<std::string_view> public_id;  // doctype
  std::optional<std::string_view> system_id;

  const Attribute* attribute(std::string_view attribute_name) const noexcept;
};

// Bounds the memory that one tag can take. Attributes beyond it are read but not kept.
constexpr std::size_t kMaxAttributes = 65536;

// How the characters between tags are read.
enum class ContentModel : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

// What follows a start tag of that (lower-case) name in HTML content, scripting being off.
// Elements of SVG and MathML hold data whatever their names.
ContentModel content_model_of(std::string_view tag_name) noexcept;

// A pull parser: linear in the source whatever it holds, and without allocation once its buffers
// have grown. The source must be UTF-8 (ill-formed bytes are handed on) and outlive the tokenizer.
//
// As in the standard, a NUL in data and CDATA comes through as a decoded U+0000, which tree
// construction drops in HTML content and replaces in SVG and MathML; elsewhere it becomes U+FFFD.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view source) noexcept : source_(source) {}
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  // Makes `token` the next one. False at the end, where the token is an empty one of kind end.
  bool next(Token& token);

  // How to read what follows, up to the end tag `end_tag` (lower case) where the model has one;
  // after it the model is data again. To be called after a start tag as tree construction would.
  void enter(ContentModel model, std::string_view end_tag = {});
  // Whether the current node lies in SVG or MathML, where "<![CDATA[" begins a section.
  void set_foreign(bool foreign) noexcept { foreign_ = foreign; }

 private:
  enum class ScriptEscape : std::uint8_t { none, escaped, double_escaped };
  // A string of the token that is being read: a slice of the source, or of buffer_ where it had to
  // be changed. Becomes a view when the buffer has stopped growing.
  struct Slice {
    std::size_t begin = 0;
    std::size_t length = 0;
    bool buffered = false;
  };
  struct AttributeSlices {
    Slice name;
    Slice value;
  };

  char at(std::size_t offset) const noexcept { return source_[offset]; }
  bool has(std::size_t offset) const noexcept { return offset < source_.size(); }
  void finish(Token& token, TokenKind kind, std::size_t end) noexcept;
  std::size_t skip_space(std::size_t offset) const noexcept;
  std::string_view view(Slice slice) const noexcept;
  Slice normalised(std::size_t begin, std::size_t end);
  Slice lower_cased(std::size_t begin, std::size_t end);

  // tokenizer.cpp, tokenizer_script.cpp
  std::size_t find_break(std::size_t offset) noexcept;
  std::size_t find_data_break(std::size_t offset) noexcept;
  std::size_t find_rcdata_break(std::size_t offset) noexcept;
  std::size_t find_rawtext_break(std::size_t offset) const noexcept;
  std::size_t find_script_break(std::size_t offset) noexcept;
  std::size_t find_cdata_break(std::size_t offset) const noexcept;
  bool reference_at(std::size_t offset) noexcept;
  bool opens_markup(std::size_t offset) const noexcept;
  bool opens_end_tag(std::size_t offset) const noexcept;
  void read_break(Token& token);

  // tokenizer_tags.cpp
  void read_tag(Token& token);
  std::size_t read_attribute(std::size_t offset, Attribute& attribute) const noexcept;
  void keep_attribute(const Attribute& attribute);
  Slice decoded_value(Span<Raw> span);
  void resolve_attributes();
  void drop_duplicate_attributes();

  // tokenizer_declarations.cpp
  struct DoctypeIds {
    std::optional<Slice> public_id;
    std::optional<Slice> system_id;
    bool force_quirks = false;
  };
  void read_markup(Token& token);
  void read_comment(Token& token);
  void read_bogus_comment(Token& token, std::size_t begin);
  void finish_comment(Token& token, Span<Raw> inner, std::size_t end);
  void read_doctype(Token& token);
  std::size_t read_doctype_ids(std::size_t offset, DoctypeIds& ids);
  bool read_quoted_id(std::size_t& offset, std::optional<Slice>& id);

  std::string_view source_;
  std::size_t position_ = 0;
  ContentModel model_ = ContentModel::data;
  ScriptEscape escape_ = ScriptEscape::none;
  bool foreign_ = false;
  std::string end_tag_;
  CharacterReference reference_;  // what stands at reference_offset_, where data has a '&'
  std::size_t reference_offset_ = std::string_view::npos;
  std::string buffer_;  // strings of the current token that are no slices of the source
  std::vector<Attribute> attributes_;
  std::vector<AttributeSlices> slices_;
  std::vector<std::uint32_t> order_;  // scratch of drop_duplicate_attributes
};

// The value of an attribute piece by piece, as an OffsetMap needs it.
class ValuePieces {
 public:
  struct Piece {
    std::string_view text;  // holds until the next piece
    Span<Raw> span;
    bool verbatim = false;  // a slice of the source; else decoded
  };
  ValuePieces(std::string_view source, Span<Raw> value) noexcept
      : text_(source.substr(0, value.end)), position_(value.begin) {}

  bool next(Piece& piece);

 private:
  std::string_view text_;  // the source up to the value's end
  std::size_t position_;
  std::string buffer_;
};

}  // namespace obelus::html
