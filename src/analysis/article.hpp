// An article under check: its document and what several rules ask of it, each computed when first
// asked for and not at all when nobody asks.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/byte_marks.hpp"
#include "analysis/line_form.hpp"
#include "analysis/mark_pairs.hpp"
#include "analysis/quotations.hpp"
#include "analysis/terms.hpp"
#include "document/document.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"

namespace obelus {

// Scratch that analyses reuse from one article to the next; one per worker.
struct Scratch {
  SentenceSplitter sentences;
};

// Not shared between threads; the document and the matcher outlive it.
class Article {
 public:
  Article(const Document& document, const TermMatcher& matcher, Scratch& scratch);
  ~Article();
  Article(const Article&) = delete;
  Article& operator=(const Article&) = delete;

  const Document& document() const noexcept { return document_; }
  const std::vector<Block>& blocks() const noexcept { return document_.blocks; }
  std::string_view text() const noexcept { return document_.text(); }
  std::string_view text(Span<Text> span) const noexcept { return span.of(document_.text()); }
  Span<Raw> to_raw(Span<Text> span) const noexcept { return document_.to_raw(span); }

  const FoldedText& folded() const;
  const ByteMarks& bytes() const;
  // Hits in order; each lies within one block. A group that is looked up on demand can only be
  // asked for in a span of one block.
  std::span<const TermHit> hits(TermGroup group) const;
  std::span<const TermHit> hits_in(TermGroup group, Span<Text> span) const;
  // The hits on demand of some groups inside `span`, in order: for a few words of a block, where
  // looking up all of it would not pay. The span may cut through words and characters.
  std::vector<TermHit> hits_near(const TermGroups& groups, Span<Text> span) const;
  const QuotationAnalysis& quotations() const;
  const std::vector<MarkPair>& mark_pairs() const;
  const LineForm& form(std::size_t block) const;
  // Sentences of a block, in order.
  const std::vector<Span<Text>>& sentences(std::size_t block) const;
  // The sentence of that block which holds the offset.
  Span<Text> sentence_around(std::size_t block, std::size_t text_offset) const;

 private:
  struct Cache;
  const WordEdges& edges() const;
  std::vector<TermHit> find_hits() const;
  std::span<const TermHit> hits_on_demand(TermGroup group, std::size_t text_offset) const;

  const Document& document_;
  const TermMatcher& matcher_;
  Scratch& scratch_;
  std::unique_ptr<Cache> cache_;
};

}  // namespace obelus
