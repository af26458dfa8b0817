// POSIX, for modes, owners and the order of fsync and rename.
#include "engine/replace_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace obelus {
namespace {

std::string reason(int code) { return std::generic_category().message(code); }

bool same(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// The content, mode and owner of what `file` is to replace; 0 or what went wrong.
int fill(int file, std::string_view bytes, const struct stat& before) {
  if (const int error = write_all(file, bytes); error != 0) return error;
  const bool owned = ::fchown(file, before.st_uid, before.st_gid) == 0;
  // Without the owner, a set-user-id bit would speak of somebody else.
  const mode_t mode = before.st_mode & (owned ? 07777U : 0777U);
  if (::fchmod(file, mode) != 0) return errno;
  return ::fsync(file) == 0 ? 0 : errno;
}

}  // namespace

struct stat file_state(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) status = {};
  return status;
}

std::string replace_file(const std::filesystem::path& path, std::string_view bytes,
                         const struct stat& before) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error) return error.message();
  if (!S_ISREG(before.st_mode)) return "not a regular file";
  if (::access(target.c_str(), W_OK) != 0) return reason(errno);
  std::string temporary = (target.parent_path() / ".obelus-XXXXXX").string();
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return reason(errno);
  int failure = fill(file, bytes, before);
  if (::close(file) != 0 && failure == 0) failure = errno;
  std::string problem;
  if (failure != 0) {
    problem = reason(failure);
  } else if (!same(file_state(target), before)) {
    problem = "it was changed while it was being checked";
  } else if (::rename(temporary.c_str(), target.c_str()) != 0) {
    problem = reason(errno);
  }
  if (!problem.empty()) ::unlink(temporary.c_str());
  return problem;
}

}  // namespace obelus
