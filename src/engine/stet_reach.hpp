// Which part of a document a stet comment speaks of.
#pragma once

#include <vector>

#include "document/document.hpp"

namespace obelus {

class StetReach {
 public:
  explicit StetReach(const Document& document);

  // The block in which the comment stands or, where it is alone on its line between blocks, the
  // next one. Empty where there is none.
  Span<Raw> of(Span<Raw> comment) const;

 private:
  bool alone_on_its_line(Span<Raw> comment) const;
  Span<Raw> whole(std::size_t at) const;

  struct Place {
    Span<Raw> text;  // from the first character of the block's text to its last
    Span<Raw> raw;
  };
  const Document& document_;
  std::vector<Place> places_;  // by where their text begins
};

}  // namespace obelus
