// Collects the capitalised words that stand behind another word, with a space between them.
#include "rules/names_elsewhere.hpp"

#include "text/chars.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace obelus {

bool NamesElsewhere::holds(std::string_view word) {
  if (!read_) read();
  return names_.contains(word);
}

void NamesElsewhere::read() {
  read_ = true;
  std::size_t last_end = text_.size();
  for_each_word(text_, [&](std::size_t begin, std::size_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    const char32_t first = utf8::at(word, 0);
    if (begin == last_end + 1 && text_[last_end] == ' ' && is_upper(first)) names_.insert(word);
    last_end = end;
  });
}

}  // namespace obelus
