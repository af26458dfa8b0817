// The command line: arguments in, an exit status out.
#pragma once

namespace obelus {

// Exit statuses, the same for every command and format.
constexpr int kSound = 0;        // nothing at or above the threshold
constexpr int kFindings = 1;     // findings at or above it
constexpr int kFailed = 2;       // usage, policy, input or write error
constexpr int kSignalled = 128;  // and the signal's number: SIGINT or SIGTERM ended it early

int run(int argc, const char* const* argv);

}  // namespace obelus
