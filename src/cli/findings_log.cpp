// spdlog's own sinks.
#include "cli/findings_log.hpp"

#include <syslog.h>

#include <fmt/format.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/syslog_sink.h>
#include <spdlog/spdlog.h>

#include "text/display.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLargestLog = std::size_t{10} << 20;
constexpr std::size_t kOlderLogs = 4;

spdlog::sink_ptr open_sink(const std::string& target) {
  if (target == "syslog") {
    return std::make_shared<spdlog::sinks::syslog_sink_mt>("obelus", LOG_PID, LOG_USER, false);
  }
  auto sink =
      std::make_shared<spdlog::sinks::rotating_file_sink_mt>(target, kLargestLog, kOlderLogs);
  sink->set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
  return sink;
}

spdlog::level::level_enum level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return spdlog::level::err;
    case Severity::warning: return spdlog::level::warn;
    default: return spdlog::level::info;
  }
}

}  // namespace

FindingsLog::FindingsLog(const std::string& target) : target_(target) {
  try {
    const spdlog::sink_ptr sink = open_sink(target);
    logger_ = std::make_shared<spdlog::logger>("findings", sink);
    // The logger would swallow what a sink throws; called from its catch clause, this throws it on.
    logger_->set_error_handler([](const std::string&) { throw; });
    spdlog::default_logger()->sinks().push_back(sink);
  } catch (const spdlog::spdlog_ex& error) {
    throw WriteError("cannot log to " + target + ": " + error.what());
  }
}

void FindingsLog::file(const FileReport& report) {
  try {
    for (const Finding& finding : report.findings) {
      const std::string line = printable(fmt::format(
          "{}:{}:{}: {}: {} [{}]", report.path, finding.place.begin.line,
          finding.place.begin.column, name(finding.severity), finding.message, finding.rule));
      logger_->log(level_of(finding.severity), std::string_view(line));
    }
  } catch (const spdlog::spdlog_ex& error) {
    throw WriteError("cannot log to " + target_ + ": " + error.what());
  }
}

void FindingsLog::end(const Summary& summary) {
  try {
    logger_->info("checked {} files: {} errors, {} warnings, {} suggestions, {} problems",
                  summary.files, summary.errors, summary.warnings, summary.suggestions,
                  summary.problems);
    logger_->flush();
  } catch (const spdlog::spdlog_ex& error) {
    throw WriteError("cannot log to " + target_ + ": " + error.what());
  }
}

}  // namespace obelus
