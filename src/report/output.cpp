// Sinks that check every write, and the temporary that becomes the report.
#include "report/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include <spdlog/details/null_mutex.h>
#include <spdlog/formatter.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

namespace obelus {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name, int error) {
  throw WriteError("cannot write " + name + ": " + std::generic_category().message(error));
}

// Payloads as they are: reporters bring their own line ends.
class VerbatimFormatter final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    out.append(message.payload.data(), message.payload.data() + message.payload.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<VerbatimFormatter>();
  }
};

// The stock sinks do not notice a full disk; this one throws WriteError.
class StreamSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  StreamSink(std::FILE* stream, std::string name) : stream_(stream), name_(std::move(name)) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    const std::size_t size = message.payload.size();
    errno = 0;
    if (std::fwrite(message.payload.data(), 1, size, stream_) != size) fail(name_, errno);
  }
  void flush_() override {
    errno = 0;
    if (std::fflush(stream_) != 0) fail(name_, errno);
  }

 private:
  std::FILE* stream_;
  std::string name_;
};

class StringSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  explicit StringSink(std::string& bytes) : bytes_(bytes) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    bytes_.append(message.payload.data(), message.payload.size());
  }
  void flush_() override {}

 private:
  std::string& bytes_;
};

// A new file in `folder`, with the mode that a plain open would have given it.
std::pair<int, fs::path> open_temporary(const fs::path& folder) {
  for (int attempt = 0;; ++attempt) {
    const fs::path path =
        folder / (".obelus-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp");
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST || attempt == 1000) return {file, path};
  }
}

}  // namespace

// What lies behind the first sink: owns the stream and knows how the report gets its name.
class Output::Target {
 public:
  Target() = default;
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  ~Target() {
    if (stream_ != nullptr) std::fclose(stream_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }

  std::FILE* open(const std::string& name) {
    name_ = name;
    std::error_code error;
    path_ = fs::is_symlink(name, error) ? fs::weakly_canonical(name, error) : fs::path(name);
    if (path_.empty()) path_ = name;
    struct stat status {};
    const bool exists = ::stat(path_.c_str(), &status) == 0;
    int file = -1;
    if (exists && !S_ISREG(status.st_mode)) {
      file = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
      std::tie(file, temporary_) = open_temporary(path_.parent_path());
      if (file < 0) {
        const int reason = errno;
        temporary_.clear();
        fail(name_, reason);
      }
      if (exists && ::fchmod(file, status.st_mode & 07777) != 0) fail_closing(file);
    }
    if (file < 0) fail(name_, errno);
    stream_ = ::fdopen(file, "wb");
    if (stream_ == nullptr) fail_closing(file);
    return stream_;
  }

  void commit() {
    if (stream_ == nullptr) return;
    if (!temporary_.empty() && ::fsync(::fileno(stream_)) != 0) fail(name_, errno);
    std::FILE* const stream = std::exchange(stream_, nullptr);
    if (std::fclose(stream) != 0) fail(name_, errno);
    if (temporary_.empty()) return;
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(name_, errno);
    temporary_.clear();
  }

 private:
  [[noreturn]] void fail_closing(int file) {
    const int reason = errno;
    ::close(file);
    fail(name_, reason);
  }

  std::string name_;
  fs::path path_;
  fs::path temporary_;  // empty when the path is written directly
  std::FILE* stream_ = nullptr;
};

Output::Output(std::shared_ptr<Target> target, spdlog::sink_ptr sink)
    : target_(std::move(target)),
      logger_(std::make_shared<spdlog::logger>("report", std::move(sink))) {
  logger_->set_level(spdlog::level::trace);
  // The logger would swallow what a sink throws; called from its catch clause, this throws it on.
  logger_->set_error_handler([](const std::string&) { throw; });
}

Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Output Output::to_standard_output() {
  return {std::make_shared<Target>(), std::make_shared<StreamSink>(stdout, "standard output")};
}

Output Output::to_file(const std::string& path) {
  auto target = std::make_shared<Target>();
  std::FILE* const stream = target->open(path);
  return {std::move(target), std::make_shared<StreamSink>(stream, path)};
}

Output Output::to_string(std::string& bytes) {
  return {std::make_shared<Target>(), std::make_shared<StringSink>(bytes)};
}

void Output::add(spdlog::sink_ptr sink) {
  sink->set_formatter(std::make_unique<VerbatimFormatter>());
  logger_->sinks().push_back(std::move(sink));
}

void Output::write(std::string_view bytes, Severity severity) {
  const auto level = severity == Severity::error     ? spdlog::level::err
                     : severity == Severity::warning ? spdlog::level::warn
                                                     : spdlog::level::info;
  logger_->log(level, spdlog::string_view_t(bytes.data(), bytes.size()));
}

void Output::flush() { logger_->flush(); }

void Output::commit() {
  flush();
  target_->commit();
}

}  // namespace obelus
