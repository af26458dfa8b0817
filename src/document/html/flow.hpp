// The walk through a page's elements: which text is a block, of what scope, shown or hidden. Both
// HTML pages and the HTML inside Markdown take it; Markdown's own structure enters as elements.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "document/builder.hpp"
#include "document/document.hpp"
#include "document/html/elements.hpp"
#include "document/html/tokenizer.hpp"
#include "document/html/visibility.hpp"

namespace obelus::html {

// A capped stack of open elements instead of a tree: linear whatever the nesting. Elements below
// the cap still separate blocks, but give their text no scope of their own.
class Flow {
 public:
  Flow(Document& document, DocumentBuilder& builder);

  // Reads HTML source; elements may stay open for what follows.
  void read(Span<Raw> source);

  // Markdown's elements, entered and left in pairs. HTML end tags do not close them. `raw_end` is
  // where the text before ends.
  void enter(Element element, std::size_t raw_end);
  void leave(Element element, std::size_t raw_end);
  // Text of Markdown, which comes without surplus white space. Pieces as in DocumentBuilder.
  void verbatim(Span<Raw> raw);
  void decoded(std::string_view text, Span<Raw> raw);
  void line_break(Span<Raw> raw);
  // Inline code or an image: an object in the text, and a side text that is a block after it; what
  // is written between begin and end is the side text.
  void begin_object(Scope scope);
  void end_object(Span<Raw> raw);
  void object(Span<Raw> raw);

  // Closes all elements, the last block with them.
  void finish();

 private:
  static constexpr std::size_t kDeepest = 512;

  // An open element and what its text inherits.
  struct Frame {
    Element element = Element::unknown;
    bool markdown = false;
    bool silent = false;
    bool preformatted = false;
    bool boilerplate = false;
    bool in_form = false;       // of a <form>, which may be the page around everything
    bool in_article = false;    // article, main
    bool in_paragraph = false;  // p
    bool code = false;          // inline code: text goes to a side text
    bool owns_side = false;
    bool owns_link = false;
    bool owns_q = false;
    Scope scope = Scope::paragraph;
    std::uint16_t level = 0;  // of the heading
    std::uint16_t lists = 0;
    std::uint16_t quotes = 0;
    std::uint16_t language = 0;  // index into languages_
    std::int32_t side = DocumentBuilder::kMain;
    Aspect hidden_by = Aspect::count;  // why `side` is a hidden text; count: it is none
    std::uint32_t container = 0;
    std::uint64_t name = 0;  // hash, for unknown elements
    std::size_t raw_begin = 0;
    Colour background;
    bool has_background = false;
  };
  Frame& top() noexcept { return frames_.back(); }
  const Frame& top() const noexcept { return frames_.back(); }

  // flow.cpp: the stack
  bool push(const Frame& frame, bool always);
  void pop(std::size_t raw_end);
  void pop_to(std::size_t size, std::size_t raw_end);
  void border(std::size_t raw_end, std::size_t next_raw_begin);
  void ensure_open();
  DocumentBuilder::Place place() const;
  bool has_open(Element element) const noexcept {
    return open_counts_[static_cast<std::size_t>(element)] != 0;
  }
  std::size_t find_open(Element element, std::uint64_t name) const noexcept;
  void close_implied(Element element, std::size_t raw_begin);
  void close_nearest(std::initializer_list<Element> elements, Element barrier,
                     std::size_t raw_begin);
  void close_item(std::initializer_list<Element> elements, std::size_t raw_begin);
  void detach(std::size_t index, std::size_t raw_end);
  void settle_forms();

  // flow_frames.cpp: what an element makes of its text
  Frame make_frame(const ElementInfo& info, std::size_t raw_begin);
  void begin_code(Frame& frame);
  void end_code(std::size_t raw_end);

  // flow_tags.cpp
  void start_tag(const Token& token);
  void page_element(const Token& token);
  void end_tag(const Token& token);
  // In SVG and MathML; false for a start tag that ends them and is HTML again.
  bool foreign_tag(const Token& token);
  void end_foreign(std::size_t raw_end);
  void void_element(const ElementInfo& info, const Token& token);

  // flow_text.cpp
  void break_line(Span<Raw> tag);
  void image(const Token& token);
  void text(const Token& token);
  void collapse(std::string_view text, std::size_t raw_begin);
  void captured();

  // flow_attributes.cpp
  void metadata(const Token& token);
  void apply_attributes(const Token& token, const ElementInfo& info, Frame& frame);
  void apply_look(const Appearance& look, std::string_view hidden_attribute, const Token& token,
                  Frame& frame);
  void hide(Frame& frame, Aspect aspect, std::string reason, const Token& token);
  void declare_language(std::string_view tag, Frame& frame);
  Span<Raw> raw(Span<Raw> span) const noexcept { return {span.begin + base_, span.end + base_}; }

  Document& document_;
  DocumentBuilder& builder_;
  std::string_view source_;
  std::size_t base_ = 0;  // of the tokenizer's source in the document's
  Tokenizer* tokenizer_ = nullptr;
  std::vector<Frame> frames_;
  std::array<std::uint32_t, static_cast<std::size_t>(Element::count)> open_counts_{};
  std::array<std::uint32_t, static_cast<std::size_t>(Element::count)> unpushed_{};
  std::vector<std::string> languages_;
  StyleSheet styles_;
  std::string style_media_;  // of the <style> that is being read
  std::uint32_t containers_ = 0;
  std::size_t markdown_unpushed_ = 0;
  std::size_t next_raw_begin_ = DocumentBuilder::kNoOffset;
  bool after_break_ = false;       // the last thing in the open block is a <br>
  std::uint32_t foreign_ = 0;      // open <svg> and <math>
  std::uint32_t integration_ = 0;  // open elements of SVG and MathML that hold HTML
  Element capturing_ = Element::unknown;
  std::string capture_;
  Span<Raw> capture_raw_;
  std::size_t open_q_ = 0;
  std::int32_t object_side_ = DocumentBuilder::kMain;
  std::vector<std::size_t> form_blocks_;
};

}  // namespace obelus::html
