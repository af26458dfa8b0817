// obelus stream: documents in, findings out, one JSON object a line, for as long as input comes.
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/line_reader.hpp"
#include "cli/log.hpp"
#include "cli/shared_flags.hpp"
#include "cli/signals.hpp"
#include "cli/stream_answer.hpp"
#include "engine/linters.hpp"
#include "engine/ordered_workers.hpp"
#include "engine/run.hpp"
#include "report/output.hpp"

namespace obelus {
namespace {

constexpr std::size_t kLineLimit = std::size_t{256} << 20;
constexpr std::size_t kBytesAhead = std::size_t{64} << 20;
constexpr std::size_t kLinesAhead = 16;  // for each worker

struct Flags {
  std::string policy;
  std::string language;
  std::string min_severity = "suggestion";
  unsigned jobs = default_jobs();
};

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}

// Reads ahead as far as the window allows, writes in input order, and flushes whenever there is
// nothing left to do but wait.
int answer_all(const Flags& flags, const Linter& linter) {
  const StreamAnswerer answer(linter, flags.language,
                              severity_from(flags.min_severity).value_or(Severity::suggestion));
  LineReader reader(STDIN_FILENO, kLineLimit, interrupt_descriptor());
  Output output = Output::to_standard_output();
  OrderedWorkers<StreamLine, std::string, StreamScratch> pool(
      flags.jobs, [&](StreamLine& line, StreamScratch& scratch) { return answer(line, scratch); });
  const std::size_t window = flags.jobs * kLinesAhead;
  std::deque<std::size_t> sizes;
  std::size_t bytes_ahead = 0;
  int status = kSound;
  bool ended = false;
  while (true) {
    while (!ended && pool.pending() < window && bytes_ahead < kBytesAhead) {
      const bool idle = pool.pending() == 0;
      StreamLine line;
      LineReader::Outcome outcome = reader.next(line.text, false);
      if (outcome == LineReader::Outcome::pause && idle) {
        output.flush();
        outcome = reader.next(line.text, true);
      }
      if (interrupted() != 0) ended = true;
      if (outcome == LineReader::Outcome::pause) break;
      if (outcome == LineReader::Outcome::end) ended = true;
      if (outcome == LineReader::Outcome::failure) {
        log_error("standard input cannot be read: " + reader.error());
        status = kFailed;
        ended = true;
      }
      if (ended) break;
      line.too_long = outcome == LineReader::Outcome::too_long;
      if (!line.too_long && is_blank(line.text)) continue;
      sizes.push_back(line.text.size());
      bytes_ahead += line.text.size();
      pool.submit(std::move(line));
    }
    if (pool.pending() > 0) {
      output.write(pool.next(), Severity::suggestion);
      bytes_ahead -= sizes.front();
      sizes.pop_front();
    } else if (ended) {
      break;
    }
  }
  output.commit();
  if (interrupted() != 0) {
    log_error("interrupted");
    status = kSignalled + interrupted();
  }
  return status;
}

}  // namespace

void add_stream(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("stream", "Lint documents, one JSON object a line in and out");
  const auto flags = std::make_shared<Flags>();
  add_policy_flag(*command, flags->policy);
  add_language_flag(*command, flags->language);
  add_min_severity_flag(*command, flags->min_severity);
  add_jobs_flag(*command, flags->jobs);
  command->callback([&action, flags] {
    action = [flags] {
      Linters linters(flags->policy);
      return answer_all(*flags, linters.for_folder({}));
    };
  });
}

}  // namespace obelus
