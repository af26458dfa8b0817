// Results come in the order of the jobs, whatever the threads do.
#include "engine/ordered_workers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace obelus {
namespace {

struct NoState {};
struct Counter {
  int jobs = 0;
};

class OrderedWorkersTest : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedWorkersTest, ResultsKeepTheOrderOfTheJobs) {
  OrderedWorkers<int, int, NoState> pool(GetParam(), [](int& job, NoState&) {
    std::this_thread::sleep_for(std::chrono::microseconds(job % 7 * 100));
    return job * 2;
  });
  int submitted = 0;
  for (int taken = 0; taken < 200; ++taken) {
    while (submitted < 200 && pool.pending() < 16) pool.submit(submitted++);
    EXPECT_EQ(pool.next(), taken * 2);
  }
  EXPECT_EQ(pool.pending(), 0u);
}

TEST_P(OrderedWorkersTest, AFailureComesInItsTurn) {
  OrderedWorkers<int, int, NoState> pool(GetParam(), [](int& job, NoState&) {
    if (job == 1) throw std::runtime_error("one");
    return job;
  });
  for (int job = 0; job < 3; ++job) pool.submit(job);
  EXPECT_EQ(pool.next(), 0);
  EXPECT_THROW(pool.next(), std::runtime_error);
  EXPECT_EQ(pool.next(), 2);
}

TEST_P(OrderedWorkersTest, EndsWithJobsPending) {
  std::atomic<int> begun = 0;
  {
    OrderedWorkers<int, int, NoState> pool(GetParam(), [&](int& job, NoState&) {
      ++begun;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      return job;
    });
    for (int job = 0; job < 1000; ++job) pool.submit(job);
  }
  EXPECT_LT(begun, 1000);
}

TEST_P(OrderedWorkersTest, StateStaysWithItsWorker) {
  OrderedWorkers<int, int, Counter> pool(GetParam(), [](int&, Counter& own) { return ++own.jobs; });
  int largest = 0;
  for (int job = 0; job < 100; ++job) {
    pool.submit(job);
    largest = std::max(largest, pool.next());
  }
  EXPECT_GE(largest, static_cast<int>(100 / GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Workers, OrderedWorkersTest, testing::Values(1u, 2u, 5u));

}  // namespace
}  // namespace obelus
