// Front matter: the YAML or TOML between fences above a document's text.
#pragma once

#include <cstddef>

#include "document/builder.hpp"
#include "document/document.hpp"

namespace obelus {

// Reads front matter at the beginning of the source into metadata, a title block and blocks of
// Scope::frontmatter (descriptions). Returns where the text begins: 0 where there is none. Front
// matter that is no YAML becomes a fault; TOML is passed over.
std::size_t read_front_matter(Document& document, DocumentBuilder& builder);

// The same of a plain text, which has front matter only where that has a field `stet`: anything
// else may as well be what somebody wrote. It becomes metadata and nothing else.
std::size_t read_plain_front_matter(Document& document);

}  // namespace obelus
