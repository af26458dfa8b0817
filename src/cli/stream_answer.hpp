// A line of `obelus stream` → its answer, apart from where lines come from and answers go.
#pragma once

#include <string>
#include <utility>

#include "cli/stream_request.hpp"
#include "engine/linter.hpp"

namespace obelus {

struct StreamLine {
  std::string text;
  bool too_long = false;
};

// A worker's own.
struct StreamScratch {
  StreamRequestParser parser;
  WorkerScratch linter;
};

// Shared by the workers. The linter must outlive it.
class StreamAnswerer {
 public:
  // `language` is what --language says, or empty.
  StreamAnswerer(const Linter& linter, std::string language, Severity min_severity)
      : linter_(linter), language_(std::move(language)), min_severity_(min_severity) {}

  // One line of JSON with its line end: findings, or an error for a line that is no document.
  // Nothing that a line holds ends the stream.
  std::string operator()(const StreamLine& line, StreamScratch& scratch) const;

 private:
  std::string findings(const StreamRequest& request, WorkerScratch& scratch) const;

  const Linter& linter_;
  std::string language_;
  Severity min_severity_;
};

}  // namespace obelus
