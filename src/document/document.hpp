// An article as its readers see it: blocks of text with a scope and a language, and a map from
// that text back to the bytes of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/charset.hpp"
#include "text/line_index.hpp"
#include "text/offset_map.hpp"
#include "text/span.hpp"

namespace obelus {

enum class Format : std::uint8_t { text, markdown, html };

// What a block is in its article. `link` is no block: see Document::links.
enum class Scope : std::uint8_t {
  title,
  heading,
  paragraph,
  list,
  quote,
  caption,
  table,
  code,
  link,
  alt,
  frontmatter,
  hidden
};
std::string_view name(Scope scope) noexcept;  // "paragraph"
// Whether such a block stands in the list of blocks, but not between the article's paragraphs:
// code, alternative texts, what is hidden.
bool is_beside_the_text(Scope scope) noexcept;

// A stretch of text that reads as one: a paragraph, a list item, a table cell, a heading.
struct Block {
  Scope scope = Scope::paragraph;
  Span<Text> text;          // without surrounding white space; never empty
  Span<Raw> raw;            // the lines or the element it came from
  std::string language;     // BCP 47 tag, "und" where nobody knows
  std::uint16_t depth = 0;  // heading level; nesting of lists and block quotes otherwise
  // Blocks that stand side by side in one container (list, table row, block quote) share a
  // container number; 0 is the article itself. A quotation reaches from one to another only between
  // adjacent block quotes of the same depth.
  std::uint32_t container = 0;
  // Navigation, page headers and footers, asides, forms: the page around the article.
  bool boilerplate = false;
};

struct Link {
  Span<Text> text;  // its visible text; empty for a bare image link
  Span<Raw> raw;
  std::string target;  // the URL as written, entities decoded
};

// One named value of the front matter or of <meta>: "author", "date", "og:title".
struct MetadataField {
  std::string name;   // lower case
  std::string value;  // scalars as written; lists joined by ", "
  Span<Raw> raw;
};

// Text that a browser would not show, and why: "display:none", "font-size:0".
struct HiddenText {
  Span<Text> text;  // of a block with Scope::hidden
  Span<Raw> raw;    // of the element
  std::string reason;
  // Whether a script may show it: an element with a name to be found by, which is not displayed.
  bool toggled = false;
  std::size_t links = 0;
};

// <!-- text -->, in Markdown and HTML.
struct Comment {
  Span<Raw> raw;     // with its delimiters
  std::string text;  // between them
};

// Something a parser could not take in: front matter that is no YAML.
struct DocumentFault {
  Span<Raw> raw;
  std::string message;
};

// Inline objects (code, images, raw URLs in Markdown autolinks) stand in their block's text as one
// U+FFFC each, so that no rule takes their insides for prose; code and alternative texts are
// blocks of their own after the block they stand in.
constexpr std::string_view kObjectReplacement = "\xEF\xBF\xBC";

class Document {
 public:
  Format format = Format::text;
  DecodedBytes source;        // source.text is the Raw text
  LineIndex lines;            // of source.text
  std::vector<Block> blocks;  // in order of Text; titles and front matter first
  OffsetMap<Text, Raw> map;   // monotone within a block
  std::vector<Link> links;
  std::vector<MetadataField> metadata;
  std::vector<HiddenText> hidden;
  std::vector<Comment> comments;
  std::vector<Span<Text>> q_elements;  // what <q> elements hold; browsers put the marks there
  std::vector<DocumentFault> faults;
  std::string language;            // of the document as a whole, "und" where nobody knows
  bool language_declared = false;  // by a lang attribute, front matter or the caller

  std::string_view raw() const noexcept { return source.text; }
  // The readers' text: for plain text the source itself, else what the parser made.
  std::string_view text() const noexcept { return text_is_raw ? source.text : made_text; }
  std::string_view text(const Block& block) const noexcept { return block.text.of(text()); }
  Span<Raw> to_raw(Span<Text> span) const noexcept {
    return text_is_raw ? Span<Raw>{span.begin, span.end} : map.to_origin(span);
  }
  // The block that holds a text offset; blocks.size() for an offset between blocks.
  std::size_t block_at(std::size_t text_offset) const noexcept;
  // The title: the first title block, or the first heading of level 1; nullptr where there is none.
  const Block* title() const noexcept;

  bool has_scripts = false;  // of a page: programs that may show what is hidden
  bool text_is_raw = false;
  bool decoded = false;  // see DocumentOptions
  std::string made_text;
};

struct DocumentOptions {
  Format format = Format::text;
  std::string encoding;          // --encoding; empty: recognise
  std::string language;          // what to assume where the document does not say; empty: detect
  bool language_forced = false;  // --language: wins over what the document declares
  // The bytes are UTF-8 because whoever handed them over decoded them (JSON): what they declare of
  // an encoding is about the file that they came from.
  bool decoded = false;
};

// Never throws for what the bytes hold (UnknownEncoding for options.encoding); linear in them.
// The document owns its text; it must not be copied or moved once its views are in use, hence
// the result is held by the caller and filled in.
void read_document(std::string_view bytes, const DocumentOptions& options, Document& document);

// By the name's ending: .md .markdown .mdx → markdown, .html .htm .xhtml → html, else text.
Format format_of(std::string_view path) noexcept;

}  // namespace obelus
