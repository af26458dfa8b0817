// Markdown: md4c's events become the elements and text of the walk that HTML pages take.
#include <md4c.h>

#include <algorithm>
#include <string>
#include <vector>

#include "document/builder.hpp"
#include "document/front_matter.hpp"
#include "document/html/character_references.hpp"
#include "document/html/flow.hpp"
#include "document/html/scan.hpp"
#include "document/markdown_links.hpp"
#include "document/readers.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

using html::Element;

// The element that a block of Markdown is; unknown for those that are none.
Element element_of(MD_BLOCKTYPE type, const void* detail) noexcept {
  switch (type) {
    case MD_BLOCK_QUOTE: return Element::blockquote;
    case MD_BLOCK_UL: return Element::ul;
    case MD_BLOCK_OL: return Element::ol;
    case MD_BLOCK_LI: return Element::li;
    case MD_BLOCK_H: {
      const unsigned level = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
      return static_cast<Element>(static_cast<unsigned>(Element::h1) + level - 1);
    }
    case MD_BLOCK_CODE: return Element::pre;
    case MD_BLOCK_P: return Element::p;
    case MD_BLOCK_TABLE: return Element::table;
    case MD_BLOCK_TR: return Element::tr;
    case MD_BLOCK_TH: return Element::th;
    case MD_BLOCK_TD: return Element::td;
    default: return Element::unknown;
  }
}

// md4c takes time quadratic in the bare URLs of a paragraph. No article has so many.
bool is_crowded_with_urls(std::string_view text) noexcept {
  constexpr std::size_t kMost = 500;
  std::size_t urls = 0;
  std::size_t before = 0;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (text.substr(at, 3) != "://") continue;
    const std::string_view between = text.substr(before, at - before);
    const bool same_paragraph = between.find("\n\n") == std::string_view::npos &&
                                between.find("\n\r") == std::string_view::npos &&
                                between.find("\r\r") == std::string_view::npos;
    urls = same_paragraph ? urls + 1 : 1;
    if (urls > kMost) return true;
    before = at;
  }
  // Those that begin with "www." are as slow; they are counted for the whole text.
  std::size_t hosts = 0;
  for (std::size_t at = text.find("www."); at != std::string_view::npos;
       at = text.find("www.", at + 4)) {
    if (++hosts > 4 * kMost) return true;
  }
  return false;
}

class MarkdownReader {
 public:
  explicit MarkdownReader(Document& document)
      : document_(document),
        source_(document.source.text),
        builder_(document, DocumentBuilder::RawExtent::whole_lines),
        flow_(document, builder_) {}

  void read() {
    begin_ = read_front_matter(document_, builder_);
    cursor_ = begin_;
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    if (is_crowded_with_urls(source_.substr(begin_))) parser.flags &= ~MD_FLAG_PERMISSIVEAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->enter_block(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->leave_block(type, detail);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return static_cast<MarkdownReader*>(self)->enter_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<MarkdownReader*>(self)->leave_span(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<MarkdownReader*>(self)->text(type, {text, size});
    };
    const std::string_view body = source_.substr(begin_);
    md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, this);
    read_html();
    flow_.finish();
  }

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

  int enter_block(MD_BLOCKTYPE type, const void* detail) {
    read_html();
    in_code_block_ = type == MD_BLOCK_CODE;
    const Element element = element_of(type, detail);
    if (element != Element::unknown) flow_.enter(element, cursor_);
    at_block_begin_ = true;
    if (type == MD_BLOCK_LI) {
      const auto& item = *static_cast<const MD_BLOCK_LI_DETAIL*>(detail);
      if (item.is_task != 0) advance(begin_ + item.task_mark_offset + 2);
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type, const void* detail) {
    read_html();
    const Element element = element_of(type, detail);
    if (element != Element::unknown) flow_.leave(element, cursor_);
    return 0;
  }

  int enter_span(MD_SPANTYPE type, const void* detail) {
    read_html();
    if (image_depth_ > 0) {
      image_depth_ += type == MD_SPAN_IMG;
      return 0;
    }
    switch (type) {
      case MD_SPAN_A: {
        const MD_ATTRIBUTE& href = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
        link_ = Link{LinkKind::undecided, decoded_attribute(href), place_of(href), cursor_};
        link_open_ = true;
        break;
      }
      case MD_SPAN_IMG: {
        image_begin_ = std::min(source_.find("![", cursor_), source_.size());
        begin_written_link(image_begin_);
        const MD_ATTRIBUTE& src = static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src;
        image_href_ = place_of(src);
        advance(image_begin_ + 2);
        flow_.begin_object(Scope::alt);
        image_depth_ = 1;
        break;
      }
      case MD_SPAN_CODE: {
        const std::size_t begin = std::min(source_.find('`', cursor_), source_.size());
        begin_written_link(begin);
        code_ = {kNoOffset, kNoOffset};
        flow_.begin_object(Scope::code);
        break;
      }
      default: break;
    }
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    read_html();
    if (image_depth_ > 0) {
      image_depth_ -= type == MD_SPAN_IMG;
      if (image_depth_ > 0 || type != MD_SPAN_IMG) return 0;
      advance(link_end(source_, cursor_, image_href_));
      flow_.end_object({image_begin_, cursor_});
      return 0;
    }
    if (type == MD_SPAN_CODE) {
      const Span<Raw> code = code_.begin == kNoOffset ? Span<Raw>{cursor_, cursor_} : code_;
      const Span<Raw> raw = with_backticks(code);
      flow_.end_object(raw);
      advance(raw.end);
    } else if (type == MD_SPAN_A && link_open_) {
      if (link_.kind == LinkKind::undecided) {  // a link without text
        const std::size_t bracket = source_.find('[', cursor_);
        begin_written_link(bracket == std::string_view::npos ? cursor_ : bracket + 1);
      }
      if (link_.kind == LinkKind::written) {
        advance(link_end(source_, cursor_, link_.href));
      } else if (cursor_ < source_.size() && source_[cursor_] == '>') {
        advance(cursor_ + 1);
      }
      builder_.end_link(cursor_);
      link_open_ = false;
    }
    return 0;
  }

  int text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) {
      add_html(text);
      return 0;
    }
    read_html();
    switch (type) {
      case MD_TEXT_NULLCHAR: synthetic('\0', "\xEF\xBF\xBD"); break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR: line_break(); break;
      case MD_TEXT_ENTITY: entity(text); break;
      default:
        if (in_source(text)) {
          type == MD_TEXT_CODE ? code(text) : normal(text);
        } else {
          code_filler(text);
        }
    }
    return 0;
  }

  void advance(std::size_t offset) { cursor_ = std::max(cursor_, offset); }

  // Text that md4c made up for the next `byte` of the source.
  void synthetic(char byte, std::string_view text) {
    const std::size_t at = source_.find(byte, cursor_);
    if (at == std::string_view::npos) return;
    write_decoded(text, {at, at + 1});
    advance(at + 1);
  }

  void line_break() {
    const std::size_t at = std::min(source_.find_first_of("\r\n", cursor_), source_.size());
    const std::size_t end = at + (source_.substr(at, 2) == "\r\n" ? 2 : at < source_.size());
    flow_.line_break({at, end});
    advance(end);
  }

  // Newlines and indentation inside code, which md4c hands on as strings of its own. A newline in
  // inline code is a space.
  void code_filler(std::string_view text) {
    if (text.empty()) return;
    std::size_t end = cursor_;
    if (text == (in_code_block_ ? "\n" : " ")) {
      const std::size_t newline = source_.find_first_of("\r\n", cursor_);
      if (newline != std::string_view::npos) {
        end = newline + (source_.substr(newline, 2) == "\r\n" ? 2 : 1);
      }
    }
    write_decoded(text, {cursor_, end});
    advance(end);
  }

  void entity(std::string_view text) {
    const std::size_t at = offset_of(text);
    if (!begin_link_text(text, at)) return advance(at + text.size());
    const html::CharacterReference reference =
        html::match_reference(source_, at, html::ReferencePlace::text);
    if (reference && reference.length == text.size()) {
      std::string characters;
      reference.append_to(characters);
      write_decoded(characters, {at, at + text.size()});
    } else {
      write_verbatim({at, at + text.size()});
    }
    advance(at + text.size());
  }

  void code(std::string_view text) {
    const std::size_t at = offset_of(text);
    if (code_.begin == kNoOffset) code_.begin = at;
    code_.end = at + text.size();
    write_verbatim({at, at + text.size()});
    cursor_ = at + text.size();
  }

  void normal(std::string_view text) {
    std::size_t at = offset_of(text);
    const std::size_t end = at + text.size();
    if (at_block_begin_) {
      at_block_begin_ = false;
      at = std::min(end, after_footnote_label(source_, at));
    }
    if (!begin_link_text(source_.substr(at, end - at), at)) return advance(end);
    // A backslash between the last text and this one escapes its first character.
    if (at > begin_ && at < end && source_[at - 1] == '\\' && cursor_ < at) {
      std::size_t next = at;
      utf8::decode(source_, next);
      write_decoded(source_.substr(at, next - at), {at - 1, next});
      at = next;
    }
    while (at < end) {
      const Span<Raw> note = find_footnote_reference(source_, {at, end});
      write_verbatim({at, note.begin});
      at = note.end;
    }
    cursor_ = end;
  }

  // The open link, if there is one without a kind, is "[…](…)" and holds what stands at `at`.
  void begin_written_link(std::size_t at) {
    if (!link_open_ || link_.kind != LinkKind::undecided) return;
    at = std::max(at, cursor_);
    const std::size_t bracket = source_.substr(cursor_, at - cursor_).rfind('[');
    link_.kind = LinkKind::written;
    if (bracket != std::string_view::npos) advance(cursor_ + bracket + 1);
    link_.raw_begin = bracket != std::string_view::npos ? cursor_ - 1 : cursor_;
    builder_.begin_link(link_.target, link_.raw_begin);
  }

  // Whether `text` at `at` in an open link is text of the article. The text of an autolink is its
  // URL, for which an object stands; mail addresses stay.
  bool begin_link_text(std::string_view text, std::size_t at) {
    if (!link_open_) return true;
    if (link_.kind == LinkKind::undecided) {
      if (!is_autolink(text, at)) {
        begin_written_link(at);
      } else {
        link_.kind = LinkKind::autolink;
        link_.raw_begin = at > begin_ && source_[at - 1] == '<' ? at - 1 : at;
        builder_.begin_link(link_.target, link_.raw_begin);
        if (!is_mail()) flow_.object({link_.raw_begin, autolink_end(at)});
      }
    }
    if (link_.kind == LinkKind::autolink) return is_mail();
    // "[^1]" where "[^1]: URL" is defined: a footnote, whose number is no text.
    return source_.substr(link_.raw_begin, 2) != "[^";
  }

  bool is_autolink(std::string_view text, std::size_t at) const noexcept {
    if (at > begin_ && source_[at - 1] == '[') return false;
    const std::string_view target = link_.target;
    for (const std::string_view added : {"", "http://", "mailto:"}) {
      if (target.substr(0, added.size()) == added &&
          target.substr(added.size(), text.size()) == text) {
        return true;
      }
    }
    return false;
  }

  bool is_mail() const noexcept { return link_.target.substr(0, 7) == "mailto:"; }

  std::size_t autolink_end(std::size_t at) const noexcept {
    if (at > begin_ && source_[at - 1] == '<') {
      const std::size_t close = source_.find('>', at);
      return close == std::string_view::npos ? at : close + 1;
    }
    // md4c wrote "http://" before "www.".
    const std::size_t added = source_.substr(at, 4) == "www." ? 7 : 0;
    return std::min(source_.size(), at + link_.target.size() - std::min(added, link_.target.size()));
  }

  void write_verbatim(Span<Raw> raw) {
    if (raw.empty()) return;
    at_block_begin_ = false;
    flow_.verbatim(raw);
  }
  void write_decoded(std::string_view text, Span<Raw> raw) {
    at_block_begin_ = false;
    flow_.decoded(text, raw);
  }

  // The span of inline code with its fences.
  Span<Raw> with_backticks(Span<Raw> code) const noexcept {
    const auto at = [&](std::size_t i) { return i < source_.size() ? source_[i] : '\0'; };
    if (code.begin > begin_ && (source_[code.begin - 1] == ' ' || source_[code.begin - 1] == '\n')) {
      --code.begin;
    }
    while (code.begin > begin_ && source_[code.begin - 1] == '`') --code.begin;
    if (at(code.end) == ' ' || at(code.end) == '\n') ++code.end;
    while (at(code.end) == '`') ++code.end;
    return code;
  }

  // Raw HTML comes in pieces, a line each; those with nothing but white space between are one.
  void add_html(std::string_view text) {
    if (!in_source(text) || text.empty()) return;
    const std::size_t at = offset_of(text);
    if (!html_.empty()) {
      const std::string_view gap = source_.substr(html_.end, at - std::min(at, html_.end));
      const bool joined = at >= html_.end && gap.size() < 64 &&
                          gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
      if (!joined) read_html();
    }
    if (html_.empty()) html_.begin = at;
    html_.end = at + text.size();
    at_block_begin_ = false;
  }

  void read_html() {
    if (html_.empty()) return;
    const Span<Raw> html = html_;
    html_ = {};
    begin_written_link(html.begin);
    flow_.read(html);
    advance(html.end);
  }

  // An attribute's text with entities decoded.
  static std::string decoded_attribute(const MD_ATTRIBUTE& attribute) {
    std::string value;
    const std::string_view text(attribute.text, attribute.size);
    for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size;
         ++i) {
      const std::size_t begin = attribute.substr_offsets[i];
      const std::string_view part = text.substr(begin, attribute.substr_offsets[i + 1] - begin);
      html::CharacterReference reference;
      if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
        reference = html::match_reference(part, 0, html::ReferencePlace::text);
      }
      if (reference) {
        reference.append_to(value);
      } else {
        value += part;
      }
    }
    return value;
  }

  std::size_t place_of(const MD_ATTRIBUTE& attribute) const noexcept {
    const std::string_view text(attribute.text, attribute.size);
    return attribute.text != nullptr && in_source(text) ? offset_of(text) : kNoOffset;
  }

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
  int image_depth_ = 0;
  std::size_t image_begin_ = 0;
  std::size_t image_href_ = kNoOffset;
  Span<Raw> code_;
};

}  // namespace

void read_markdown(Document& document) { MarkdownReader(document).read(); }

}  // namespace obelus
