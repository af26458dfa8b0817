// The three readers, one a format: each fills a Document whose source has been decoded.
#pragma once

#include <string_view>

#include "document/document.hpp"

namespace obelus {

// Each leaves the language of a block empty where the document does not declare it, and sets
// Document::language where it declares one.
void read_plain(Document& document);
void read_markdown(Document& document);
void read_html(Document& document);

// The encoding that HTML bytes declare in their first kilobyte (<meta charset>, <meta http-equiv>,
// an XML declaration), or nothing.
std::string_view declared_encoding(std::string_view bytes) noexcept;

// Gives every block and the document a language: declared, forced or detected.
void assign_languages(const DocumentOptions& options, Document& document);

}  // namespace obelus
