// The end of a run of characters in a script. Inside "<!--", "<script" begins a nested level whose
// "</script>" does not end the element: the standard's escaped and double escaped states.
#include "document/html/scan.hpp"
#include "document/html/tokenizer.hpp"

namespace obelus::html {
namespace {

// "script" at `offset`, and that is all of the name.
bool names_script(std::string_view source, std::size_t offset) noexcept {
  constexpr std::string_view kName = "script";
  const std::size_t after = offset + kName.size();
  return holds_at(source, offset, kName) && after < source.size() &&
         (is_html_space(source[after]) || source[after] == '/' || source[after] == '>');
}

}  // namespace

std::size_t Tokenizer::find_script_break(std::size_t offset) noexcept {
  for (;; ++offset) {
    if (escape_ == ScriptEscape::none) {
      offset = find_any<'<', '\r', '\0'>(source_, offset);
    } else {
      offset = find_any<'<', '>', '\r', '\0'>(source_, offset);
    }
    if (!has(offset)) return offset;
    const char c = at(offset);
    if (c == '>') {
      // An escape began with "<!--", so there are two bytes before; its dashes may be these.
      if (source_.substr(offset - 2, 2) == "--") escape_ = ScriptEscape::none;
      continue;
    }
    if (c != '<') return offset;
    const std::size_t name = offset + 1;
    const bool closing = has(name) && at(name) == '/';
    switch (escape_) {
      case ScriptEscape::none:
        if (opens_end_tag(offset)) return offset;
        if (source_.substr(offset).starts_with("<!--")) {
          escape_ = ScriptEscape::escaped;
          offset += 3;
        }
        break;
      case ScriptEscape::escaped:
        if (opens_end_tag(offset)) return offset;
        if (names_script(source_, name)) escape_ = ScriptEscape::double_escaped;
        break;
      case ScriptEscape::double_escaped:
        if (closing && names_script(source_, name + 1)) escape_ = ScriptEscape::escaped;
        break;
    }
  }
}

}  // namespace obelus::html
