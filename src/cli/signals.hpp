// Interrupts end a run between two files, so that reports end as they should.
#pragma once

namespace obelus {

// SIGINT and SIGTERM are noted from now on (a second one kills as usual); a closed pipe becomes a
// write error instead of a silent death.
void watch_signals();
// The signal, or 0.
int interrupted() noexcept;
// A descriptor that can be read from once a signal was noted: a wait that polls it misses none.
// -1 where there is none.
int interrupt_descriptor() noexcept;

}  // namespace obelus
