// The library lies beside the program where that was built, or in the private folder of libraries
// that was installed with it; nowhere else is looked.
#include "cli/git_plugin.hpp"

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

#include "cli/installed.hpp"
#include "git/plugin.hpp"

namespace obelus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLibrary = "obelus-git.so";

fs::path library_path() {
  std::error_code error;
  fs::path beside = program_folder() / kLibrary;
  return fs::exists(beside, error) ? beside : installed_plugins() / kLibrary;
}

std::unique_ptr<Changes> ask(const char* revision) {
  void* const library = ::dlopen(library_path().c_str(), RTLD_NOW | RTLD_LOCAL);
  void* const function = library == nullptr ? nullptr : ::dlsym(library, git::kChangesFunction);
  if (function == nullptr) {
    const char* const reason = ::dlerror();
    throw ChangesError(std::string("the part of Obelus that asks git cannot be loaded: ") +
                       (reason == nullptr ? kLibrary : reason));
  }
  std::unique_ptr<Changes> changes;
  reinterpret_cast<git::ChangesFunction*>(function)(revision, changes);
  return changes;
}

}  // namespace

std::unique_ptr<Changes> changes_since(const std::string& revision) {
  return ask(revision.c_str());
}
std::unique_ptr<Changes> staged_changes() { return ask(nullptr); }

}  // namespace obelus
