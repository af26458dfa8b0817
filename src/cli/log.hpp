// Standard error: problems of a run, a line each, apart from the findings on standard output.
#pragma once

#include <string_view>

namespace obelus {

// Makes spdlog's default logger write plain lines to standard error ("obelus: error: …").
void start_log();
// Nothing below an error is logged from now on.
void quiet_log();

// `message` may quote anything: it is logged as one line without control characters.
void log_error(std::string_view message);
void log_warning(std::string_view message);
void log_info(std::string_view message);

}  // namespace obelus
