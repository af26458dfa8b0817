// The pages of docs/rules/ are those that `obelus rules --markdown` writes.
#include "report/docs_address.hpp"

#include <spdlog/fmt/fmt.h>

namespace obelus {

std::string readme_address(std::string_view docs) {
  return docs.empty() ? std::string() : fmt::format("{}/README.md", docs);
}

std::string rule_address(std::string_view docs, std::string_view rule) {
  return docs.empty() ? std::string() : fmt::format("{}/docs/rules/{}.md", docs, rule);
}

bool is_public(std::string_view address) noexcept {
  return address.starts_with("https://") || address.starts_with("http://");
}

}  // namespace obelus
