// Whether the marks around a quotation leave in doubt what is quoted: who speaks cannot be asked
// then.
#pragma once

#include <vector>

#include "rules/rule.hpp"

namespace obelus {

class QuotationDoubts {
 public:
  // `article` outlives it. Reads the defects of its marks when first asked.
  explicit QuotationDoubts(const Article& article) : article_(article) {}

  // `index` among the article's quotations; `block` holds it.
  bool any(std::size_t index, std::size_t block);

 private:
  bool has_defect(Span<Text> quoted);

  const Article& article_;
  std::vector<std::size_t> defects_;  // where the marks begin that have one, in order
  bool read_ = false;
};

}  // namespace obelus
