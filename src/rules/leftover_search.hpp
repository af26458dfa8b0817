// What the searches for leftovers share: a text to look around in, and a list to add to.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/leftover_marks.hpp"

namespace obelus {

// A base for one search; used and thrown away within a call. Offsets are bytes of the text.
class LeftoverSearch {
 protected:
  // Both must outlive the search.
  LeftoverSearch(std::string_view text, std::vector<LeftoverMark>& marks)
      : text_(text), marks_(marks) {}
  ~LeftoverSearch() = default;

  template <class Visit>
  void for_each(std::string_view what, Visit visit) {
    for (std::size_t at = 0; (at = text_.find(what, at)) != std::string_view::npos; ++at) visit(at);
  }

  char byte(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }
  char byte_before(std::size_t at) const noexcept { return at > 0 ? text_[at - 1] : '\0'; }
  bool here(std::size_t at, std::string_view what) const noexcept {
    return text_.substr(at, what.size()) == what;
  }

  void add(std::size_t begin, std::size_t end, LeftoverForm form, bool doubtful = false) {
    marks_.push_back({{begin, end}, form, doubtful});
  }

  std::string_view text_;
  std::vector<LeftoverMark>& marks_;
};

}  // namespace obelus
