// Markdown: md4c's blocks and spans become the elements of the walk that HTML pages take.
#include <algorithm>

#include "document/front_matter.hpp"
#include "document/markdown_links.hpp"
#include "document/markdown_reader.hpp"
#include "document/readers.hpp"

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

}  // namespace

void MarkdownReader::read() {
  begin_ = read_front_matter(document_, builder_);
  cursor_ = begin_;
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  if (is_crowded_with_urls(source_.substr(begin_)))
    parser.flags &= ~unsigned{MD_FLAG_PERMISSIVEAUTOLINKS};
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

int MarkdownReader::enter_block(MD_BLOCKTYPE type, const void* detail) {
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

int MarkdownReader::leave_block(MD_BLOCKTYPE type, const void* detail) {
  read_html();
  const Element element = element_of(type, detail);
  if (element != Element::unknown) flow_.leave(element, cursor_);
  return 0;
}

int MarkdownReader::enter_span(MD_SPANTYPE type, const void* detail) {
  read_html();
  if (image_depth_ > 0) {
    image_depth_ += type == MD_SPAN_IMG;
    return 0;
  }
  switch (type) {
    case MD_SPAN_A: {
      // md4c finds addresses in the text of links by reference too: text is what they are there.
      if (link_open_) {
        ++links_inside_;
        break;
      }
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
      fence_ = std::min(source_.find('`', cursor_), source_.size());
      begin_written_link(fence_);
      code_ = {kNoOffset, kNoOffset};
      flow_.begin_object(Scope::code);
      break;
    }
    default: break;
  }
  return 0;
}

int MarkdownReader::leave_span(MD_SPANTYPE type) {
  read_html();
  if (image_depth_ > 0) {
    image_depth_ -= type == MD_SPAN_IMG;
    if (image_depth_ > 0 || type != MD_SPAN_IMG) return 0;
    advance(link_end(source_, cursor_, image_href_));
    flow_.end_object({image_begin_, cursor_});
    return 0;
  }
  if (type == MD_SPAN_CODE) {
    const Span<Raw> raw = code_.begin == kNoOffset ? blank_code() : with_backticks(code_);
    flow_.end_object(raw);
    const Span<Raw> closing{std::min(cursor_, raw.end), raw.end};
    if (closing.of(source_).find_first_of("\r\n") != std::string_view::npos) doubled_ = raw.end;
    advance(raw.end);
  } else if (type == MD_SPAN_A && links_inside_ > 0) {
    --links_inside_;
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

void read_markdown(Document& document) { MarkdownReader(document).read(); }

}  // namespace obelus
