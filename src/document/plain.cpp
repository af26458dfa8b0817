// Plain text: which lines belong together, and what they are. The text is the source itself.
#include <algorithm>
#include <vector>

#include "document/front_matter.hpp"
#include "document/plain_lines.hpp"
#include "document/readers.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {
namespace {

// A block before it is known whether its marker makes it an item of a list.
struct Draft {
  std::size_t first = 0;  // line
  std::size_t last = 0;
  bool alone = false;  // blank lines (or nothing) on both sides
};

class PlainReader {
 public:
  // What stands before `begin` is none of the text.
  PlainReader(Document& document, std::size_t begin)
      : document_(document),
        text_(document.source.text),
        lines_(lines_from(text_, begin)),
        wrapping_(text_, lines_) {}

  void read() {
    for (std::size_t line = 0; line < lines_.size();) {
      if (lines_[line].content.empty()) {
        ++line;
        continue;
      }
      drafts_.push_back(draft_from(line));
      line = drafts_.back().last + 1;
    }
    document_.blocks.reserve(drafts_.size());
    for (std::size_t at = 0; at < drafts_.size();) at = add_run(at);
    find_title();
  }

 private:
  static std::vector<PlainLine> lines_from(std::string_view text, std::size_t begin) {
    std::vector<PlainLine> lines = plain_lines(text);
    const auto inside = [begin](const PlainLine& line) { return line.span.begin >= begin; };
    if (begin > 0) lines.erase(lines.begin(), std::find_if(lines.begin(), lines.end(), inside));
    return lines;
  }

  const PlainLine& first(const Draft& draft) const { return lines_[draft.first]; }
  bool blank(std::size_t line) const {
    return line >= lines_.size() || lines_[line].content.empty();
  }

  Draft draft_from(std::size_t line) const {
    Draft draft{line, line, false};
    const PlainLine& head = lines_[line];
    while (!blank(draft.last + 1)) {
      const PlainLine& next = lines_[draft.last + 1];
      if (head.marker == Marker::quote) {
        if (next.marker != Marker::quote || next.quote_depth != head.quote_depth) break;
      } else if (next.marker != Marker::none) {
        break;
      }
      const bool item = head.marker != Marker::none && head.marker != Marker::quote;
      const bool hangs = item && next.indent > head.indent;
      // Quoted mail is wrapped where its first sender's margin was.
      const bool quoted =
          head.marker == Marker::quote && !ends_sentence(lines_[draft.last].content.of(text_));
      if (!hangs && !quoted && !wrapping_.soft(draft.last)) break;
      ++draft.last;
    }
    draft.alone = (line == 0 || blank(line - 1)) && blank(draft.last + 1);
    return draft;
  }

  // Adds the block of draft `at`, or the run of items or quoted paragraphs that begins there, and
  // returns the next draft.
  std::size_t add_run(std::size_t at) {
    const Marker marker = first(drafts_[at]).marker;
    if (marker == Marker::none) {
      add(drafts_[at], Scope::paragraph, 0);
      return at + 1;
    }
    // Other signs than the first item's go on with a list only when no blank line sets them apart:
    // nested items do, a heading "2. Methods" below a list does not.
    const auto belongs = [&](std::size_t i) {
      const Marker other = first(drafts_[i]).marker;
      if (other == marker) return true;
      const bool item = other != Marker::none && other != Marker::quote;
      return item && marker != Marker::quote && drafts_[i].first == drafts_[i - 1].last + 1;
    };
    std::size_t end = at + 1;
    while (end < drafts_.size() && belongs(end)) ++end;
    const bool lone_dash = end == at + 1 && (marker == Marker::dash || marker == Marker::number);
    const Scope scope = marker == Marker::quote ? Scope::quote
                        : lone_dash             ? Scope::paragraph
                                                : Scope::list;
    if (!lone_dash) ++containers_;
    for (std::size_t i = at; i < end; ++i) add(drafts_[i], scope, lone_dash ? 0 : containers_);
    return end;
  }

  void add(const Draft& draft, Scope scope, std::uint32_t container) {
    const PlainLine& head = first(draft);
    const PlainLine& tail = lines_[draft.last];
    Block block;
    block.scope = scope;
    block.raw = {head.span.begin, tail.span.end};
    const std::size_t begin = scope == Scope::paragraph ? head.span.begin : head.content.begin;
    block.text = {begin, tail.content.end};
    block.depth = scope == Scope::quote ? head.quote_depth : scope == Scope::list ? 1 : 0;
    block.container = container;
    document_.blocks.push_back(std::move(block));
  }

  // A short first line with a blank line below it, unless it reads as a sentence of the text.
  void find_title() {
    constexpr std::size_t kLongest = 150;
    if (drafts_.size() < 2) return;
    const Draft& draft = drafts_.front();
    if (!draft.alone || draft.first != draft.last || first(draft).marker != Marker::none) return;
    const std::string_view line = first(draft).span.of(text_);
    if (line.size() > 4 * kLongest || utf8::length(line) > kLongest) return;
    if (ends_sentence(line) && !asks_or_calls(line)) return;
    const char32_t last = utf8::before(line, line.size());
    if (last == U',' || last == U';' || last == U':' || last == 0x060C || last == 0x061B) return;
    document_.blocks.front().scope = Scope::title;
  }

  static bool asks_or_calls(std::string_view line) {
    for (std::size_t at = line.size(); at > 0;) {
      const char32_t c = utf8::decode_before(line, at);
      if (is_sentence_end(c)) {
        return c == U'?' || c == U'!' || c == 0x061F || c == 0xFF1F || c == 0xFF01 || c == 0x203D ||
               c == 0x037E || c == 0x2047 || c == 0x2048 || c == 0x2049;
      }
    }
    return false;
  }

  Document& document_;
  std::string_view text_;
  std::vector<PlainLine> lines_;
  Wrapping wrapping_;
  std::vector<Draft> drafts_;
  std::uint32_t containers_ = 0;
};

}  // namespace

void read_plain(Document& document) {
  document.text_is_raw = true;
  document.map = OffsetMap<Text, Raw>::identity(document.source.text.size());
  PlainReader(document, read_plain_front_matter(document)).read();
}

}  // namespace obelus
