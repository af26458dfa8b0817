// Why the quotation analysis reads an article as it does, for developers of its costs.
#pragma once

#include <string>

namespace obelus {

class Document;

// A line for each block border that a quotation may cross and for each mark: where it stands, what
// stands beside it, what it costs as opener, closer and neither, and how it was read with and
// without lost paragraph breaks. The defects follow.
std::string explain_quotations(const Document& document);

}  // namespace obelus
