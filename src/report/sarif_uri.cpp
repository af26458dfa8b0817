// Paths as URIs.
#include <filesystem>

#include "report/sarif.hpp"

namespace obelus::sarif {

std::string percent_encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
    if (kept) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 0xF];
  }
  return out;
}

std::string folder_uri(std::string_view folder) {
  std::string uri = "file://" + percent_encoded(folder);
  if (!uri.ends_with('/')) uri += '/';
  return uri;
}

Json artifact_location(std::string_view path, std::string_view working_directory) {
  namespace fs = std::filesystem;
  fs::path normal = fs::path(path).lexically_normal();
  const bool outside = !normal.empty() && *normal.begin() == "..";
  if (outside && !working_directory.empty()) {
    normal = (fs::path(working_directory) / normal).lexically_normal();
  }
  if (normal.is_absolute()) return {{"uri", "file://" + percent_encoded(normal.generic_string())}};
  return {{"uri", percent_encoded(normal.generic_string())}, {"uriBaseId", kBaseId}};
}

}  // namespace obelus::sarif
