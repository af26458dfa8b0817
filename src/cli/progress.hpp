// How far a long run has come, on standard error when that is a terminal.
#pragma once

#include <chrono>
#include <cstddef>

namespace obelus {

// One line that is drawn again and again. Nothing is drawn in a run's first second.
class Progress {
 public:
  // `total` files are to be checked; with `wanted` false, or without a terminal, nothing is drawn.
  Progress(std::size_t total, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Another file was checked.
  void step();
  // Takes the line away, until the next step, for something else to be written.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  std::size_t total_;
  std::size_t done_ = 0;
  bool wanted_;
  bool drawn_ = false;
  Clock::time_point next_;
};

}  // namespace obelus
