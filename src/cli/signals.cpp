// A signal handler may touch little more than a lock-free flag.
#include "cli/signals.hpp"

#include <signal.h>

#include <atomic>

namespace obelus {
namespace {

std::atomic<int>& noted() noexcept {
  static_assert(std::atomic<int>::is_always_lock_free);
  static std::atomic<int> signal{0};
  return signal;
}

void on_signal(int signal) { noted().store(signal, std::memory_order_relaxed); }

}  // namespace

void watch_signals() {
  noted().store(0);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read that waits returns
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
}

int interrupted() noexcept { return noted().load(std::memory_order_relaxed); }

}  // namespace obelus
