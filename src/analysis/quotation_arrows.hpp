// Guillemets that are arrows of a page: A » B » C, Read more », « Older posts.
#pragma once

#include "analysis/quotation_costs.hpp"

namespace obelus {

class Document;

// Lets such marks of the candidates, which are in order of the text, pass for no quotation marks.
void price_arrows(const Document& document, CandidateList& candidates);

}  // namespace obelus
