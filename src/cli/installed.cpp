// Paths from the program's folder to others are known when it is built; the tree may then be put
// anywhere.
#include "cli/installed.hpp"

#include <string_view>
#include <system_error>

#include "report/docs_address.hpp"
#include "report/sarif.hpp"

namespace obelus {

namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

fs::path installed_plugins() { return (program_folder() / OBELUS_PLUGINS).lexically_normal(); }

std::string docs_address(const std::string& given) {
  std::string address = given.empty() ? OBELUS_DOCS_URL : given;
  while (address.ends_with('/')) address.pop_back();
  if (!address.empty()) return address;
  const fs::path docs = (program_folder() / OBELUS_DOCS).lexically_normal();
  std::error_code error;
  if (!fs::exists(docs / "README.md", error)) return {};
  return "file://" + sarif::percent_encoded(docs.generic_string());
}

}  // namespace obelus
