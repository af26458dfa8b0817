// A signal handler may touch little more than a lock-free flag and a descriptor.
#include "cli/signals.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace obelus {
namespace {

std::atomic<int>& noted() noexcept {
  static_assert(std::atomic<int>::is_always_lock_free);
  static std::atomic<int> signal{0};
  return signal;
}

// A pipe whose ends live as long as the program; {-1, -1} where there was none to be had.
std::array<int, 2>& wake_pipe() noexcept {
  static std::array<int, 2> ends = {-1, -1};
  return ends;
}

void on_signal(int signal) {
  const int code = errno;
  noted().store(signal, std::memory_order_relaxed);
  [[maybe_unused]] const ssize_t written = ::write(wake_pipe()[1], "", 1);
  errno = code;
}

}  // namespace

void watch_signals() {
  noted().store(0);
  std::array<int, 2>& ends = wake_pipe();
  if (ends[0] < 0 && ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) ends = {-1, -1};
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read that waits returns
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
}

int interrupt_descriptor() noexcept { return wake_pipe()[0]; }

int interrupted() noexcept { return noted().load(std::memory_order_relaxed); }

}  // namespace obelus
