// Plain text as a document: blocks, links and spans in range, the same each time.
#include "fuzz.hpp"

namespace obelus::fuzz {

void check(std::string_view bytes) {
  DocumentOptions options;
  options.format = Format::text;
  expect_sound_document(bytes, options);
}

}  // namespace obelus::fuzz
