// Which policy holds for a file: the one that was named, or the nearest .obelus.yaml.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "engine/linter.hpp"

namespace obelus {

// Not shared between threads; the linters that it hands out are, and live as long as it does.
class Linters {
 public:
  // `policy`: a built-in name or a file that holds for everything; empty: look for .obelus.yaml in
  // a file's folder and above it, else core.
  explicit Linters(std::string policy) : policy_(std::move(policy)) {}

  // For files in `folder` (empty: the working directory). Throws PolicyErrors.
  const Linter& for_folder(const std::filesystem::path& folder);

 private:
  const Linter& for_policy(const std::string& name);

  std::string policy_;
  std::map<std::string, const Linter*> by_folder_;
  std::map<std::string, std::unique_ptr<Linter>> by_policy_;
};

}  // namespace obelus
