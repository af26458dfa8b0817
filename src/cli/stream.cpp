// obelus stream: documents in, findings out, one JSON object a line, for as long as input comes.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "cli/cli.hpp"
#include "cli/commands.hpp"
#include "cli/line_reader.hpp"
#include "cli/log.hpp"
#include "cli/shared_flags.hpp"
#include "cli/signals.hpp"
#include "engine/linters.hpp"
#include "engine/ordered_workers.hpp"
#include "engine/run.hpp"
#include "report/finding_json.hpp"
#include "report/output.hpp"

namespace obelus {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLineLimit = std::size_t{256} << 20;
constexpr std::size_t kBytesAhead = std::size_t{64} << 20;
constexpr std::size_t kLinesAhead = 16;  // for each worker
constexpr int kDeepest = 64;             // nesting of a line's JSON

struct Flags {
  std::string policy;
  std::string language;
  std::string min_severity = "suggestion";
  unsigned jobs = default_jobs();
};

struct Line {
  std::string text;
  bool too_long = false;
};

// What is wrong with a line, beside its id where it has one.
class LineError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Json parse(const std::string& line) {
  const auto guard = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest) throw LineError("JSON nested too deeply");
    return true;
  };
  try {
    return Json::parse(line, guard);
  } catch (const Json::exception& error) {
    const std::string what = error.what();  // "[json.exception.parse_error.101] parse error …"
    const std::size_t text = what.find("] ");
    throw LineError("not a JSON object: " +
                    (text == std::string::npos ? what : what.substr(text + 2)));
  }
}

// A string field; nullopt where it is absent or null.
std::optional<std::string> string_field(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::nullopt;
  if (!found->is_string()) {
    throw LineError(std::string("“") + name + "” must be a string, not " + found->type_name());
  }
  return found->get<std::string>();
}

Format format_named(const std::string& name) {
  if (name == "text") return Format::text;
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  throw LineError("“format” must be text, markdown or html, not “" + name + "”");
}

// Answers one line; nothing that a line holds ends the stream.
class Answerer {
 public:
  Answerer(const Flags& flags, const Linter& linter)
      : language_(flags.language),
        min_severity_(severity_from(flags.min_severity).value_or(Severity::suggestion)),
        linter_(linter) {}

  std::string operator()(const Line& line, WorkerScratch& scratch) const {
    std::string id = "null";
    std::string found;
    std::string failure;
    try {
      if (line.too_long) throw LineError("the line is longer than 256 MiB");
      const Json object = parse(line.text);
      if (!object.is_object()) {
        throw LineError(std::string("not a JSON object: ") + object.type_name());
      }
      if (const auto given = object.find("id"); given != object.end()) id = json_line(*given);
      found = findings(object, scratch);
    } catch (const std::exception& error) {
      failure = error.what();
    }
    std::string answer;
    JsonWriter json(answer);
    json.begin('{');
    json.key("id").json(id);
    if (failure.empty()) {
      json.key("findings").json(found);
    } else {
      json.key("error").text(failure);
    }
    json.end('}');
    return answer + '\n';
  }

 private:
  std::string findings(const Json& object, WorkerScratch& scratch) const {
    const std::optional<std::string> text = string_field(object, "text");
    if (!text) throw LineError("“text” is missing");
    const std::optional<std::string> path = string_field(object, "path");
    const std::optional<std::string> format = string_field(object, "format");
    const std::optional<std::string> language = string_field(object, "language");

    DocumentOptions options;
    options.encoding = "UTF-8";  // JSON has decoded it, whatever it declares
    options.decoded = true;
    options.format = format ? format_named(*format) : format_of(path.value_or(""));
    options.language_forced = language.has_value() || !language_.empty();
    options.language = language            ? *language
                       : language_.empty() ? linter_.policy().language
                                           : language_;
    std::string list;
    JsonWriter json(list);
    json.begin('[');
    for (const Finding& finding :
         check_bytes(linter_, *text, options, path.value_or("-"), scratch)) {
      if (finding.severity >= min_severity_) write_finding(json, finding);
    }
    json.end(']');
    return list;
  }

  std::string language_;
  Severity min_severity_;
  const Linter& linter_;
};

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}

// Reads ahead as far as the window allows, writes in input order, and flushes whenever there is
// nothing left to do but wait.
int answer_all(const Flags& flags, const Linter& linter) {
  const Answerer answer(flags, linter);
  LineReader reader(STDIN_FILENO, kLineLimit, interrupt_descriptor());
  Output output = Output::to_standard_output();
  OrderedWorkers<Line, std::string, WorkerScratch> pool(
      flags.jobs, [&](Line& line, WorkerScratch& scratch) { return answer(line, scratch); });
  const std::size_t window = flags.jobs * kLinesAhead;
  std::deque<std::size_t> sizes;
  std::size_t bytes_ahead = 0;
  int status = kSound;
  bool ended = false;
  while (true) {
    while (!ended && pool.pending() < window && bytes_ahead < kBytesAhead) {
      const bool idle = pool.pending() == 0;
      Line line;
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
