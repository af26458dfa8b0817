// HTML pages: the walk over the whole source.
#include "document/builder.hpp"
#include "document/front_matter.hpp"
#include "document/html/flow.hpp"
#include "document/readers.hpp"

namespace obelus {

void read_html(Document& document) {
  DocumentBuilder builder(document, DocumentBuilder::RawExtent::element);
  // Site generators keep front matter in HTML, too.
  const std::size_t begin = read_front_matter(document, builder);
  html::Flow flow(document, builder);
  flow.read({begin, document.source.text.size()});
  flow.finish();
}

}  // namespace obelus
