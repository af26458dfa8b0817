// Threads that work on jobs in any order and hand back their results in the order of the jobs.
#pragma once

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

// One thread submits jobs and takes results. Each worker has a scratch of its own. With one worker
// there are no threads: next() does the work.
template <class Job, class Result, class WorkerState>
class OrderedWorkers {
 public:
  using Work = std::function<Result(Job&, WorkerState&)>;

  OrderedWorkers(unsigned workers, Work work) : work_(std::move(work)) {
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
    bool done = false;
  };

  void run() {
    WorkerState state;
    std::unique_lock lock(mutex_);
    while (true) {
      work_ready_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      Slot& slot = *queue_.front();
      queue_.pop_front();
      lock.unlock();
      std::optional<Result> result;
      std::exception_ptr failure;
      try {
        result.emplace(work_(slot.job, state));
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      slot.result = std::move(result);
      slot.failure = failure;
      slot.done = true;
      result_ready_.notify_one();
    }
  }

  Work work_;
  WorkerState own_state_;
  std::deque<std::unique_ptr<Slot>> slots_;  // of the submitting thread alone
  std::mutex mutex_;                         // guards what follows, and what slots hold
  std::condition_variable work_ready_;
  std::condition_variable result_ready_;
  std::deque<Slot*> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace obelus
