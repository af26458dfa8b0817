// md4c's events → the walk that HTML pages take. md4c hands on slices of the source where it can;
// the reader finds the places of what it makes up (line breaks) or does not speak of (brackets).
#pragma once

#include <md4c.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "document/builder.hpp"
#include "document/document.hpp"
#include "document/html/flow.hpp"

namespace obelus {

class MarkdownReader {
 public:
  explicit MarkdownReader(Document& document)
      : document_(document),
        source_(document.source.text),
        builder_(document, DocumentBuilder::RawExtent::whole_lines),
        flow_(document, builder_) {}

  void read();

 private:
  // A link whose text has not been seen yet may turn out to be a bare URL.
  enum class LinkKind : std::uint8_t { undecided, written, autolink };
  struct Link {
    LinkKind kind = LinkKind::undecided;
    std::string target;
    std::size_t href = kNoOffset;  // where the target stands in the source, if it stands there
    std::size_t raw_begin = 0;
  };
  static constexpr std::size_t kNoOffset = DocumentBuilder::kNoOffset;
  bool in_source(std::string_view text) const noexcept {
    return source_.data() <= text.data() && text.data() <= source_.data() + source_.size();
  }
  std::size_t offset_of(std::string_view text) const noexcept {
    return static_cast<std::size_t>(text.data() - source_.data());
  }

  // markdown.cpp: structure
  int enter_block(MD_BLOCKTYPE type, const void* detail);
  int leave_block(MD_BLOCKTYPE type, const void* detail);
  int enter_span(MD_SPANTYPE type, const void* detail);
  int leave_span(MD_SPANTYPE type);
  int text(MD_TEXTTYPE type, std::string_view text);
  void advance(std::size_t offset) { cursor_ = std::max(cursor_, offset); }

  // markdown_text.cpp
  // Text that md4c made up for the next `byte` of the source.
  void synthetic(char byte, std::string_view text);
  void line_break();

  // Newlines and indentation inside code, which md4c hands on as strings of its own. A newline in
  // inline code is a space.
  void code_filler(std::string_view text);
  void entity(std::string_view text);
  void code(std::string_view text);
  void normal(std::string_view text);

  // The open link, if there is one without a kind, is "[…](…)" and holds what stands at `at`.
  void begin_written_link(std::size_t at);

  // Whether `text` at `at` in an open link is text of the article. The text of an autolink is its
  // URL, for which an object stands; mail addresses stay.
  bool begin_link_text(std::string_view text, std::size_t at);
  bool is_autolink(std::string_view text, std::size_t at) const noexcept;
  bool is_mail() const noexcept { return link_.target.substr(0, 7) == "mailto:"; }

  std::size_t autolink_end(std::size_t at) const noexcept;
  void write_verbatim(Span<Raw> raw);
  void write_decoded(std::string_view text, Span<Raw> raw);

  // The span of inline code with its fences; of the code that began last where it is all blank.
  Span<Raw> with_backticks(Span<Raw> code) const noexcept;
  Span<Raw> blank_code() const noexcept;

  // Raw HTML comes in pieces, a line each; those with nothing but white space between are one.
  void add_html(std::string_view text);
  void read_html();

  // An attribute's text with entities decoded.
  static std::string decoded_attribute(const MD_ATTRIBUTE& attribute);
  std::size_t place_of(const MD_ATTRIBUTE& attribute) const noexcept;

  Document& document_;
  std::string_view source_;
  DocumentBuilder builder_;
  html::Flow flow_;
  std::size_t begin_ = 0;   // of the Markdown, behind the front matter
  std::size_t cursor_ = 0;  // behind the last piece of source that was text or markup of it
  bool at_block_begin_ = false;
  bool in_code_block_ = false;
  Span<Raw> html_;  // raw HTML not yet read
  Link link_;
  bool link_open_ = false;
  int links_inside_ = 0;  // open ones in it
  int image_depth_ = 0;
  std::size_t image_begin_ = 0;
  std::size_t image_href_ = kNoOffset;
  Span<Raw> code_;
  std::size_t fence_ = 0;  // where inline code opens
  // Where a code span ends that is trimmed at both sides and closes on a line of its own: md4c then
  // hands on that line end, and the closing fence as text. 0: there is none.
  std::size_t doubled_ = 0;
};

}  // namespace obelus
