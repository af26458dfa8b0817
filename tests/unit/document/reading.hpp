// A document read from a literal, and short ways to ask about it.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace obelus::testing {

struct Seen {
  std::string scope;
  std::string text;
  friend bool operator==(const Seen&, const Seen&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Seen& seen) {
    return out << seen.scope << ": “" << seen.text << "”";
  }
};

class Reading {
 public:
  Reading(Format format, std::string_view bytes, DocumentOptions options = {})
      : document_(std::make_unique<Document>()) {
    options.format = format;
    read_document(bytes, options, *document_);
  }
  const Document* operator->() const { return document_.get(); }
  const Document& document() const { return *document_; }

  std::vector<Seen> blocks() const {
    std::vector<Seen> seen;
    for (const Block& block : document_->blocks) {
      seen.push_back({std::string(name(block.scope)), std::string(document_->text(block))});
    }
    return seen;
  }
  const Block& block(std::size_t index) const { return document_->blocks.at(index); }
  std::string raw(const Block& block) const { return std::string(block.raw.of(document_->raw())); }

  // The source of the first place where the readers' text holds `words`.
  std::string raw_of(std::string_view words) const {
    const std::size_t at = document_->text().find(words);
    if (at == std::string_view::npos) return "(not in the text)";
    const Span<Raw> span = document_->to_raw({at, at + words.size()});
    return std::string(span.of(document_->raw()));
  }

 private:
  std::unique_ptr<Document> document_;
};

inline Reading plain(std::string_view text) { return {Format::text, text}; }
inline Reading markdown(std::string_view text) { return {Format::markdown, text}; }
inline Reading html(std::string_view text) { return {Format::html, text}; }

// Holds for every document whatever its source: blocks in order, none empty or outside the text,
// no span outside the source.
inline std::string broken_promise(const Document& document) {
  std::size_t end = 0;
  for (const Block& block : document.blocks) {
    if (block.text.empty()) return "an empty block";
    if (block.text.begin < end || block.text.end > document.text().size())
      return "text out of order";
    end = block.text.end;
    if (block.raw.begin > block.raw.end || block.raw.end > document.raw().size()) {
      return "a block outside the source";
    }
    const Span<Raw> raw = document.to_raw(block.text);
    if (raw.begin > raw.end || raw.end > document.raw().size()) return "text outside the source";
    if (!block.raw.contains(raw)) return "text outside its block";
    if (block.language.empty()) return "a block without a language";
  }
  for (const Link& link : document.links) {
    if (link.text.end > document.text().size()) return "a link outside the text";
    if (link.raw.begin > link.raw.end || link.raw.end > document.raw().size()) {
      return "a link outside the source";
    }
  }
  for (const HiddenText& hidden : document.hidden) {
    if (hidden.text.empty() || hidden.reason.empty()) return "hidden text without reason";
  }
  return "";
}

}  // namespace obelus::testing
