// Places and words for the rules of copy/.
#include "rules/copy_text.hpp"

#include <fmt/core.h>

#include "rules/shortened.hpp"
#include "text/chars.hpp"
#include "text/utf8.hpp"

namespace obelus {

bool in_words(const Article& article, std::size_t text_offset) noexcept {
  const std::size_t block = article.document().block_at(text_offset);
  return block < article.blocks().size() && article.blocks()[block].scope != Scope::code;
}

bool is_character_reference(const Article& article, Span<Text> span) noexcept {
  if (article.document().text_is_raw) return false;
  const std::string_view raw = article.to_raw(span).of(article.document().raw());
  return raw.starts_with('&') && raw != article.text(span);
}

std::string_view words_around(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  constexpr int kReach = 20;  // characters
  const auto in_word = [](char32_t c) {
    return is_word(c) || c == U'\'' || c == U'’' || c == U'-' || c == U'\uFFFD' ||
           (c > 0x7F && is_default_ignorable(c));
  };
  for (int i = 0; i < kReach && begin > 0; ++i) {
    std::size_t before = begin;
    if (!in_word(utf8::decode_before(text, before))) break;
    begin = before;
  }
  for (int i = 0; i < kReach && end < text.size(); ++i) {
    std::size_t after = end;
    if (!in_word(utf8::decode(text, after))) break;
    end = after;
  }
  return text.substr(begin, end - begin);
}

std::string code_point_name(char32_t c) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

std::string visible(std::string_view text) {
  constexpr std::size_t kEnough = 300;  // bytes: more than a message shows
  std::string out;
  for (std::size_t i = 0; i < text.size() && out.size() < kEnough;) {
    const std::size_t begin = i;
    const char32_t c = utf8::decode(text, i);
    if (c > 0x7F && (is_bidi_control(c) || is_default_ignorable(c))) {
      out += '[' + code_point_name(c) + ']';
    } else {
      out += text.substr(begin, i - begin);
    }
  }
  return shortened(out);
}

}  // namespace obelus
