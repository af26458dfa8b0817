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
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace obelus {

// One thread submits jobs and takes results; while the result it waits for is not there, it works
// on the jobs itself: `workers` counts it, so that there are never more threads at work than
// workers, and with one worker there are no other threads. Each worker has a scratch of its own.
template <class Job, class Result, class WorkerState>
class OrderedWorkers {
 public:
  using Work = std::function<Result(Job&, WorkerState&)>;

  OrderedWorkers(unsigned workers, Work work) : work_(std::move(work)) {
    if (workers <= 1) return;
    threads_.reserve(workers - 1);
    try {
      while (threads_.size() < workers - 1) threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do the work.
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
    slots_.push_back(std::make_unique<Slot>(std::move(job)));
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(slots_.back().get());
    }
    work_ready_.notify_one();
  }

  // The result of the oldest pending job, when it is there; throws what the work threw.
  Result next() {
    const std::unique_ptr<Slot> oldest = std::move(slots_.front());
    slots_.pop_front();
    {
      std::unique_lock lock(mutex_);
      while (!oldest->done) {
        if (queue_.empty()) {
          result_ready_.wait(lock);
        } else {
          work_on_next(lock, own_state_);
        }
      }
    }
    if (oldest->failure) std::rethrow_exception(oldest->failure);
    return std::move(*oldest->result);
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
    std::unique_lock lock(mutex_);
    while (true) {
      work_ready_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      work_on_next(lock, state);
      result_ready_.notify_one();
    }
  }

  // Takes the job that waits longest; the lock is open while it works.
  void work_on_next(std::unique_lock<std::mutex>& lock, WorkerState& state) noexcept {
    Slot& slot = *queue_.front();
    queue_.pop_front();
    lock.unlock();
    try {
      slot.result.emplace(work_(slot.job, state));
    } catch (...) {
      slot.failure = std::current_exception();
    }
    lock.lock();
    slot.done = true;
  }

  const Work work_;
  WorkerState own_state_;
  std::deque<std::unique_ptr<Slot>> slots_;  // of the submitting thread alone
  std::mutex mutex_;                         // guards what follows, and whether slots are done
  std::condition_variable work_ready_;
  std::condition_variable result_ready_;
  std::deque<Slot*> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace obelus
