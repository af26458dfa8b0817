// Lines of a stream that somebody may be typing: tells a pause from the end.
#pragma once

#include <cstddef>
#include <string>

namespace obelus {

class LineReader {
 public:
  enum class Outcome { line, too_long, pause, end, failure };

  // Lines of more than `limit` bytes are read past, not kept. A wait ends when `wake` (-1: nothing)
  // can be read from.
  LineReader(int descriptor, std::size_t limit, int wake)
      : descriptor_(descriptor), wake_(wake), limit_(limit) {}

  // The next line, without its line end, goes to `line`. Where none is complete and no input is
  // waiting: `wait` says whether to wait for more or to return `pause`. A signal is a pause too.
  Outcome next(std::string& line, bool wait);
  const std::string& error() const noexcept { return error_; }

 private:
  Outcome cut(std::size_t end, std::size_t next, std::string& line);
  Outcome fill(bool wait);

  int descriptor_;
  int wake_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t begin_ = 0;     // of what was not handed out
  std::size_t searched_ = 0;  // no line end before it
  bool skipping_ = false;     // in a line that is too long
  bool ended_ = false;
  std::string error_;
};

}  // namespace obelus
