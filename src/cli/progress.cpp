// Draws past the log, which knows lines only.
#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace obelus {
namespace {

constexpr std::chrono::milliseconds kSilence{1000};
constexpr std::chrono::milliseconds kStep{100};
constexpr std::string_view kErase = "\r\x1b[K";

bool can_draw() {
  const char* const terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

// A line that is not drawn is no loss.
void draw(std::string_view text) {
  [[maybe_unused]] const ssize_t drawn = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(std::size_t total, bool wanted)
    : total_(total), wanted_(wanted && can_draw()), next_(Clock::now() + kSilence) {}

Progress::~Progress() { hide(); }

void Progress::step() {
  ++done_;
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kStep;
  draw(std::string(kErase) + "checked " + std::to_string(done_) + " of " + std::to_string(total_) +
       " files, " + std::to_string(done_ * 100 / total_) + " %");
  drawn_ = true;
}

void Progress::hide() {
  if (!drawn_) return;
  draw(kErase);
  drawn_ = false;
}

}  // namespace obelus
