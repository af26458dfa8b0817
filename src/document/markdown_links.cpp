// Scanning the syntax of links, bounded so that no source makes it slow.
#include "document/markdown_links.hpp"

#include <algorithm>

namespace obelus {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestScan = 4096;

class LinkScanner {
 public:
  LinkScanner(std::string_view source, std::size_t target) noexcept
      : source_(source), target_(target) {}

  // Behind "(target "title")" that begins at `at`, or kNone.
  std::size_t inline_end(std::size_t at) const noexcept {
    at = skip_space(at + 1);
    // md4c's own answer, where the target stands here.
    const bool pointed = target_ == at || (peek(at) == '<' && target_ == at + 1);
    at = peek(at) == '<' ? bracketed_end(at, pointed) : bare_end(at, pointed);
    if (at == kNone) return kNone;
    const std::size_t space = skip_space(at);
    if (space > at) at = title_end(space);
    if (at == kNone) return kNone;
    at = skip_space(at);
    return peek(at) == ')' ? at + 1 : kNone;
  }

  // Behind "[label]" that begins at `at`, or kNone.
  std::size_t label_end(std::size_t at) const noexcept {
    const std::size_t limit = std::min(source_.size(), at + kLongestScan);
    for (std::size_t i = at + 1; i < limit; ++i) {
      if (source_[i] == '\\')
        ++i;
      else if (source_[i] == ']')
        return i + 1;
      else if (source_[i] == '[')
        return kNone;
    }
    return kNone;
  }

 private:
  char peek(std::size_t at) const noexcept { return at < source_.size() ? source_[at] : '\0'; }
  static bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  std::size_t skip_space(std::size_t at) const noexcept {
    while (at < source_.size() && is_space(source_[at])) ++at;
    return at;
  }

  std::size_t bracketed_end(std::size_t at, bool pointed) const noexcept {
    const std::size_t limit =
        pointed ? source_.size() : std::min(source_.size(), at + kLongestScan);
    for (std::size_t i = at + 1; i < limit; ++i) {
      if (source_[i] == '\\')
        ++i;
      else if (source_[i] == '>')
        return i + 1;
      else if (source_[i] == '<' || source_[i] == '\n')
        return kNone;
    }
    return kNone;
  }

  std::size_t bare_end(std::size_t at, bool pointed) const noexcept {
    const std::size_t limit =
        pointed ? source_.size() : std::min(source_.size(), at + kLongestScan);
    int depth = 0;
    for (std::size_t i = at; i < limit; ++i) {
      const char c = source_[i];
      if (c == '\\')
        ++i;
      else if (c == '(') {
        if (++depth > 32) return kNone;
      } else if (c == ')') {
        if (depth-- == 0) return i;
      } else if (is_space(c))
        return depth == 0 ? i : kNone;
    }
    return kNone;
  }

  // Behind the title at `at`; `at` where there is none.
  std::size_t title_end(std::size_t at) const noexcept {
    const char open = peek(at);
    if (open != '"' && open != '\'' && open != '(') return at;
    const char close = open == '(' ? ')' : open;
    const std::size_t limit = std::min(source_.size(), at + kLongestScan);
    for (std::size_t i = at + 1; i < limit; ++i) {
      if (source_[i] == '\\')
        ++i;
      else if (source_[i] == close)
        return i + 1;
    }
    return kNone;
  }

  std::string_view source_;
  std::size_t target_;
};

// Behind the label "[^…]" at `at`, or kNone.
std::size_t footnote_label_end(std::string_view source, std::size_t at,
                               std::size_t limit) noexcept {
  constexpr std::size_t kLongestLabel = 64;
  if (source.substr(at, 2) != "[^") return kNone;
  limit = std::min({limit, source.size(), at + kLongestLabel});
  for (std::size_t i = at + 2; i < limit; ++i) {
    const char c = source[i];
    if (c == ']') return i > at + 2 ? i + 1 : kNone;
    if (c == '[' || c == ' ' || c == '\t' || c == '\n' || c == '\r') return kNone;
  }
  return kNone;
}

}  // namespace

std::size_t link_end(std::string_view source, std::size_t text_end, std::size_t target) noexcept {
  const std::size_t bracket = source.find(']', text_end);
  if (bracket == std::string_view::npos) return text_end;
  const std::size_t after = bracket + 1;
  if (after == source.size()) return after;
  const LinkScanner scanner(source, target);
  std::size_t end = kNone;
  if (source[after] == '(') end = scanner.inline_end(after);
  if (source[after] == '[') end = scanner.label_end(after);
  return end == kNone ? after : end;
}

std::size_t after_footnote_label(std::string_view source, std::size_t at) noexcept {
  std::size_t end = footnote_label_end(source, at, source.size());
  if (end == kNone || end >= source.size() || source[end] != ':') return at;
  ++end;
  while (end < source.size() && (source[end] == ' ' || source[end] == '\t')) ++end;
  return end;
}

Span<Raw> find_footnote_reference(std::string_view source, Span<Raw> text) noexcept {
  const std::string_view all = source.substr(0, text.end);
  for (std::size_t at = all.find("[^", text.begin); at != std::string_view::npos;
       at = all.find("[^", at + 2)) {
    const std::size_t end = footnote_label_end(source, at, text.end);
    if (end != kNone) return {at, end};
  }
  return {text.end, text.end};
}

}  // namespace obelus
