// Bytes → Document: decode, read by format, find the languages.
#include "document/document.hpp"
#include "document/readers.hpp"

namespace obelus {

void read_document(std::string_view bytes, const DocumentOptions& options, Document& document) {
  document = Document{};
  document.format = options.format;
  document.decoded = options.decoded;
  const std::string_view declared =
      options.format == Format::html ? declared_encoding(bytes) : std::string_view{};
  document.source = decode_bytes(bytes, options.encoding, declared);
  document.lines = LineIndex(document.source.text);
  switch (options.format) {
    case Format::text: read_plain(document); break;
    case Format::markdown: read_markdown(document); break;
    case Format::html: read_html(document); break;
  }
  assign_languages(options, document);
}

}  // namespace obelus
