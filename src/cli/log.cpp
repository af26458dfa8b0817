// spdlog's stock default logger writes to standard output, which belongs to the findings.
#include "cli/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "text/display.hpp"

namespace obelus {

void start_log() {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_st>();
  auto logger = std::make_shared<spdlog::logger>("obelus", std::move(sink));
  logger->set_pattern("%n: %l: %v");
  spdlog::set_default_logger(std::move(logger));
}

void quiet_log() { spdlog::set_level(spdlog::level::err); }

// Text goes in as a string_view: as a format it would be read for braces.
void log_error(std::string_view message) { spdlog::error(std::string_view(printable(message))); }
void log_warning(std::string_view message) { spdlog::warn(std::string_view(printable(message))); }
void log_info(std::string_view message) { spdlog::info(std::string_view(printable(message))); }

}  // namespace obelus
