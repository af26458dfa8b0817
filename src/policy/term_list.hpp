// The terms of a lexicon. Those of an unchanged built-in one, which nearly all are, are read where
// they are compiled in: a program that checks one article starts without a copy of 50,000 terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/embedded.hpp"

namespace obelus {

struct LexiconTerm {
  std::string_view text;  // as written
  std::string_view folded;
  std::uint64_t key = 0;  // key_of_term(folded)
  double weight = 1;
};

// The texts of the terms are views of what the list was made from.
class TermList {
 public:
  TermList() = default;
  // `file` must outlive the list.
  explicit TermList(const EmbeddedFile& file) noexcept : file_(&file) {}
  explicit TermList(std::vector<LexiconTerm> terms) noexcept : own_(std::move(terms)) {}

  std::size_t size() const noexcept { return file_ != nullptr ? file_->terms.size() : own_.size(); }
  bool empty() const noexcept { return size() == 0; }
  LexiconTerm operator[](std::size_t index) const noexcept {
    if (file_ == nullptr) return own_[index];
    const EmbeddedTerm& term = file_->terms[index];
    return {{file_->content.data() + term.text, term.text_size},
            {file_->folded.data() + term.folded, term.folded_size},
            term.key,
            term.weight};
  }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;  // it makes what it points to
    using difference_type = std::ptrdiff_t;
    using value_type = LexiconTerm;
    using pointer = void;
    using reference = LexiconTerm;

    Iterator(const TermList& list, std::size_t index) noexcept : list_(&list), index_(index) {}
    LexiconTerm operator*() const noexcept { return (*list_)[index_]; }
    Iterator& operator++() noexcept {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator& other) const noexcept { return index_ == other.index_; }

   private:
    const TermList* list_;
    std::size_t index_;
  };
  Iterator begin() const noexcept { return {*this, 0}; }
  Iterator end() const noexcept { return {*this, size()}; }

 private:
  const EmbeddedFile* file_ = nullptr;  // whose terms they are; none: its own
  std::vector<LexiconTerm> own_;
};

}  // namespace obelus
