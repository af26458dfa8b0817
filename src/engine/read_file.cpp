// Plain POSIX reading: it says why a file could not be read, which streams do not.
#include "engine/read_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <system_error>

namespace obelus {
namespace {

constexpr std::size_t kChunk = std::size_t{64} * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

std::string reason(int code) { return std::generic_category().message(code); }

FileContent read_all(int descriptor, const Opened& opened) {
  FileContent content;
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return {{}, reason(errno)};
  if (S_ISDIR(status.st_mode)) return {{}, reason(EISDIR)};
  // What /proc holds has no size before it is read.
  const bool is_sized = S_ISREG(status.st_mode) && status.st_size > 0;
  const std::size_t expected = is_sized ? static_cast<std::size_t>(status.st_size) : kChunk;
  if (expected >= kLargestFile) return {{}, "larger than 4 GiB"};
  if (opened) opened(status);
  std::size_t size = 0;
  while (true) {
    if (size == content.bytes.size()) {
      content.bytes.resize(size == 0 ? expected : std::max(size * 2, size + kChunk));
    }
    const ssize_t got =
        ::read(descriptor, content.bytes.data() + size, content.bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {{}, reason(errno)};
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size >= kLargestFile) return {{}, "larger than 4 GiB"};
    if (is_sized && size == expected) break;
  }
  content.bytes.resize(size);
  return content;
}

}  // namespace

FileContent read_file(const std::filesystem::path& path, const Opened& opened) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0) return {{}, reason(errno)};
  return read_all(file.number(), opened);
}

FileContent read_standard_input() { return read_all(STDIN_FILENO, {}); }

}  // namespace obelus
