// A signal handler may touch little more than a lock-free flag.
#include "cli/signals.hpp"

#include <signal.h>

#include <atomic>

namespace obelus {
namespace {

std::atomic<bool>& flag() noexcept {
  static_assert(std::atomic<bool>::is_always_lock_free);
  static std::atomic<bool> interrupted{false};
  return interrupted;
}

void on_signal(int) { flag().store(true, std::memory_order_relaxed); }

}  // namespace

void watch_signals() {
  flag().store(false);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read that waits returns
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
}

bool interrupted() noexcept { return flag().load(std::memory_order_relaxed); }

}  // namespace obelus
