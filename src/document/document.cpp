// What can be asked of a document once it has been read.
#include "document/document.hpp"

#include <algorithm>
#include <array>

namespace obelus {

std::string_view name(Scope scope) noexcept {
  switch (scope) {
    case Scope::title: return "title";
    case Scope::heading: return "heading";
    case Scope::paragraph: return "paragraph";
    case Scope::list: return "list";
    case Scope::quote: return "quote";
    case Scope::caption: return "caption";
    case Scope::table: return "table";
    case Scope::code: return "code";
    case Scope::link: return "link";
    case Scope::alt: return "alt";
    case Scope::frontmatter: return "frontmatter";
    case Scope::hidden: return "hidden";
  }
  return "paragraph";
}

bool is_beside_the_text(Scope scope) noexcept {
  return scope == Scope::code || scope == Scope::alt || scope == Scope::hidden ||
         scope == Scope::frontmatter;
}

std::size_t Document::block_at(std::size_t text_offset) const noexcept {
  const auto after = std::upper_bound(
      blocks.begin(), blocks.end(), text_offset,
      [](std::size_t offset, const Block& block) { return offset < block.text.begin; });
  if (after == blocks.begin()) return blocks.size();
  const auto block = after - 1;
  return block->text.contains(text_offset) ? static_cast<std::size_t>(block - blocks.begin())
                                           : blocks.size();
}

const Block* Document::title() const noexcept {
  const auto find = [&](auto wanted) -> const Block* {
    const auto found = std::find_if(blocks.begin(), blocks.end(), wanted);
    return found == blocks.end() ? nullptr : &*found;
  };
  if (const Block* title = find([](const Block& b) { return b.scope == Scope::title; })) {
    return title;
  }
  return find([](const Block& b) { return b.scope == Scope::heading && b.depth == 1; });
}

Format format_of(std::string_view path) noexcept {
  struct Ending {
    std::string_view ending;
    Format format;
  };
  constexpr std::array<Ending, 6> kEndings{{{".md", Format::markdown},
                                            {".markdown", Format::markdown},
                                            {".mdx", Format::markdown},
                                            {".html", Format::html},
                                            {".htm", Format::html},
                                            {".xhtml", Format::html}}};
  const auto lower = [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (const auto& [ending, format] : kEndings) {
    if (path.size() < ending.size()) continue;
    const std::string_view tail = path.substr(path.size() - ending.size());
    if (std::equal(tail.begin(), tail.end(), ending.begin(),
                   [&](char a, char b) { return lower(a) == b; })) {
      return format;
    }
  }
  return Format::text;
}

}  // namespace obelus
