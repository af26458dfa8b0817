// Which words an article writes with a capital within its sentences: at the beginning of another
// sentence, where a capital says nothing, they are names, too.
#pragma once

#include <string_view>
#include <unordered_set>

namespace obelus {

class NamesElsewhere {
 public:
  // `text` outlives it. Reads the text when first asked.
  explicit NamesElsewhere(std::string_view text) : text_(text) {}

  bool holds(std::string_view word);

 private:
  void read();

  std::string_view text_;
  std::unordered_set<std::string_view> names_;
  bool read_ = false;
};

}  // namespace obelus
