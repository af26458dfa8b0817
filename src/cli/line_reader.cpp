// Reads with poll(), so that a reader with nothing to do can tell.
#include "cli/line_reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace obelus {
namespace {
constexpr std::size_t kChunk = std::size_t{256} * 1024;
}

LineReader::Outcome LineReader::next(std::string& line, bool wait) {
  while (true) {
    const std::size_t end = buffer_.find('\n', searched_);
    if (end != std::string::npos) return cut(end, end + 1, line);
    searched_ = buffer_.size();
    if (ended_) {
      if (begin_ == buffer_.size() && !skipping_) return Outcome::end;
      return cut(buffer_.size(), buffer_.size(), line);
    }
    if (buffer_.size() - begin_ > limit_) {
      skipping_ = true;
      begin_ = searched_ = 0;
      std::string().swap(buffer_);
    }
    const Outcome filled = fill(wait);
    if (filled != Outcome::line) return filled;
  }
}

LineReader::Outcome LineReader::cut(std::size_t end, std::size_t next, std::string& line) {
  const bool too_long = skipping_ || end - begin_ > limit_;
  skipping_ = false;
  line.clear();
  if (!too_long) {
    line.assign(buffer_, begin_, end - begin_);
    if (line.ends_with('\r')) line.pop_back();
  }
  begin_ = searched_ = next;
  return too_long ? Outcome::too_long : Outcome::line;
}

LineReader::Outcome LineReader::fill(bool wait) {
  std::array<pollfd, 2> waiting = {{{descriptor_, POLLIN, 0}, {wake_, POLLIN, 0}}};
  const int ready = ::poll(waiting.data(), waiting.size(), wait ? -1 : 0);
  if (ready == 0 || (ready < 0 && errno == EINTR)) return Outcome::pause;
  if (waiting[1].revents != 0) return Outcome::pause;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + std::max(kChunk, size / 2));
  const ssize_t got = ::read(descriptor_, buffer_.data() + size, buffer_.size() - size);
  const int code = errno;
  buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) {
    if (code == EINTR || code == EAGAIN) return Outcome::pause;
    error_ = std::generic_category().message(code);
    return Outcome::failure;
  }
  if (got == 0) ended_ = true;
  return Outcome::line;
}

}  // namespace obelus
