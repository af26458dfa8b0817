// Threads that work on jobs in any order and hand back their results in the order of the jobs.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace obelus {

// One thread submits jobs and takes results. Each worker has a scratch of its own, and takes
// several jobs at a time while many wait: to wake a thread takes a tenth of the time of a small
// job. With one worker there are no threads: next() does the work.
template <class Job, class Result, class WorkerState>
class OrderedWorkers {
 public:
  using Work = std::function<Result(Job&, WorkerState&)>;

  OrderedWorkers(unsigned workers, Work work) : work_(std::move(work)), workers_(workers) {
    if (workers <= 1) return;
    threads_.reserve(workers);
    for (unsigned i = 0; i < workers; ++i) {
      threads_.emplace_back([this] { run(); });
    }
  }
  // Jobs that nobody has begun are dropped.
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    work_ready_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  // Jobs submitted whose result was not yet taken: keep it within a window, so that memory does
  // not grow with the input.
  std::size_t pending() const { return slots_.size(); }

  void submit(Job job) {
    auto slot = std::make_unique<Slot>(std::move(job));
    Slot* const queued = slot.get();
    slots_.push_back(std::move(slot));
    if (threads_.empty()) return;
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(queued);
    }
    work_ready_.notify_one();
  }

  // The result of the oldest pending job, when it is there; throws what the work threw.
  Result next() {
    const std::unique_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    if (threads_.empty()) return work_(slot->job, own_state_);
    std::unique_lock lock(mutex_);
    result_ready_.wait(lock, [&] { return slot->done; });
    if (slot->failure) std::rethrow_exception(slot->failure);
    return std::move(*slot->result);
  }

  // Whether next() would return at once.
  bool ready() {
    if (slots_.empty()) return false;
    if (threads_.empty()) return true;
    const std::lock_guard lock(mutex_);
    return slots_.front()->done;
  }

 private:
  struct Slot {
    explicit Slot(Job j) : job(std::move(j)) {}
    Job job;
    std::optional<Result> result;
    std::exception_ptr failure;
    bool done = false;  // what it holds is its worker's before
  };

  void run() {
    WorkerState state;
    std::vector<Slot*> taken;
    std::unique_lock lock(mutex_);
    while (true) {
      work_ready_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      // Half of its share: who ends first finds jobs left.
      const auto share = static_cast<std::ptrdiff_t>(queue_.size() / (2 * workers_) + 1);
      taken.assign(queue_.begin(), queue_.begin() + share);
      queue_.erase(queue_.begin(), queue_.begin() + share);
      lock.unlock();
      for (Slot* const slot : taken) {
        if (!stopping_) work(*slot, state);
      }
      lock.lock();
      for (Slot* const slot : taken) slot->done = true;
      result_ready_.notify_one();
    }
  }

  void work(Slot& slot, WorkerState& state) noexcept {
    try {
      slot.result.emplace(work_(slot.job, state));
    } catch (...) {
      slot.failure = std::current_exception();
    }
  }

  const Work work_;
  WorkerState own_state_;
  std::deque<std::unique_ptr<Slot>> slots_;  // of the submitting thread alone
  const std::size_t workers_;
  std::mutex mutex_;  // guards what follows, and whether slots are done
  std::condition_variable work_ready_;
  std::condition_variable result_ready_;
  std::deque<Slot*> queue_;
  std::atomic<bool> stopping_ = false;  // set under the mutex, and nobody waits for results then
  std::vector<std::thread> threads_;
};

}  // namespace obelus
