// What of a paragraph decides where its sentences end. UAX #29 never parts sentences but behind a
// stop or the end of a line, and looks no further back than the letter before it and no further
// ahead than the next letter. So ICU, which spends some fifty instructions on each character, is
// given these places only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obelus::detail {

class SentenceStops {
 public:
  // Replaces what was collected before. `semicolon`: it is a question mark, as in Greek.
  void collect(std::string_view paragraph, bool semicolon);

  // The stops, each with what stands around it. Sentences end here where they end in the paragraph;
  // its last one ends with it.
  std::string_view text() const noexcept { return text_; }
  // Where an offset of text() lies in the paragraph. To be asked in ascending order.
  std::size_t to_paragraph(std::size_t offset) noexcept;

 private:
  struct Piece {
    std::size_t begin;  // in text_
    std::size_t origin;
  };
  void add(std::string_view paragraph, std::size_t begin, std::size_t end);

  std::string text_;
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;  // the one that the last offset was in
};

}  // namespace obelus::detail
